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

/** A way to write the graph, and to read it back. */
export interface Format {
  /** What `--format` calls it. */
  readonly name: string;
  /** Its files end in `.` and this. */
  readonly ending: string;
  readonly mediaType: string;
  /** For a format that holds another graph, made from this one: that graph. It needs the statements. */
  readonly project?: (graph: Dataset, profile: Profile) => Dataset;
  readonly write: (graph: Dataset, profile: Profile) => Promise<string>;
  readonly read: (text: string) => Promise<Quad[]>;
}

export const readWithN3 = async (text: string) => withoutGraphs(readTurtle(text, 'the written file').quads);

/** The ways to write the whole graph, the best to read it back from first. */
export const formats: readonly Format[] = [
  {
    ...mediaTypes.ttl,
    write: (graph, { prefixes }) => toTurtle(graph, prefixes),
    read: readWithN3,
  },
  {
    ...mediaTypes.jsonld,
    write: (graph, profile) => toJsonLd(graph, profile),
    read: fromJsonLd,
  },
  {
    ...mediaTypes.nt,
    write: async (graph) => toNQuads(graph),
    read: readWithN3,
  },
  {
    ...mediaTypes.nq,
    write: async (graph) => toNQuads(toNamedGraphs(graph)),
    read: readWithN3,
  },
  {
    ...mediaTypes.trig,
    write: (graph, { prefixes }) => toTriG(toNamedGraphs(graph), prefixes),
    read: readWithN3,
  },
  {
    // A parser of RDF 1.1 refuses the whole file, so it never takes the name of the Turtle file.
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
