import type { NamedNode, Quad, Term } from '@rdfjs/types';
import { quad } from '../rdf/environment.ts';
import { oa, prov, rdf, sg } from '../rdf/namespace.ts';

/**
 * Assigns each quad to a named graph: the statements, evidence, quotations and description of a source are in the graph
 * named by the source; asserted values, types, names and inferred statements are in the default graph.
 */
export function namedGraphOf(quads: readonly Quad[]): (quad: Quad) => NamedNode | undefined {
  const ofEvidence = new Map<string, NamedNode>();
  const sourceOf = new Map<string, NamedNode>();
  for (const { subject, predicate, object } of quads)
    if (predicate.value === oa.hasSource.value && object.termType === 'NamedNode')
      ofEvidence.set(subject.value, object);
  for (const { subject, predicate, object } of quads)
    switch (predicate.value) {
      case rdf.type.value:
        if (subject.termType === 'NamedNode' && object.equals(sg.Source)) sourceOf.set(subject.value, subject);
        break;
      case oa.hasSource.value:
        put(sourceOf, subject, ofEvidence.get(subject.value));
        break;
      case oa.hasSelector.value:
        put(sourceOf, object, ofEvidence.get(subject.value));
        break;
      case prov.wasDerivedFrom.value:
        // Only from evidence: statements that are derived from other statements are inferred.
        put(sourceOf, subject, ofEvidence.get(object.value));
    }
  return ({ subject }) => sourceOf.get(subject.value);
}

/** The graph with one named graph per source. */
export function toNamedGraphs(graph: Iterable<Quad>): Quad[] {
  const quads = [...graph];
  const graphOf = namedGraphOf(quads);
  return quads.map((one) => quad(one.subject, one.predicate, one.object, graphOf(one)));
}

function put(sourceOf: Map<string, NamedNode>, node: Term, source: NamedNode | undefined): void {
  if (source) sourceOf.set(node.value, source);
}

/** The quads of a dataset in the default graph. */
export function withoutGraphs(quads: Iterable<Quad>): Quad[] {
  return [...quads].map(({ subject, predicate, object }) => quad(subject, predicate, object));
}
