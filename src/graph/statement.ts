import { hash } from 'node:crypto';
import type { NamedNode } from '@rdfjs/types';
import type { Origin } from '../facts/facts.ts';
import type { PropertyProfile } from '../ontology/profile.ts';
import type { Dataset } from '../rdf/environment.ts';
import { wikibase } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';
import type { Trace } from './trace.ts';

/** One value that one source gives: what becomes an sg:Statement. */
export interface Statement {
  readonly iri: NamedNode;
  readonly subject: NamedNode;
  readonly property: PropertyProfile;
  readonly predicate: NamedNode;
  readonly object: Value;
  readonly rank: NamedNode;
  /** Precision, period, position, reason …: predicate and value. */
  readonly qualifiers: readonly (readonly [NamedNode, Value])[];
  /** What it rests on; the same statement may rest on several quotes of its source. */
  readonly evidence: readonly NamedNode[];
  /** The source that says so. */
  readonly source: NamedNode;
  /** Where the facts files say it. */
  readonly origins: readonly Origin[];
}

/** What the facts of a series become, before ranks decide which values are asserted. */
export interface MappedFacts {
  readonly namespace: string;
  /** Types, identity, sources, evidence, periods: all that is no statement. */
  readonly description: Dataset;
  /** As the claims make them: a statement that two claims of a source make stands here twice. */
  readonly statements: readonly Statement[];
  readonly trace: Trace;
}

/** The graph of a series, and what code (not RDF) needs to know of it. */
export interface SeriesGraph {
  readonly namespace: string;
  readonly graph: Dataset;
  /** Each once. */
  readonly statements: readonly Statement[];
  readonly conflicts: readonly Conflict[];
  readonly trace: Trace;
}

/** Two statements that give different values where only one can hold. */
export interface Conflict {
  readonly statements: readonly [Statement, Statement];
  /** Ranks say which of the two counts. */
  readonly ruled: boolean;
}

export const defaultRank = wikibase.NormalRank;

/** A short name made from content alone: 80 bits of SHA-256, so that 10⁸ statements meet with a chance below 10⁻⁸. */
export function contentName(...parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex').slice(0, 20);
}
