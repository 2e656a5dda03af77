import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FailureOptions } from '../report/failure.ts';
import type { Answer, AnswerOptions, MediaTypes, QueryEngine, Question } from '../sparql/engine.ts';
import { QueryFailure, type QueryFailureReason } from '../sparql/query-failure.ts';

/** What goes to the thread of the engine: a graph to hold from now on, or a question about it, or both. */
export interface SparqlRequest {
  readonly id: number;
  /** N-Quads, Turtle or TriG. */
  readonly graph?: string;
  /** Keeps the graph held so far, and adds this one. */
  readonly add?: boolean;
  readonly question?: Question;
}

export type SparqlResponse =
  | (Answer & { readonly id: number })
  | ({ readonly id: number; readonly error: string; readonly reason: QueryFailureReason } & FailureOptions);

/** What the thread itself keeps to. */
export interface SparqlLimits {
  /** In characters. */
  readonly longestAnswer: number;
}

export interface SparqlOptions extends Partial<SparqlLimits> {
  /** Milliseconds after which a query is given up. */
  readonly timeLimit: number;
  /** Megabytes that the thread may fill; by default what Node gives it. */
  readonly memoryLimit?: number;
}

/** What is given to those who ask for nothing in particular. */
const usualMediaTypes: MediaTypes = {
  bindings: 'application/sparql-results+json',
  boolean: 'application/sparql-results+json',
  quads: 'application/n-quads',
};

/** Some 1.5 million triples; what is longer fits into no text. */
const longestAnswer = 250_000_000;

/**
 * Answers SPARQL 1.1 queries (Comunica) over a graph in memory, in a thread of its own, without any network. Texts go in
 * and texts come out; results.ts makes terms of them.
 */
export class SparqlEngine implements QueryEngine {
  /** None after a query was given up; the next request starts another, which holds no graph yet. */
  #worker: Worker | undefined;
  readonly #memoryLimit: number | undefined;
  readonly #limits: SparqlLimits;
  /** Milliseconds after which a query is given up. */
  timeLimit: number;
  readonly #waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  #lastId = 0;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor({ timeLimit, memoryLimit, ...limits }: SparqlOptions) {
    this.timeLimit = timeLimit;
    this.#memoryLimit = memoryLimit;
    this.#limits = { longestAnswer, ...limits };
    this.#worker = this.#start();
  }

  #start(): Worker {
    // .ts when run from sources, .js when built
    const worker = new Worker(new URL(`./sparql-worker${extname(import.meta.url)}`, import.meta.url), {
      workerData: this.#limits,
      ...(this.#memoryLimit !== undefined && { resourceLimits: { maxOldGenerationSizeMb: this.#memoryLimit } }),
    });
    worker.on('message', (response: SparqlResponse) => this.#settle(response));
    worker.on('error', (error) => {
      if (worker === this.#worker) void this.#drop(new QueryFailure('ended', error.message, { cause: error }));
    });
    return worker;
  }

  async load(graph: string): Promise<void> {
    await this.#send({ graph });
  }

  async add(graph: string): Promise<void> {
    await this.#send({ graph, add: true });
  }

  async answer(query: string, mediaType?: string, options: AnswerOptions = {}): Promise<string> {
    const mediaTypes =
      mediaType === undefined ? usualMediaTypes : { bindings: mediaType, boolean: mediaType, quads: mediaType };
    return (await this.ask({ query, mediaTypes, ...options })).text;
  }

  /** The answer to a query in the media type that its kind of result is wanted in. */
  async ask(question: Question): Promise<Answer> {
    return this.#send({ question });
  }

  /** Ends the thread, and with it whatever was asked. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#drop(new QueryFailure('ended', 'the query engine was ended'));
  }

  #send(request: Omit<SparqlRequest, 'id'>): Promise<Answer> {
    if (this.#closed) return Promise.reject(new QueryFailure('ended', 'the query engine was ended'));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<Answer>((resolve, reject) => {
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
    if ('error' in response) waiting?.reject(new QueryFailure(response.reason, response.error, response));
    else waiting?.resolve(response);
  }

  #startTimer(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.size > 0) this.#timer = setTimeout(() => this.#giveUp(), this.timeLimit);
  }

  #giveUp(): void {
    void this.#drop(
      new QueryFailure('timeout', `no answer within ${this.timeLimit / 1000} s`, {
        hint: 'a query without a join between its patterns multiplies them',
      }),
    );
  }

  /** Ends the thread, and tells those who wait why. */
  async #drop(error: QueryFailure): Promise<void> {
    clearTimeout(this.#timer);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
