import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Failure } from '../report/failure.ts';
import type { QueryAnswers } from './query-answers.ts';

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

export interface SparqlOptions {
  /** Milliseconds after which a query is given up. */
  readonly timeLimit: number;
}

/**
 * Answers SPARQL 1.1 queries (Comunica) over a graph in memory, in a thread of its own, without any network. Texts go in
 * and texts come out; results.ts makes terms of them.
 */
export class SparqlEngine implements QueryAnswers {
  readonly #worker: Worker;
  readonly #timeLimit: number;
  readonly #waiting = new Map<number, { resolve: (text: string) => void; reject: (error: Error) => void }>();
  #lastId = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor({ timeLimit }: SparqlOptions) {
    this.#timeLimit = timeLimit;
    // .ts when run from sources, .js when built
    this.#worker = new Worker(new URL(`./worker${extname(import.meta.url)}`, import.meta.url));
    this.#worker.on('message', (response: SparqlResponse) => this.#settle(response));
    this.#worker.on('error', (error) => this.#rejectAll(new Failure('sparql', error.message, { cause: error })));
  }

  /** Holds this graph (Turtle, TriG, N-Triples or N-Quads) from now on, in place of the one before. */
  async load(graph: string): Promise<void> {
    await this.#send({ graph });
  }

  /** Adds to the graph that it holds. */
  async add(graph: string): Promise<void> {
    await this.#send({ graph, add: true });
  }

  async answer(query: string, mediaType?: string): Promise<string> {
    return this.#send({ query, mediaType });
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(request: Omit<SparqlRequest, 'id'>): Promise<string> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<string>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      if (this.#waiting.size === 1) this.#startTimer();
      this.#worker.postMessage({ id, ...request });
    });
  }

  #settle(response: SparqlResponse): void {
    const waiting = this.#waiting.get(response.id);
    this.#waiting.delete(response.id);
    // The thread answers one request after the other: now begins the time of the next.
    this.#startTimer();
    if ('error' in response) waiting?.reject(new Failure('sparql', response.error));
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
