import { once } from 'node:events';
import { extname } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import {
  type Chunk,
  type ChunkOptions,
  type MappedChunk,
  mapChunk,
  type SeriesCheck,
  TextBuffer,
} from '../bulk/map-chunk.ts';
import { validateShapes } from '../check/validate-shapes.ts';
import { seriesGraphOf } from '../graph/series-quads.ts';
import { unruledConflicts } from '../graph/settle-statements.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import { seriesPrefixes } from '../ontology/shorten.ts';
import { readOntologyFolder } from './files.ts';

/** Maps chunks, several at a time where there are threads for it. */
export interface ChunkMapper {
  /** As many chunks as should be under way. */
  readonly width: number;
  map(chunk: Chunk): Promise<MappedChunk>;
  close(): Promise<void>;
}

export interface MapperOptions extends ChunkOptions {
  /** The folder of the ontology. */
  readonly ontology: string;
}

/** Maps in the thread that asks for it; what a chunk became stands until the next is mapped. */
export async function ownMapper(options: MapperOptions): Promise<ChunkMapper> {
  const ontology = await readOntologyFolder(options.ontology);
  const check = options.check ? seriesCheckOf(ontology) : undefined;
  const output = new TextBuffer();
  return {
    width: 1,
    map: (chunk) => mapChunk(chunk, ontology.profile, options, output, check),
    close: async () => {},
  };
}

/** Maps in threads of their own, each with its own ontology. */
export async function threadMapper(options: MapperOptions, threads: number): Promise<ChunkMapper> {
  // .ts when run from sources, .js when built
  const file = new URL(`./map-worker${extname(import.meta.url)}`, import.meta.url);
  const workers = Array.from({ length: threads }, () => new Worker(file, { workerData: options }));
  let next = 0;
  return {
    // One for each to work at, and one to go on with.
    width: 2 * threads,
    async map({ file: name, line, bytes }) {
      const worker = workers[next % threads];
      next += 1;
      if (!worker) throw new TypeError('a mapper has at least one thread');
      const { port1, port2 } = new MessageChannel();
      const own = new Uint8Array(bytes);
      worker.postMessage({ chunk: { file: name, line, bytes: own }, port: port2 }, [own.buffer, port2]);
      const [answer] = (await once(port1, 'message')) as [MappedChunk | Error];
      port1.close();
      if (answer instanceof Error) throw answer;
      return answer;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** What `check` finds in a series by itself: shapes, and conflicts that nothing decides. */
function seriesCheckOf({ dataset, profile }: Ontology): SeriesCheck {
  return async (settled) => {
    const series = seriesGraphOf(settled);
    const prefixes = new Map([...profile.prefixes, ...seriesPrefixes(settled.namespace)]);
    return [
      ...unruledConflicts(settled.conflicts),
      ...(await validateShapes(series, dataset, { ...profile, prefixes })),
    ];
  };
}
