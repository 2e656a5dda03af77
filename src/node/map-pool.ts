import { extname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { FailureCode } from '../report/codes.ts';
import { Failure } from '../report/failure.ts';
import type { Chunk, ChunkOptions, MappedChunk } from '../stream/map-chunk.ts';
import type { ChunkMapper } from '../stream/map-stream.ts';

export interface MapperOptions extends ChunkOptions {
  /** Folder of the ontology. */
  readonly ontology: string;
  /** Check each series. */
  readonly check: boolean;
  /** Folder of the queries, for checks. */
  readonly queries: string;
  /** Seconds after which a query is aborted. */
  readonly timeLimit: number;
}

/** Answers of a thread, one per chunk and in their order. */
export type MapperAnswer = { readonly mapped: MappedChunk } | { readonly failed: Failed };

/** A failure as plain data: messages between threads lose classes. */
export interface Failed {
  readonly code?: FailureCode;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Megabytes for new objects. With half of it, mapping takes 10 % longer; with twice, it is not faster. */
const youngGeneration = 48;

/** Megabytes for old objects. With more, they are collected less often. */
const oldGeneration = 256;

/** For `--check`, which holds all series of a chunk in one graph. */
const oldGenerationToCheck = 2048;

/**
 * V8 would conclude from the ontology, whose terms are all kept, that terms are long-lived, and allocate those of all
 * series as old objects, which makes mapping up to twice as slow. And threads for garbage collection would compete with
 * the mappers.
 */
const flags = ['--no-allocation-site-pretenuring', '--no-parallel-scavenge'];

/**
 * Maps chunks in worker threads, which are started when there are chunks for them. Each reads the ontology itself.
 * @param threads maximum number
 */
export function startMapper(options: MapperOptions, threads: number): ChunkMapper & { close(): Promise<void> } {
  for (const flag of flags) setFlagsFromString(flag);
  const pool = [new MapperThread(options)];
  let next = 0;
  return {
    // One to map and one to continue with.
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
