import { bundledOntology, bundledQueries } from '../node/package-folder.ts';

/** What every command that reads facts can be told. */
export interface FactsOptions {
  readonly ontology: string;
  readonly queries: string;
  readonly source: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  /** Run again whenever a file changes. */
  readonly watch: boolean;
}

export interface BuildOptions extends FactsOptions {
  readonly out: string;
  readonly format: readonly string[];
  /** Plain triples only. */
  readonly plain: boolean;
}

export const defaults = {
  facts: 'facts/ics',
  out: 'output',
  ontology: bundledOntology,
  queries: bundledQueries,
  source: [],
  timeLimit: 60,
  /** Of `load`: a store may be long at work on a large graph. */
  loadTimeLimit: 3600,
} as const;
