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
  requireCounts,
  stagingNames,
  swapUpdate,
  update,
} from './staging.ts';
import { StoreQueries } from './store-queries.ts';
import { upload } from './upload.ts';

export interface LoadOptions {
  /** What to load; read from the beginning each time. */
  readonly quads: () => AsyncIterable<Quad>;
  /** The one graph for everything; by default each quad goes where it says. */
  readonly graph?: string | undefined;
  /** Graphs whose names begin so belong to what is loaded: those that it no longer has are taken away. */
  readonly owned?: readonly string[];
  /** The store may hold fewer triples than were sent, for it takes some values for the same. */
  readonly allowMerged?: boolean;
  readonly onProgress?: (quads: number) => void;
  readonly onRetry?: (failure: Failure) => void;
  /** How often a request is sent again when the connection is lost or the store is busy. */
  readonly retries?: number;
  /** Milliseconds before the first repetition; each further one waits twice as long. */
  readonly firstWait?: number;
  /** Characters sent in one request. */
  readonly chunkSize?: number;
  /** Milliseconds for one request. */
  readonly timeLimit?: number;
}

export interface Loaded {
  /** How many triples each graph holds now. */
  readonly graphs: ReadonlyMap<string, number>;
  /** Graphs of the same owner that were taken away. */
  readonly gone: readonly string[];
  /** How many quads came twice, or are the same for the store. */
  readonly merged: number;
}

const defaults = { retries: 6, firstWait: 500, chunkSize: 4_000_000, timeLimit: 3_600_000 };

/** What may go away by itself. */
const passing = new Set(['connection-lost', 'unreachable', 'store-busy']);

/**
 * Replaces graphs in a store. The new ones are brought in under other names and counted; then one update puts them in the
 * place of the old ones. Until then readers see the old graphs, and whatever stops the load before leaves them.
 * @throws Failure with the store as it was, except where its message says otherwise
 */
export async function loadGraphs(fetch: Fetch, store: WritableStore, options: LoadOptions): Promise<Loaded> {
  const load = new Load(fetch, store, options);
  try {
    return await load.run();
  } catch (error) {
    throw await load.afterFailure(error);
  }
}

class Load {
  readonly #fetch: Fetch;
  readonly #store: WritableStore;
  readonly #options: LoadOptions & typeof defaults;
  readonly #queries: StoreQueries;
  /** A request of this round got no answer: the store may or may not have done it. */
  #broken = false;
  #swapping = false;
  #stagingName = stagingNames();

  constructor(fetch: Fetch, store: WritableStore, options: LoadOptions) {
    this.#fetch = fetch;
    this.#store = store;
    this.#options = { ...defaults, ...options };
    this.#queries = new StoreQueries(fetch, store.query, { timeLimit: this.#options.timeLimit });
  }

  async run(): Promise<Loaded> {
    for (let round = 1; ; round += 1) {
      this.#broken = false;
      this.#swapping = false;
      this.#stagingName = stagingNames();
      await this.#retrying(() => this.#takeAwayStaged());
      const tally = await this.#stage();
      const counts = await this.#retrying(() => countsOf(this.#queries, [...tally.keys()].map(this.#stagingName)));
      const staged = new Map([...tally.keys()].map((graph) => [graph, counts.get(this.#stagingName(graph)) ?? 0]));
      try {
        requireCounts(
          staged,
          expected(tally, staged, this.#options.allowMerged === true),
          'the graphs are as they were',
        );
        const gone = await this.#swap(staged);
        const sent = [...tally.values()].reduce((sum, { quads }) => sum + quads, 0);
        return { graphs: staged, gone, merged: sent - [...staged.values()].reduce((sum, count) => sum + count, 0) };
      } catch (error) {
        // A store that was killed may have lost what it had taken: once more from the beginning.
        if (!(error instanceof Failure && error.code === 'count-mismatch' && this.#broken && round < 3)) throw error;
      }
    }
  }

  /**
   * Cleans up where the old graphs are untouched, and says where they may not be.
   * @returns the failure to tell
   */
  async afterFailure(error: unknown): Promise<unknown> {
    if (!this.#swapping) {
      // A store that cannot be reached keeps what was brought in; the next load takes it away.
      await this.#takeAwayStaged().catch(() => {});
      return error;
    }
    if (!(error instanceof Failure)) return error;
    const hints = ['some graphs may be new and some old', 'load once more', ...(error.hint ? [error.hint] : [])];
    return new Failure(error.code, `while graphs took the place of others: ${error.message}`, {
      cause: error,
      hint: hints.join('; '),
    });
  }

  /** Takes away what this load, or one before it, has left under other names. */
  async #takeAwayStaged(): Promise<void> {
    const left = leftBehind(await graphsIn(this.#queries));
    if (left.length > 0) await this.#update(dropUpdate(left));
  }

  async #stage(): Promise<Map<string, GraphTally>> {
    const { quads, graph, chunkSize, timeLimit, onProgress } = this.#options;
    const tally = new Map<string, GraphTally>();
    let sent = 0;
    for await (const chunk of chunksOf(quads(), tally, { graph, size: chunkSize })) {
      await this.#retrying(() => upload(this.#fetch, this.#store.upload, chunk, this.#stagingName, timeLimit));
      sent += chunk.quads;
      onProgress?.(sent);
    }
    if (tally.size === 0)
      throw new Failure('nothing-to-load', 'there is not one triple to load', {
        hint: 'nothing was replaced; to empty a graph, use SPARQL Update: DROP GRAPH',
      });
    return tally;
  }

  async #swap(staged: ReadonlyMap<string, number>): Promise<string[]> {
    const { owned = [] } = this.#options;
    const gone = (await graphsIn(this.#queries)).filter(
      (graph) => !staged.has(graph) && owned.some((begin) => graph.startsWith(begin)),
    );
    let waiting = [...staged.keys()];
    this.#swapping = true;
    await this.#retrying(async () => {
      // After a lost connection nobody knows how far it came: what has left its other name is in its place.
      if (this.#broken) {
        const still = await countsOf(this.#queries, waiting.map(this.#stagingName));
        waiting = waiting.filter((graph) => still.get(this.#stagingName(graph)) !== 0);
      }
      if (waiting.length + gone.length > 0) await this.#update(swapUpdate(waiting, gone, this.#stagingName));
    });
    const found = await this.#retrying(() => countsOf(this.#queries, [...staged.keys()]));
    requireCounts(found, staged, 'load once more');
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
      shouldRetry: ({ error }) => error instanceof Failure && passing.has(error.code),
      onFailedAttempt: ({ error, retriesLeft }) => {
        if (!(error instanceof Failure) || !passing.has(error.code)) return;
        this.#broken = true;
        if (retriesLeft > 0) onRetry?.(error);
      },
    });
  }
}

/** Where lines may have come twice, fewer triples than lines are right too. */
function expected(
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
