import type { TracedGraph } from '../graph/statement.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import type { Problem } from '../report/problem.ts';
import type { QueryAnswers } from '../sparql/query-answers.ts';
import type { QueryFile } from '../sparql/query-file.ts';
import { runChecks } from './run-checks.ts';
import { validateShapes } from './validate-shapes.ts';

/**
 * What shapes and check queries find in a graph, of one series or of several.
 * @param engine holds the graph
 * @param short an IRI as people read it
 */
export async function checkGraph(
  checked: TracedGraph,
  { ontology, checks }: { readonly ontology: Ontology; readonly checks: readonly QueryFile[] },
  engine: QueryAnswers,
  short: (iri: string) => string,
): Promise<Problem[]> {
  // The engine answers in a thread of its own; meanwhile this one validates.
  const [found, misshapen] = await Promise.all([
    runChecks(checks, engine, checked.trace, short),
    validateShapes(checked, ontology, short),
  ]);
  return [...misshapen, ...found];
}
