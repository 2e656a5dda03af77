import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { type Dataset, quad } from '../rdf/environment.ts';
import { namespace, rdf, sg } from '../rdf/namespace.ts';

const { reifies } = namespace('http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'reifies');
const parts = [rdf.subject, rdf.predicate, rdf.object];

/**
 * Replaces rdf:subject, rdf:predicate and rdf:object of each statement by `rdf:reifies <<( s p o )>>`
 * (RDF 1.2 Concepts, 1.5).
 */
export function toReifiers(graph: Dataset): Quad[] {
  return [...Map.groupBy(graph, ({ subject }) => subject.value).values()].flatMap((quads): Quad[] => {
    const [subject, predicate, object] = parts.map((part) => quads.find((one) => one.predicate.equals(part))?.object);
    const node = quads[0]?.subject;
    const isStatement = quads.some((one) => one.object.equals(sg.Statement));
    if (!isStatement || !node || subject?.termType !== 'NamedNode' || predicate?.termType !== 'NamedNode' || !object)
      return quads;
    const rest: Quad[] = quads.filter((one) => !parts.some((part) => part.equals(one.predicate)));
    return [...rest, quad(node, reifies, DataFactory.quad(subject, predicate, object))];
  });
}

/** Replaces each `rdf:reifies` by the three triples of RDF 1.1. */
export function fromReifiers(quads: Iterable<Quad>): Quad[] {
  return [...quads].flatMap((one): Quad[] => {
    if (!one.predicate.equals(reifies) || one.object.termType !== 'Quad') return [one];
    const { subject, predicate, object } = one.object;
    return [subject, predicate, object].flatMap((term, index) => {
      const part = parts[index];
      return part ? [quad(one.subject, part, term)] : [];
    });
  });
}
