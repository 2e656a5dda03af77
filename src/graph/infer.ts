import type { NamedNode, Quad } from '@rdfjs/types';
import { datasetOf } from '../rdf/environment.ts';
import { toNQuads } from '../rdf/n-quads.ts';
import { prov, rdf } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';
import { compareText, type Place } from '../report/problem.ts';
import type { SparqlEngine } from '../sparql/engine.ts';
import type { QueryFile } from '../sparql/query-file.ts';
import { construct } from '../sparql/results.ts';
import type { SeriesGraph } from './statement.ts';

/**
 * Adds what follows from the graph: the rules (CONSTRUCT queries) run in the order of their names, each over the graph
 * with what the rules before it added. Afterwards the engine holds the whole graph.
 */
export async function inferFrom(
  series: SeriesGraph,
  rules: readonly QueryFile[],
  engine: SparqlEngine,
): Promise<SeriesGraph> {
  const graph = datasetOf(series.graph);
  await engine.load(toNQuads(graph));
  for (const rule of rules.toSorted((a, b) => compareText(a.name, b.name))) {
    const added = await construct(engine, rule);
    if (added.length === 0) continue;
    graph.addAll(added);
    traceInferred(series, added, placeOfRule(rule));
    await engine.add(toNQuads(added));
  }
  return { ...series, graph };
}

/** What was inferred is found at the line of the first statement that it follows from, else at the rule. */
function traceInferred({ trace }: SeriesGraph, quads: readonly Quad[], rule: Place): void {
  for (const own of Map.groupBy(quads, ({ subject }) => subject.value).values()) {
    const objects = (predicate: NamedNode) =>
      own.flatMap((quad) => (quad.predicate.equals(predicate) && isValue(quad.object) ? [quad.object] : []));
    const [statement] = own.map(({ subject }) => subject);
    const [grounds] = objects(prov.wasDerivedFrom).sort((a, b) => compareText(a.value, b.value));
    const [focus, path, value] = [rdf.subject, rdf.predicate, rdf.object].flatMap(
      (predicate) => objects(predicate)[0] ?? [],
    );
    if (statement?.termType !== 'NamedNode') continue;
    if (grounds) trace.addSame({ focus: statement }, grounds);
    if (grounds && focus?.termType === 'NamedNode' && path?.termType === 'NamedNode')
      trace.addSame({ focus, path, value }, grounds);
    trace.add({ focus: statement }, rule);
  }
}

function placeOfRule({ file, text }: QueryFile): Place {
  const before = text.slice(0, Math.max(0, text.search(/^[ \t]*CONSTRUCT/im))).split('\n');
  return { file, line: before.length, column: 1, length: 'CONSTRUCT'.length };
}

function isValue(term: Quad['object']): term is Value {
  return term.termType === 'NamedNode' || term.termType === 'Literal';
}
