import type { NamedNode } from '@rdfjs/types';
import type { Exception, Origin } from '../facts/facts.ts';
import type { Value } from '../rdf/term-id.ts';
import type { Place } from '../report/problem.ts';
import type { ClaimNode } from './claim-node.ts';
import type { Statement } from './statement.ts';

/** A triple about a thing, a source or a period that needs no statement. */
export interface Triple {
  readonly subject: NamedNode;
  readonly predicate: NamedNode;
  readonly object: Value;
  /** Its place in the facts; absent if the program adds it. */
  readonly origin?: Origin;
}

/** A finding of a check that the editors accept, by the IRI of its thing. */
export interface AcceptedFinding extends Omit<Exception, 'thing'> {
  readonly thing: NamedNode;
}

/** The result of mapping the facts of a series, before ranks decide which values are asserted. */
export interface MappedFacts {
  readonly namespace: string;
  /** Types and names of things, which need no source. */
  readonly identity: readonly Triple[];
  /** Descriptions of the sources. */
  readonly sources: readonly Triple[];
  readonly claims: readonly ClaimNode[];
  /** Descriptions of the periods that are values. */
  readonly periods: readonly Triple[];
  /** One for each value of each claim: equal statements of a source are not merged yet. */
  readonly statements: readonly Statement[];
  /** Findings of checks that the editors accept. */
  readonly exceptions: readonly AcceptedFinding[];
  /** Places of things, sources and periods; the first place of a node counts. */
  readonly places: readonly (readonly [NamedNode, Origin | Place])[];
}
