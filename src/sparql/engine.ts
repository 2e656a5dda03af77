import type { QueryAnswers } from './query-answers.ts';

/** A query engine over a graph in memory. Texts go in and come out; results.ts makes terms of them. */
export interface QueryEngine extends QueryAnswers {
  /** Holds this graph (Turtle, TriG, N-Triples or N-Quads) from now on, in place of the one before. */
  load(graph: string): Promise<void>;
  /** Adds to the graph that it holds. */
  add(graph: string): Promise<void>;
  answer(query: string, mediaType?: string, options?: AnswerOptions): Promise<string>;
}

export type AnswerOptions = Pick<Question, 'prefixes' | 'services'>;

/** What a query can have as its result: rows, true or false, or a graph. */
export type ResultKind = 'bindings' | 'boolean' | 'quads';

/** The media type wanted for each kind of result; a kind that is absent is not wanted. */
export type MediaTypes = { readonly [Kind in ResultKind]?: string };

/** The graphs that a query sees, by name, in place of those that it names itself (FROM). */
export interface ChosenDataset {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}

export interface Question {
  readonly query: string;
  readonly mediaTypes: MediaTypes;
  /** Namespace by prefix, of the prefixes that the query may use without declaring them; by default none. */
  readonly prefixes?: ReadonlyMap<string, string>;
  /** By default all that the engine holds. */
  readonly dataset?: ChosenDataset;
  /** Whether the query may choose by FROM itself; by default that is refused, for what it names is mostly not held. */
  readonly mayChoose?: boolean;
  /** Base of the relative IRIs of the query. */
  readonly base?: string;
  /** Addresses that it may ask by SERVICE; by default none, and then no query uses the network. */
  readonly services?: readonly string[];
}

export interface Answer {
  readonly text: string;
  readonly mediaType: string;
  readonly kind: ResultKind;
}
