import type { NamedNode, Quad } from '@rdfjs/types';
import { quad } from '../rdf/environment.ts';
import { oa, prov, rdf, sg } from '../rdf/namespace.ts';

/**
 * The graph spread over named graphs: what a source says (its statements, evidence and quotations, and its own
 * description) in the graph named by the source; values, types, names and inferred statements in the default graph.
 * Without graph names it is the same graph.
 */
export function toNamedGraphs(graph: Iterable<Quad>): Quad[] {
  const quads = [...graph];
  const ofEvidence = sourcesOf(quads, oa.hasSource);
  const sourceOf = new Map(ofEvidence);
  for (const { subject, predicate, object } of quads) {
    if (subject.termType === 'NamedNode' && predicate.equals(rdf.type) && object.equals(sg.Source))
      sourceOf.set(subject.value, subject);
    // A statement that is derived from statements is inferred: no source says it.
    const source = ofEvidence.get((predicate.equals(oa.hasSelector) ? subject : object).value);
    if (!source) continue;
    if (predicate.equals(oa.hasSelector)) sourceOf.set(object.value, source);
    else if (predicate.equals(prov.wasDerivedFrom)) sourceOf.set(subject.value, source);
  }
  return quads.map(({ subject, predicate, object }) => quad(subject, predicate, object, sourceOf.get(subject.value)));
}

function sourcesOf(quads: readonly Quad[], hasSource: NamedNode): Map<string, NamedNode> {
  return new Map(
    quads.flatMap(({ subject, predicate, object }) =>
      predicate.equals(hasSource) && object.termType === 'NamedNode' ? [[subject.value, object]] : [],
    ),
  );
}

/** The quads of a dataset as one graph. */
export function withoutGraphs(quads: Iterable<Quad>): Quad[] {
  return [...quads].map(({ subject, predicate, object }) => quad(subject, predicate, object));
}
