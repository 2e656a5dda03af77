import type { NamedNode, Quad, Term } from '@rdfjs/types';
import { quad } from '../rdf/environment.ts';
import { oa, prov, rdf, sg } from '../rdf/namespace.ts';

/**
 * The named graph of each quad: what a source says (its statements, evidence and quotations, and its own description) is
 * in the graph named by the source; values, types, names and inferred statements are in the default graph. Without graph
 * names it is the same graph.
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
        // Only from evidence: a statement that is derived from statements is inferred, and no source says it.
        put(sourceOf, subject, ofEvidence.get(object.value));
    }
  return ({ subject }) => sourceOf.get(subject.value);
}

/** The graph spread over named graphs, one for each source. */
export function toNamedGraphs(graph: Iterable<Quad>): Quad[] {
  const quads = [...graph];
  const graphOf = namedGraphOf(quads);
  return quads.map((one) => quad(one.subject, one.predicate, one.object, graphOf(one)));
}

function put(sourceOf: Map<string, NamedNode>, node: Term, source: NamedNode | undefined): void {
  if (source) sourceOf.set(node.value, source);
}

/** The quads of a dataset as one graph. */
export function withoutGraphs(quads: Iterable<Quad>): Quad[] {
  return [...quads].map(({ subject, predicate, object }) => quad(subject, predicate, object));
}
