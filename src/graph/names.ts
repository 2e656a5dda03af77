import type { NamedNode } from '@rdfjs/types';
import { namedNode } from '../rdf/environment.ts';

/** The IRI of a thing by its id. */
export function thingIri(namespace: string, id: string): NamedNode {
  return namedNode(namespace + id);
}

/** The IRI of a source by its id. */
export function sourceIri(namespace: string, id: string): NamedNode {
  return namedNode(`${namespace}source/${id}`);
}
