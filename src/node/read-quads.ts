import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Readable } from 'node:stream';
import type { Quad } from '@rdfjs/types';
import { StreamParser } from 'n3';
import { toNamedGraphs } from '../graph/named-graphs.ts';
import { namedNode, quad } from '../rdf/environment.ts';
import { type MediaType, mediaTypes } from '../rdf/media-types.ts';
import { sortedQuads } from '../rdf/n-quads.ts';
import { Failure, messageOf } from '../report/failure.ts';
import { formatOfFile } from '../write/manifest.ts';
import { type BuiltFile, builtFiles, formats } from './built.ts';
import { readText } from './files.ts';

const { nq, nt, ttl, trig } = mediaTypes;
const withGraphs: readonly MediaType[] = [nq, trig];
/** Formats that n3 reads as a stream. */
const readable: readonly MediaType[] = [nq, nt, ttl, trig];

export interface QuadFile {
  readonly bytes: number;
  /** For a series that `build` wrote, the prefix of the names of all graphs that it may replace. */
  readonly owned: string | undefined;
  /** Reads the quads from the beginning each time. */
  readonly quads: (onBytes: (bytes: number) => void) => AsyncIterable<Quad>;
}

/** The files to load: those named, or every series in an output folder. */
export async function quadFiles(names: readonly string[], out: string): Promise<QuadFile[]> {
  if (names.length === 0) return Promise.all((await builtFiles(out)).map((built) => quadFile(built.file, built)));
  return Promise.all(names.map(async (name) => quadFile(name, await builtFileNamed(name))));
}

/** Finds the series of a file, if `build` wrote it. Files of the Wikidata format hold another graph and have no series. */
async function builtFileNamed(file: string): Promise<BuiltFile | undefined> {
  const built = await builtFiles(dirname(file)).catch(() => []);
  return built.flatMap((series) => {
    const format = formatOfFile(series, basename(file), formats);
    return format && !format.project ? [{ ...series, file, format }] : [];
  })[0];
}

async function quadFile(name: string, built: BuiltFile | undefined): Promise<QuadFile> {
  const type = readable.find(({ ending }) => name.endsWith(`.${ending}`));
  if (!type && !built)
    throw new Failure('usage', `${name}: unknown format`, {
      hint: `the name must end in ${readable.map(({ ending }) => `.${ending}`).join(', ')}`,
    });
  const { size: bytes } = await stat(name).catch(async (error) => {
    // Throws the usual failure.
    await readText(name);
    throw error;
  });
  const hasGraphs = type !== undefined && withGraphs.includes(type);
  return {
    bytes,
    owned: built && `${built.namespace}source/`,
    quads: (onBytes) =>
      built && !hasGraphs
        ? inSeriesGraph(splitBySource(built), built.dataset)
        : inSeriesGraph(streamed(name, type?.mediaType ?? '', onBytes), built?.dataset),
  };
}

/** The graph of a series in one named graph per source, sorted as in the .nq file. */
async function* splitBySource({ file, format }: BuiltFile): AsyncGenerator<Quad> {
  yield* sortedQuads(toNamedGraphs(await format.read(await readText(file))));
}

async function* streamed(name: string, mediaType: string, onBytes: (bytes: number) => void): AsyncGenerator<Quad> {
  const file: Readable = createReadStream(name, { highWaterMark: 1 << 20 });
  file.on('data', (chunk: Buffer) => onBytes(chunk.length));
  const parser = new StreamParser({ format: mediaType });
  file.on('error', (error) => parser.destroy(error));
  try {
    yield* file.pipe(parser);
  } catch (error) {
    throw new Failure('unreadable-rdf', `${name}: ${messageOf(error)}`, { cause: error });
  } finally {
    file.destroy();
  }
}

async function* inSeriesGraph(quads: AsyncIterable<Quad>, graph: string | undefined): AsyncGenerator<Quad> {
  const name = graph === undefined ? undefined : namedNode(graph);
  for await (const one of quads)
    yield name && one.graph.termType === 'DefaultGraph' ? quad(one.subject, one.predicate, one.object, name) : one;
}
