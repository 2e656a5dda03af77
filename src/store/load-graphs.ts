import type { Quad } from '@rdfjs/types';
import pRetry from 'p-retry';
import { Failure } from '../report/failure.ts';
import type { Fetch } from '../sparql/http.ts';
import { chunksOf, type GraphTally } from './chunks.ts';
import type { WritableStore } from './find-store.ts';
import {
  countsOf,
  dropUpdate,
  graphsIn,
  leftBehind,
  replaceUpdate,
  requireCounts,
  stagingNames,
  update,
} from './staging.ts';
import { StoreQueries } from './store-queries.ts';
import { upload } from './upload.ts';

export interface LoadOptions {
  /** Returns the quads to load, from the beginning each time. */
  readonly quads: () => AsyncIterable<Quad>;
  /** The named graph for all quads; by default, that of each quad. */
  readonly graph?: string | undefined;
  /** Prefixes of graph names. Graphs of the store with such a prefix that are not in `quads` are removed. */
  readonly owned?: readonly string[];
  /** Accept fewer triples than were sent, because the store merges equal values. */
  readonly allowMerged?: boolean;
  /** Called after each request with the number of uploaded quads. */
  readonly onProgress?: (quads: number) => void;
  readonly onRetry?: (failure: Failure) => void;
  /** Number of retries if the connection is lost or the store is busy. */
  readonly retries?: number;
  /** Milliseconds before the first retry; doubled for each further one. */
  readonly firstWait?: number;
  /** Characters per request. */
  readonly chunkSize?: number;
  /** Milliseconds per request. */
  readonly timeLimit?: number;
}

export interface Loaded {
  /** Number of triples that the store holds now, by graph. */
  readonly graphs: ReadonlyMap<string, number>;
  /** Removed graphs. */
  readonly gone: readonly string[];
  /** Number of quads that were repeated or that the store merged. */
  readonly merged: number;
}

const defaults = { retries: 6, firstWait: 500, chunkSize: 4_000_000, timeLimit: 3_600_000 };

/** Failures that may be temporary. */
const temporary = new Set(['connection-lost', 'unreachable', 'store-busy']);

/** A store that is killed may lose data that it had accepted: then the load starts over. */
const attempts = 3;

/**
 * Replaces graphs in a store: uploads the new graphs under temporary names (SPARQL 1.1 Graph Store HTTP Protocol, or
 * INSERT DATA), counts their triples, and replaces the old graphs in one SPARQL 1.1 update. A failure before that update
 * leaves the old graphs as they were.
 * @param store as `findStore`, `findUpdate` and `findUpload` found it
 * @returns what the store holds afterwards
 * @throws Failure `count-mismatch` if the store holds other numbers of triples than were sent; `nothing-to-load`,
 * `graph-needed` or `graph-iri` for unusable quads; and as a store may fail: `connection-lost`, `store-refused`, …
 * @example
 * const { graphs } = await loadGraphs(fetch, store, { quads: async function* () { yield* dataset; }, graph: iri });
 */
export async function loadGraphs(fetch: Fetch, store: WritableStore, options: LoadOptions): Promise<Loaded> {
  for (let attempt = 1; ; attempt += 1) {
    const load = new Load(fetch, store, { ...defaults, ...options });
    try {
      return await load.run();
    } catch (error) {
      const lost = load.interrupted && error instanceof Failure && error.code === 'count-mismatch';
      if (!lost || attempt === attempts) throw await load.afterFailure(error);
    }
  }
}

/** One attempt. */
class Load {
  /** A request got no answer: whether the store executed it is unknown. */
  interrupted = false;
  #replacing = false;
  readonly #stagingName = stagingNames();
  readonly #fetch: Fetch;
  readonly #store: WritableStore;
  readonly #options: LoadOptions & typeof defaults;
  readonly #queries: StoreQueries;

  constructor(fetch: Fetch, store: WritableStore, options: LoadOptions & typeof defaults) {
    this.#fetch = fetch;
    this.#store = store;
    this.#options = options;
    this.#queries = new StoreQueries(fetch, store.query, { timeLimit: options.timeLimit });
  }

