import type { Quad, Quad_Graph } from '@rdfjs/types';
import { type Dataset, quad } from './environment.ts';
import { oa, prov, rdf, sg } from './namespace.ts';

/**
 * The graph spread over named graphs: what a source says (its statements, evidence and quotes, and its own description)
 * in the graph named by the source; values, types, names and what was inferred in the default graph. Without graph
 * names it is the same graph.
 */
export function toNamedGraphs(graph: Dataset): Quad[] {
  const sourceOf = new Map<string, Quad_Graph>();
  const put = (node: Quad['subject'] | Quad['object'], source: Quad['object']) => {
    if (source.termType === 'NamedNode') sourceOf.set(node.value, source);
  };
  for (const { subject } of graph.match(null, rdf.type, sg.Source)) put(subject, subject);
  for (const { subject: evidence, object: source } of graph.match(null, oa.hasSource)) {
    put(evidence, source);
    for (const { object: quote } of graph.match(evidence, oa.hasSelector)) put(quote, source);
  }
  for (const { subject: statement, object: ground } of graph.match(null, prov.wasDerivedFrom)) {
    // Statements also follow from statements; those were inferred, and no source says them.
    const source = graph.match(ground, oa.hasSource).size > 0 ? sourceOf.get(ground.value) : undefined;
    if (source) sourceOf.set(statement.value, source);
  }
  return [...graph].map((one) => quad(one.subject, one.predicate, one.object, sourceOf.get(one.subject.value)));
}

/** The quads of a dataset as one graph. */
export function withoutGraphs(quads: Iterable<Quad>): Quad[] {
  return [...quads].map(({ subject, predicate, object }) => quad(subject, predicate, object));
}
