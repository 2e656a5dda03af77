import type { NamedNode, Quad } from '@rdfjs/types';
import type { Origin } from '../facts/facts.ts';
import type { PropertyProfile } from '../ontology/profile.ts';
import type { Dataset } from '../rdf/environment.ts';
import type { Value } from '../rdf/term-id.ts';
import type { Evidence } from './evidence.ts';
import type { Focus, Note, Trace } from './trace.ts';

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
  readonly evidence: readonly Evidence[];
  /** The source that says so. */
  readonly source: NamedNode;
  /** Where the facts files say it. */
  readonly origins: readonly Origin[];
}

/** Something that is known of a thing, a source or a period without being a statement. */
export interface Triple {
  readonly subject: NamedNode;
  readonly predicate: NamedNode;
  readonly object: Value;
}

/** A triple that stands in the facts as it is. */
export class WrittenTriple implements Triple, Note {
  readonly subject: NamedNode;
  readonly predicate: NamedNode;
  readonly object: Value;
  readonly origin: Origin;

  constructor(subject: NamedNode, predicate: NamedNode, object: Value, origin: Origin) {
    this.subject = subject;
    this.predicate = predicate;
    this.object = object;
    this.origin = origin;
  }

  get foci(): readonly Focus[] {
    return [{ focus: this.subject, path: this.predicate, value: this.object }];
  }
}

/** What the facts of a series become, before ranks decide which values are asserted. */
export interface MappedFacts {
  readonly namespace: string;
  /** Types and names of things: plain triples that no source has to say. */
  readonly identity: readonly Triple[];
  /** What is known of the sources themselves. */
  readonly sources: readonly Triple[];
  readonly evidence: readonly Evidence[];
  /** The nodes of the periods that values are. */
  readonly periods: readonly Triple[];
  /** As the claims make them: a statement that two claims of a source make stands here twice. */
  readonly statements: readonly Statement[];
  readonly trace: Trace;
}

/** A series whose ranks have decided which values are asserted. */
export interface SettledSeries {
  readonly namespace: string;
  readonly parts: readonly MappedFacts[];
  /** Types, names, and the values that ranks left standing; each once. */
  readonly plain: readonly Quad[];
  /** Each once. */
  readonly statements: readonly Statement[];
  /** Which statement contradicts another, or is more exact than it. */
  readonly relations: readonly StatementRelation[];
  readonly conflicts: readonly Conflict[];
  /** Not so where there were too many values to compare each with each: an error, and then conflicts are not told. */
  readonly compared: boolean;
}

export interface StatementRelation {
  readonly from: Statement;
  readonly predicate: NamedNode;
  readonly to: Statement;
}

/** A graph with the way back from it to the facts. */
export interface TracedGraph {
  readonly graph: Dataset;
  /** Each once. */
  readonly statements: readonly Statement[];
  readonly trace: Trace;
}

/** The graph of a series, and what code (not RDF) needs to know of it. */
export interface SeriesGraph extends TracedGraph {
  readonly namespace: string;
  readonly conflicts: readonly Conflict[];
}

/** Two statements that give different values where only one can hold. */
export interface Conflict {
  readonly statements: readonly [Statement, Statement];
  /** Ranks say which of the two counts. */
  readonly ruled: boolean;
}

/** Where a statement was made first. */
export function firstOrigin({ origins }: Statement): Origin {
  const [first] = origins;
  if (!first) throw new TypeError('a statement comes from somewhere');
  return first;
}
