import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Quad } from '@rdfjs/types';
import { StreamParser } from 'n3';
import { datasetOf, namedNode, quad } from '../rdf/environment.ts';
import { toNQuads } from '../rdf/n-quads.ts';
import { toNamedGraphs } from '../rdf/named-graphs.ts';
import { dcat, rdf, voidVocabulary } from '../rdf/namespace.ts';
import { readTurtle } from '../rdf/read-turtle.ts';
import { Failure, messageOf } from '../report/failure.ts';
import { readText } from './files.ts';
import { finishReplacing } from './output-folder.ts';

const mediaTypes = new Map([
  ['.nq', 'application/n-quads'],
  ['.nt', 'application/n-triples'],
  ['.ttl', 'text/turtle'],
  ['.trig', 'application/trig'],
]);

/** A file of quads, to be read as often as needed. */
export interface QuadFile {
  readonly name: string;
  readonly bytes: number;
  /** The beginning of the names of all graphs that this file may replace, where it is a series that `build` wrote. */
  readonly owned: string | undefined;
  readonly quads: (onBytes: (bytes: number) => void) => AsyncIterable<Quad>;
}

/** The files to load: those named, else every series that `build` wrote into a folder. */
export async function quadFiles(names: readonly string[], out: string): Promise<QuadFile[]> {
  const files = names.length > 0 ? names : await builtSeries(out);
  return Promise.all(files.map(quadFile));
}

async function builtSeries(out: string): Promise<string[]> {
  finishReplacing(out);
  const ending = '.void.ttl';
  const described = (await readdir(out).catch(() => [])).filter((name) => name.endsWith(ending)).sort();
  if (described.length === 0)
    throw new Failure('nothing-built', `${out} holds no series that \`build\` wrote`, {
      hint: 'run `build` first, or say where it wrote with --out, or name a file',
    });
  return described.map((name) => join(out, `${name.slice(0, -ending.length)}.ttl`));
}

async function quadFile(name: string): Promise<QuadFile> {
  const ending = extname(name);
  const mediaType = mediaTypes.get(ending);
  if (mediaType === undefined)
    throw new Failure('usage', `${name}: cannot tell its format`, {
      hint: `the name of a file to load ends in ${[...mediaTypes.keys()].join(', ')}`,
    });
  const { size: bytes } = await stat(name).catch(async (error) => {
    // Says what is wrong as every command says it.
    await readText(name);
    throw error;
  });
  const series = await describedSeries(name);
  const quads = (onBytes: (bytes: number) => void): AsyncIterable<Quad> =>
    series && ending === '.ttl'
      ? inSeriesGraph(splitBySource(name), series.graph)
      : inSeriesGraph(streamed(name, mediaType, onBytes), series?.graph);
  return { name, bytes, owned: series && `${series.namespace}source/`, quads };
}

/** What `build` wrote beside a graph of it: the name of the dataset, and its namespace. */
async function describedSeries(name: string): Promise<{ graph: string; namespace: string } | undefined> {
  const description = name.replace(/(?<!\.void|\.plain|\.rdf12)\.(ttl|nq|trig)$/, '.void.ttl');
  if (description === name || !(await stat(description).catch(() => undefined))) return undefined;
  const dataset = datasetOf(readTurtle(await readText(description), description).quads);
  const [graph] = [...dataset.match(null, rdf.type, dcat.Dataset)].map(({ subject }) => subject.value);
  const [namespace] = [...dataset.match(null, voidVocabulary.uriSpace)].map(({ object }) => object.value);
  return graph === undefined || namespace === undefined ? undefined : { graph, namespace };
}

/** The graph of a series, spread over the graphs of its sources as the .nq file is, in order. */
async function* splitBySource(name: string): AsyncGenerator<Quad> {
  const { quads } = readTurtle(await readText(name), name);
  yield* streamOf(Readable.from([toNQuads(toNamedGraphs(datasetOf(quads)))]), 'application/n-quads', name);
}

function streamed(name: string, mediaType: string, onBytes: (bytes: number) => void): AsyncIterable<Quad> {
  const file = createReadStream(name, { highWaterMark: 1 << 20 });
  file.on('data', (chunk) => onBytes(chunk.length));
  return streamOf(file, mediaType, name);
}

async function* streamOf(text: Readable, mediaType: string, name: string): AsyncGenerator<Quad> {
  const parser = new StreamParser({ format: mediaType });
  text.on('error', (error) => parser.destroy(error));
  try {
    yield* text.pipe(parser);
  } catch (error) {
    throw new Failure('unreadable-rdf', `${name}: ${messageOf(error)}`, { cause: error });
  } finally {
    text.destroy();
  }
}

async function* inSeriesGraph(quads: AsyncIterable<Quad>, graph: string | undefined): AsyncGenerator<Quad> {
  const name = graph === undefined ? undefined : namedNode(graph);
  for await (const one of quads)
    yield name && one.graph.termType === 'DefaultGraph' ? quad(one.subject, one.predicate, one.object, name) : one;
}
