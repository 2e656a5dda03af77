import { hash } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import { contextOf } from '../ontology/context.ts';
import type { Profile } from '../ontology/profile.ts';
import { type Dataset, datasetOf } from '../rdf/environment.ts';
import { toNQuads } from '../rdf/n-quads.ts';
import { readTurtle } from '../rdf/read-turtle.ts';
import { fromJsonLd, toJsonLd } from './json-ld.ts';
import { toTurtle } from './turtle.ts';

/** A way to write the graph, and to read it back. */
export interface Format {
  /** Files end in `.` and this. */
  readonly name: string;
  readonly write: (graph: Dataset, profile: Profile) => Promise<string>;
  readonly read: (text: string) => Promise<Quad[]>;
}

const readWithN3 = async (text: string) => readTurtle(text, 'the written file').quads;

export const formats: readonly Format[] = [
  { name: 'ttl', write: (graph, { prefixes }) => toTurtle(graph, prefixes), read: readWithN3 },
  { name: 'jsonld', write: (graph, profile) => toJsonLd(graph, contextOf(profile)), read: fromJsonLd },
  { name: 'nt', write: async (graph) => toNQuads(graph), read: readWithN3 },
];

/** SHA-256 of the canonical form (RDFC-1.0) of a graph, in hexadecimal. */
export function graphHash(quads: Iterable<Quad>): string {
  return hash('sha256', datasetOf(quads).toCanonical(), 'hex');
}
