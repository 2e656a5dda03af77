import { validateShapes } from '../check/validate-shapes.ts';
import type { TracedGraph } from '../graph/statement.ts';
import type { SparqlEngine } from '../node/sparql-engine.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import type { Problem } from '../report/problem.ts';
import type { QueryFile } from '../sparql/query-file.ts';
import { inferInto } from './infer.ts';

/**
 * Adds to a graph, of one series or of several, what follows from it; from then on the engine holds it. Meanwhile the shapes
 * validate what was there before: what rules add is checked with the whole graph, by queries.
 * @param short an IRI as people read it
 * @returns what the shapes find
 */
export async function inferAndValidate(
  graph: TracedGraph,
  { ontology, rules }: { readonly ontology: Ontology; readonly rules: readonly QueryFile[] },
  engine: SparqlEngine,
  short: (iri: string) => string,
): Promise<Problem[]> {
  // The engine works in a thread of its own, and has to load first.
  const [, problems] = await Promise.all([inferInto(graph, rules, engine), validateShapes(graph, ontology, short)]);
  return problems;
}
