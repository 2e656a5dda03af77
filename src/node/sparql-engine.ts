import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FailureOptions } from '../report/failure.ts';
import type { Answer, AnswerOptions, MediaTypes, QueryEngine, Question } from '../sparql/engine.ts';
import { QueryFailure, type QueryFailureReason } from '../sparql/query-failure.ts';

/** A message to the worker thread: a graph to load, a question, or both. */
export interface SparqlRequest {
  readonly id: number;
  /** N-Quads, N-Triples, Turtle or TriG. */
  readonly graph?: string;
  /** Add the graph, and do not replace the previous one. */
  readonly add?: boolean;
  readonly question?: Question;
}

export type SparqlResponse =
  | (Answer & { readonly id: number })
  | ({ readonly id: number; readonly error: string; readonly reason: QueryFailureReason } & FailureOptions);

/** Limits that the worker thread observes. */
export interface SparqlLimits {
  /** In characters. */
  readonly longestAnswer: number;
}

export interface SparqlOptions extends Partial<SparqlLimits> {
  /** Milliseconds after which a query is aborted. */
  readonly timeLimit: number;
  /** Megabytes of memory for the thread; by default the limit of Node. */
  readonly memoryLimit?: number;
}

const defaultMediaTypes: MediaTypes = {
  bindings: 'application/sparql-results+json',
  boolean: 'application/sparql-results+json',
  quads: 'application/n-quads',
};

/** Some 1.5 million triples; longer strings are impossible in V8. */
const longestAnswer = 250_000_000;

/**
 * Answers SPARQL 1.1 queries (with Comunica) over a graph in memory, in a worker thread, without using the network.
 * After a timeout, the thread is replaced by one without a graph.
 * @example
 * const engine = new SparqlEngine({ timeLimit: 60_000 });
 * await engine.load(turtle);
 * const csv = await engine.answer('SELECT ?s { ?s a ?class }', 'text/csv');
 */
export class SparqlEngine implements QueryEngine {
  /** Undefined after a timeout; the next request starts another. */
  #worker: Worker | undefined;
  readonly #memoryLimit: number | undefined;
  readonly #limits: SparqlLimits;
  /** Milliseconds after which a query is aborted. */
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
      if (worker === this.#worker) void this.#end(new QueryFailure('ended', error.message, { cause: error }));
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
      mediaType === undefined ? defaultMediaTypes : { bindings: mediaType, boolean: mediaType, quads: mediaType };
    return (await this.ask({ query, mediaTypes, ...options })).text;
  }

  /** @throws QueryFailure */
  async ask(question: Question): Promise<Answer> {
    return this.#send({ question });
  }

  /** Ends the thread and rejects open requests. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end(new QueryFailure('ended', 'the query engine has ended'));
  }

  #send(request: Omit<SparqlRequest, 'id'>): Promise<Answer> {
    if (this.#closed) return Promise.reject(new QueryFailure('ended', 'the query engine has ended'));
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
    // Requests are answered in order, so the time of the next one starts now.
    this.#startTimer();
    if ('error' in response) waiting?.reject(new QueryFailure(response.reason, response.error, response));
    else waiting?.resolve(response);
  }

  #startTimer(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.size > 0) this.#timer = setTimeout(() => this.#abort(), this.timeLimit);
  }

  #abort(): void {
    void this.#end(
      new QueryFailure('timeout', `no answer within ${this.timeLimit / 1000} s`, {
        hint: 'patterns without a common variable multiply rows',
      }),
    );
  }

  /** Ends the thread and rejects open requests. */
  async #end(error: QueryFailure): Promise<void> {
    clearTimeout(this.#timer);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
