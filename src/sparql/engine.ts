import type { QueryAnswers } from './query-answers.ts';

/** A query engine over a graph in memory. `results.ts` parses its answers. */
export interface QueryEngine extends QueryAnswers {
  /** Replaces the graph (Turtle, TriG, N-Triples or N-Quads). */
  load(graph: string): Promise<void>;
  /** Adds to the graph. */
  add(graph: string): Promise<void>;
  answer(query: string, mediaType?: string, options?: AnswerOptions): Promise<string>;
}

export type AnswerOptions = Pick<Question, 'prefixes' | 'services'>;

/** Rows, true or false, or a graph. */
export type ResultKind = 'bindings' | 'boolean' | 'quads';

/** The media type for each kind of result. A query with another kind of result fails. */
export type MediaTypes = { readonly [Kind in ResultKind]?: string | undefined };

/** The named graphs to query, in place of those of FROM. */
export interface ChosenDataset {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}

export interface Question {
  readonly query: string;
  readonly mediaTypes: MediaTypes;
  /** Namespaces by prefix that the query need not declare. */
  readonly prefixes?: ReadonlyMap<string, string>;
  /** By default all graphs. */
  readonly dataset?: ChosenDataset;
  /** Allow FROM. By default it is an error, because the engine seldom has the graph that it names. */
  readonly mayChoose?: boolean;
  /** Base of relative IRIs. */
  readonly base?: string;
  /** Addresses that SERVICE may use; by default none, so that queries do not use the network. */
  readonly services?: readonly string[];
}

export interface Answer {
  readonly text: string;
  readonly mediaType: string;
  readonly kind: ResultKind;
}
