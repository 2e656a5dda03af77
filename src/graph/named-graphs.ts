import type { NamedNode, Quad, Term } from '@rdfjs/types';
import { quad } from '../rdf/environment.ts';
import { dcterms, oa, prov, rdf, sg } from '../rdf/namespace.ts';

/**
 * Assigns each quad to a named graph: the statements, claims, quotations and description of a source are in the graph
 * named by the source; asserted values, types, names and inferred statements are in the default graph.
 */
export function namedGraphOf(quads: readonly Quad[]): (quad: Quad) => NamedNode | undefined {
  const sourceOf = new Map<string, NamedNode>();
  for (const { subject, predicate, object } of quads)
    if (predicate.equals(dcterms.source) || predicate.equals(oa.hasSource)) put(sourceOf, subject, object);
    else if (predicate.equals(rdf.type) && object.equals(sg.Source)) put(sourceOf, subject, subject);
  // What names its source first, then what hangs on it: statements on claims, selectors on fragments.
  const sourceOfNamed = new Map(sourceOf);
  for (const { subject, predicate, object } of quads)
    if (predicate.equals(oa.hasSelector)) put(sourceOf, object, sourceOfNamed.get(subject.value));
    // Statements that are derived from other statements are inferred.
    else if (predicate.equals(prov.wasDerivedFrom)) put(sourceOf, subject, sourceOfNamed.get(object.value));
  return ({ subject }) => sourceOf.get(subject.value);
}

/** The graph with one named graph per source. */
export function toNamedGraphs(graph: Iterable<Quad>): Quad[] {
  const quads = [...graph];
  const graphOf = namedGraphOf(quads);
  return quads.map((one) => quad(one.subject, one.predicate, one.object, graphOf(one)));
}

function put(sourceOf: Map<string, NamedNode>, node: Term, source: Term | undefined): void {
  if (source?.termType === 'NamedNode') sourceOf.set(node.value, source);
}

/** The quads of a dataset in the default graph. */
export function withoutGraphs(quads: Iterable<Quad>): Quad[] {
  return [...quads].map(({ subject, predicate, object }) => quad(subject, predicate, object));
}
