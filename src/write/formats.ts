import normalize from '@rdfjs/normalize';
import type { Quad } from '@rdfjs/types';
import { toNamedGraphs, withoutGraphs } from '../graph/named-graphs.ts';
import type { Profile } from '../ontology/profile.ts';
import { type Dataset, datasetOf } from '../rdf/environment.ts';
import { mediaTypes } from '../rdf/media-types.ts';
import { toNQuads } from '../rdf/n-quads.ts';
import { readTurtle } from '../rdf/read-turtle.ts';
import { sha256 } from '../rdf/sha256.ts';
import { toTriG, toTurtle } from '../rdf/turtle.ts';
import { fromJsonLd, toJsonLd } from './json-ld.ts';
import { fromReifiers, toReifiers } from './turtle-12.ts';

/** Writes a graph as text and reads it back. */
export interface Format {
  /** The value of `--format`. */
  readonly name: string;
  /** File extension, without the first dot. */
  readonly ending: string;
  readonly mediaType: string;
  /** The graph that the format holds, if it is another one made from the statements. */
  readonly project?: (graph: Dataset, profile: Profile) => Dataset;
  readonly write: (graph: Dataset, profile: Profile) => Promise<string>;
  readonly read: (text: string) => Promise<Quad[]>;
}

const read = async (text: string) => withoutGraphs(readTurtle(text, 'the written file').quads);

/** Formats of the whole graph, in the order in which commands prefer to read them. */
export const formats: readonly Format[] = [
  { ...mediaTypes.ttl, write: (graph, { prefixes }) => toTurtle(graph, prefixes), read },
  { ...mediaTypes.jsonld, write: (graph, profile) => toJsonLd(graph, profile), read: fromJsonLd },
  { ...mediaTypes.nt, write: async (graph) => toNQuads(graph), read },
  { ...mediaTypes.nq, write: async (graph) => toNQuads(toNamedGraphs(graph)), read },
  { ...mediaTypes.trig, write: (graph, { prefixes }) => toTriG(toNamedGraphs(graph), prefixes), read },
  {
    // Parsers of Turtle 1.1 reject this file, so it has its own ending.
    name: 'rdf12.ttl',
    ending: 'rdf12.ttl',
    mediaType: 'text/turtle;version=1.2',
    write: (graph, { prefixes }) => toTurtle(toReifiers(graph), prefixes, '1.2'),
    read: async (text) => fromReifiers(readTurtle(text, 'the written file').quads),
  },
];

/** SHA-256 of the canonical form (RDFC-1.0) of a graph, in hexadecimal. */
export function graphHash(quads: Dataset | readonly Quad[]): string {
  return sha256(normalize('match' in quads ? quads : datasetOf(quads)));
}
