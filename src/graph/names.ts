import type { NamedNode } from '@rdfjs/types';
import { namedNode } from '../rdf/environment.ts';

/** The IRI of a thing. */
export function thingIri(namespace: string, id: string): NamedNode {
  return namedNode(namespace + id);
}

/** The IRI of a source. */
export function sourceIri(namespace: string, id: string): NamedNode {
  return namedNode(`${namespace}source/${id}`);
}
