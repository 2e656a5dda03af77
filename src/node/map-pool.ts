import { extname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { FailureCode } from '../report/codes.ts';
import { Failure } from '../report/failure.ts';
import type { Chunk, ChunkOptions, MappedChunk } from '../stream/map-chunk.ts';
import type { ChunkMapper } from '../stream/map-stream.ts';

export interface MapperOptions extends ChunkOptions {
  /** The folder of the ontology. */
  readonly ontology: string;
  /** Whether it finds what `check` finds in each series. */
  readonly check: boolean;
  /** For checking: the folder of the queries. */
  readonly queries: string;
  /** Seconds after which a query is given up. */
  readonly timeLimit: number;
}

/** What a thread answers: one answer for each chunk, in their order. */
export type MapperAnswer = { readonly mapped: MappedChunk } | { readonly failed: Failed };

/** A failure in a thread; its class would be lost on the way. */
export interface Failed {
  readonly code?: FailureCode;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Memory for new objects, in megabytes: with half of it mapping takes a tenth longer, and twice makes nothing faster. */
const youngGeneration = 48;

/** The same for old ones: what stays well below it is kept clean less often, and grows with what was read. */
const oldGeneration = 256;

/** Where the series of a chunk are held together, to be checked. */
const oldGenerationToCheck = 2048;

/**
 * What V8 does without. From reading the ontology, of which everything stays, it would conclude that terms live long, and
 * put those of all series among the old objects: then mapping takes up to twice as long. And threads that collect new
 * objects take the cores from the mappers.
 */
const flags = ['--no-allocation-site-pretenuring', '--no-parallel-scavenge'];

/**
 * Maps chunks in threads, so that the thread which reads and writes does nothing else.
 * Starts a thread, and the others when there are chunks for them; each reads the ontology for itself.
 * @param threads how many there may be
 */
export function startMapper(options: MapperOptions, threads: number): ChunkMapper & { close(): Promise<void> } {
  for (const flag of flags) setFlagsFromString(flag);
  const pool = [new MapperThread(options)];
  let next = 0;
  return {
    // One for each to work at, and one to go on with.
    width: 2 * threads,
    map(chunk) {
      const turn = next % threads;
      next += 1;
      pool[turn] ??= new MapperThread(options);
      return pool[turn].map(chunk);
    },
    close: async () => {
      await Promise.all(pool.map((thread) => thread.close()));
    },
  };
}

interface Waiting {
  readonly resolve: (mapped: MappedChunk) => void;
  readonly reject: (error: unknown) => void;
}

class MapperThread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];

  constructor(options: MapperOptions) {
    // .ts when run from sources, .js when built
    this.#worker = new Worker(new URL(`./map-worker${extname(import.meta.url)}`, import.meta.url), {
      workerData: options,
      resourceLimits: {
        maxYoungGenerationSizeMb: youngGeneration,
        maxOldGenerationSizeMb: options.check ? oldGenerationToCheck : oldGeneration,
      },
    });
    this.#worker.on('message', (answer: MapperAnswer) => {
      const waiting = this.#waiting.shift();
      if ('mapped' in answer) waiting?.resolve(answer.mapped);
      else waiting?.reject(errorOf(answer.failed));
    });
    this.#worker.on('error', (error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
  }

  map({ file, line, bytes }: Chunk): Promise<MappedChunk> {
    const own = new Uint8Array(bytes);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage({ file, line, bytes: own } satisfies Chunk, [own.buffer]);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

function errorOf({ code, message, hint }: Failed): Error {
  return code === undefined ? new Error(message) : new Failure(code, message, hint === undefined ? {} : { hint });
}
