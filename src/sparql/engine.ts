import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Failure } from '../report/failure.ts';

/** What goes to the thread of the engine: a graph to hold from now on, or a query over it, or both. */
export interface SparqlRequest {
  readonly id: number;
  /** N-Quads, Turtle or TriG. */
  readonly graph?: string;
  /** Keeps the graph held so far, and adds this one. */
  readonly add?: boolean;
  readonly query?: string;
  readonly mediaType?: string | undefined;
}

export type SparqlResponse =
  | { readonly id: number; readonly text: string }
  | { readonly id: number; readonly error: string };

/** What the thread itself keeps to. */
export interface SparqlLimits {
  /** In characters. */
  readonly longestAnswer: number;
}

export interface SparqlOptions extends Partial<SparqlLimits> {
  /** Milliseconds after which a query is given up. */
  readonly timeLimit: number;
}

/** Some 1.5 million triples; what is longer fits into no text. */
const longestAnswer = 250_000_000;

/**
 * Answers SPARQL 1.1 queries (Comunica) over a graph in memory, in a thread of its own, without any network. Texts go in
 * and texts come out; results.ts makes terms of them.
 */
export class SparqlEngine {
  /** None after a query was given up; the next request starts another, which holds no graph yet. */
  #worker: Worker | undefined;
  readonly #timeLimit: number;
  readonly #limits: SparqlLimits;
  readonly #waiting = new Map<number, { resolve: (text: string) => void; reject: (error: Error) => void }>();
  #lastId = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor({ timeLimit, ...limits }: SparqlOptions) {
    this.#timeLimit = timeLimit;
    this.#limits = { longestAnswer, ...limits };
    this.#worker = this.#start();
  }

  #start(): Worker {
    // .ts when run from sources, .js when built
    const file = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
    const worker = new Worker(file, { workerData: this.#limits });
    worker.on('message', (response: SparqlResponse) => this.#settle(response));
    worker.on('error', (error) => this.#rejectAll(new Failure('query-failed', error.message, { cause: error })));
    return worker;
  }

  /** Holds this graph (Turtle, TriG, N-Triples or N-Quads) from now on, in place of the one before. */
  async load(graph: string): Promise<void> {
    await this.#send({ graph });
  }

  /** Adds to the graph that it holds. */
  async add(graph: string): Promise<void> {
    await this.#send({ graph, add: true });
  }

  /**
   * The answer to any query as text.
   * @param mediaType of the answer; by default SPARQL JSON for rows, N-Quads for graphs
   */
  async answer(query: string, mediaType?: string): Promise<string> {
    return this.#send({ query, mediaType });
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #send(request: Omit<SparqlRequest, 'id'>): Promise<string> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<string>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      if (this.#waiting.size === 1) this.#startTimer();
      this.#worker ??= this.#start();
      this.#worker.postMessage({ id, ...request });
    });
  }

  #settle(response: SparqlResponse): void {
    const waiting = this.#waiting.get(response.id);
    this.#waiting.delete(response.id);
    // The thread answers one request after the other: now begins the time of the next.
    this.#startTimer();
    if ('error' in response) waiting?.reject(new Failure('query-failed', response.error));
    else waiting?.resolve(response.text);
  }

  #startTimer(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.size > 0) this.#timer = setTimeout(() => this.#giveUp(), this.#timeLimit);
  }

  #giveUp(): void {
    this.#rejectAll(
      new Failure('query-timeout', `no answer within ${this.#timeLimit / 1000} s`, {
        hint: 'a query without a join between its patterns multiplies them',
      }),
    );
    void this.close();
  }

  #rejectAll(error: Error): void {
    clearTimeout(this.#timer);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