  async run(): Promise<Loaded> {
    await this.#retrying(() => this.#removeStaged());
    const tally = await this.#upload();
    const counts = await this.#retrying(() => countsOf(this.#queries, [...tally.keys()].map(this.#stagingName)));
    const staged = new Map([...tally.keys()].map((graph) => [graph, counts.get(this.#stagingName(graph)) ?? 0]));
    requireCounts(
      staged,
      expectedCounts(tally, staged, this.#options.allowMerged === true),
      'the old graphs are unchanged',
    );
    const gone = await this.#replace(staged);
    const sent = [...tally.values()].reduce((sum, { quads }) => sum + quads, 0);
    return { graphs: staged, gone, merged: sent - [...staged.values()].reduce((sum, count) => sum + count, 0) };
  }

  /**
   * Removes the uploaded graphs if the old ones are unchanged.
   * @returns the failure to throw; it says so if the old graphs may have changed
   */
  async afterFailure(error: unknown): Promise<unknown> {
    if (!this.#replacing) {
      // If the store cannot be reached, the next load removes them.
      await this.#removeStaged().catch(() => {});
      return error;
    }
    if (!(error instanceof Failure)) return error;
    const hints = ['some graphs may be new and some old', 'run `load` again', ...(error.hint ? [error.hint] : [])];
    return new Failure(error.code, `while replacing graphs: ${error.message}`, {
      cause: error,
      hint: hints.join('; '),
    });
  }

  /** Removes uploaded graphs that this load or an earlier one left. */
  async #removeStaged(): Promise<void> {
    const left = leftBehind(await graphsIn(this.#queries));
    if (left.length > 0) await this.#update(dropUpdate(left));
  }

  async #upload(): Promise<Map<string, GraphTally>> {
    const { quads, graph, chunkSize, timeLimit, onProgress } = this.#options;
    const tally = new Map<string, GraphTally>();
    let sent = 0;
    for await (const chunk of chunksOf(quads(), tally, { graph, size: chunkSize })) {
      await this.#retrying(() => upload(this.#fetch, this.#store.upload, chunk, this.#stagingName, timeLimit));
      sent += chunk.quads;
      onProgress?.(sent);
    }
    if (tally.size === 0)
      throw new Failure('nothing-to-load', 'there are no triples to load', {
        hint: 'nothing was replaced; to empty a graph, use SPARQL Update: DROP GRAPH',
      });
    return tally;
  }

  async #replace(staged: ReadonlyMap<string, number>): Promise<string[]> {
    const { owned = [] } = this.#options;
    const gone = (await graphsIn(this.#queries)).filter(
      (graph) => !staged.has(graph) && owned.some((prefix) => graph.startsWith(prefix)),
    );
    let waiting = [...staged.keys()];
    this.#replacing = true;
    await this.#retrying(async () => {
      // After a lost connection: graphs without triples under their temporary name were replaced already.
      if (this.interrupted) {
        const still = await countsOf(this.#queries, waiting.map(this.#stagingName));
        waiting = waiting.filter((graph) => still.get(this.#stagingName(graph)) !== 0);
      }
      if (waiting.length + gone.length > 0) await this.#update(replaceUpdate(waiting, gone, this.#stagingName));
    });
    const found = await this.#retrying(() => countsOf(this.#queries, [...staged.keys()]));
    requireCounts(found, staged, 'run `load` again');
    return gone;
  }

  #update(text: string): Promise<void> {
    return update(this.#fetch, this.#store.update, text, this.#options.timeLimit);
  }

  #retrying<T>(action: () => Promise<T>): Promise<T> {
    const { retries, firstWait, onRetry } = this.#options;
    return pRetry(action, {
      retries,
      minTimeout: firstWait,
      maxTimeout: 60 * firstWait,
      randomize: true,
      shouldRetry: ({ error }) => error instanceof Failure && temporary.has(error.code),
      onFailedAttempt: ({ error, retriesLeft }) => {
        if (!(error instanceof Failure) || !temporary.has(error.code)) return;
        this.interrupted = true;
        if (retriesLeft > 0) onRetry?.(error);
      },
    });
  }
}

/** The triples to expect in each graph: fewer than were sent are correct if lines may be repeated. */
function expectedCounts(
  tally: ReadonlyMap<string, GraphTally>,
  staged: ReadonlyMap<string, number>,
  allowMerged: boolean,
): Map<string, number> {
  return new Map(
    [...tally].map(([graph, { quads, exact }]) => {
      const found = staged.get(graph) ?? 0;
      return [graph, (allowMerged || !exact) && found > 0 && found < quads ? found : quads];
    }),
  );
}
