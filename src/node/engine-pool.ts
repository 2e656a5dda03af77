import type { Answer, Question } from '../sparql/engine.ts';
import { QueryFailure } from '../sparql/query-failure.ts';
import { SparqlEngine, type SparqlOptions } from './sparql-engine.ts';

export interface PoolOptions extends SparqlOptions {
  /** Number of engines, each in its own thread. */
  readonly size: number;
  /** Number of queries that may wait for an engine. */
  readonly queue: number;
}

/** Milliseconds for loading an engine and the graph. */
const startLimit = 120_000;

/** A place in the pool. Its engine is undefined while it is replaced, and if that failed. */
interface Place {
  engine: SparqlEngine | undefined;
}

/**
 * Several engines over one graph. An engine that exceeds its time or memory is replaced, while the others answer.
 * @example
 * const pool = await EnginePool.start(turtle, { size: 2, queue: 100, timeLimit: 60_000 });
 */
export class EnginePool {
  readonly #graph: string;
  readonly #options: PoolOptions;
  readonly #places: Place[];
  readonly #free: Place[] = [];
  readonly #waiting: ((place: Place | QueryFailure) => void)[] = [];
  #closed = false;

  private constructor(graph: string, options: PoolOptions) {
    this.#graph = graph;
    this.#options = options;
    this.#places = Array.from({ length: options.size }, () => ({ engine: undefined }));
  }

  /**
   * Starts the engines and waits until each can answer.
   * @param graph Turtle, TriG, N-Triples or N-Quads
   */
  static async start(graph: string, options: PoolOptions): Promise<EnginePool> {
    const pool = new EnginePool(graph, options);
    try {
      await Promise.all(pool.#places.map((place) => pool.#fill(place)));
    } catch (error) {
      await pool.close();
      throw error;
    }
    pool.#free.push(...pool.#places);
    return pool;
  }

  /**
   * Answers a query as soon as an engine is free.
   * @throws QueryFailure `busy` if too many queries wait, or this one waits longer than a query may take; or a failure
   * of the engine
   */
  async ask(question: Question): Promise<Answer> {
    const place = await this.#take();
    try {
      const engine = place.engine ?? (await this.#fill(place));
      const answer = await engine.ask(question);
      this.#giveBack(place);
      return answer;
    } catch (error) {
      const ended = error instanceof QueryFailure && ['timeout', 'ended'].includes(error.reason);
      if (ended) void this.#replace(place);
      else this.#giveBack(place);
      throw error;
    }
  }

  /** Ends all engines and rejects waiting queries. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const serve of this.#waiting.splice(0)) serve(stopping());
    await Promise.all(this.#places.map(({ engine }) => engine?.close()));
  }

  #take(): Promise<Place> {
    if (this.#closed) return Promise.reject(stopping());
    const place = this.#free.pop();
    if (place) return Promise.resolve(place);
    const { queue, timeLimit } = this.#options;
    if (this.#waiting.length >= queue) return Promise.reject(new QueryFailure('busy', 'too many queries are waiting'));
    return new Promise((resolve, reject) => {
      const serve = (given: Place | QueryFailure) => {
        clearTimeout(timer);
        if (given instanceof QueryFailure) reject(given);
        else resolve(given);
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(serve), 1);
        serve(new QueryFailure('busy', `no engine was free within ${timeLimit / 1000} s`));
      }, timeLimit);
      this.#waiting.push(serve);
    });
  }

  #giveBack(place: Place): void {
    const next = this.#waiting.shift();
    if (next) next(place);
    else this.#free.push(place);
  }

  /** Replaces the engine of a place. If that fails, the next query that takes the place tries again. */
  async #replace(place: Place): Promise<void> {
    const ended = place.engine;
    place.engine = undefined;
    await ended?.close();
    if (!this.#closed) await this.#fill(place).catch(() => undefined);
    this.#giveBack(place);
  }

  /** Starts an engine, loads the graph, and answers one query, so that loading is not part of the time of a query. */
  async #fill(place: Place): Promise<SparqlEngine> {
    const { size, queue, timeLimit, ...limits } = this.#options;
    const engine = new SparqlEngine({ ...limits, timeLimit: startLimit });
    place.engine = engine;
    try {
      await engine.load(this.#graph);
      await engine.answer('ASK {}');
      engine.timeLimit = timeLimit;
      return engine;
    } catch (error) {
      place.engine = undefined;
      await engine.close();
      throw error;
    }
  }
}

const stopping = () => new QueryFailure('busy', 'the server is stopping');
