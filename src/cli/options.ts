import { bundledOntology, bundledQueries } from './files.ts';

/** What every command that reads facts can be told. */
export interface CommonOptions {
  readonly out: string;
  readonly ontology: string;
  readonly queries: string;
  readonly source: readonly string[];
  readonly format: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  readonly timeLimit: number;
}

export const defaultFacts = 'facts/ics';

export const defaults = {
  out: 'output',
  ontology: bundledOntology,
  queries: bundledQueries,
  source: [],
  timeLimit: 60,
} as const;
