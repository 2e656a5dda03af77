import type { NamedNode } from '@rdfjs/types';
import type { Origin } from '../facts/facts.ts';
import type { Value } from '../rdf/term-id.ts';
import type { Place } from '../report/problem.ts';
import type { Evidence } from './evidence.ts';
import type { Statement } from './statement.ts';

/** Something known of a thing, a source or a period without a statement. */
export interface Triple {
  readonly subject: NamedNode;
  readonly predicate: NamedNode;
  readonly object: Value;
  /** Where the facts say it; absent where the program adds it. */
  readonly origin?: Origin;
}

/** What the facts of a series become, before ranks decide which values are asserted. */
export interface MappedFacts {
  readonly namespace: string;
  /** Types and names of things: plain triples without a source. */
  readonly identity: readonly Triple[];
  /** What is known of the sources themselves. */
  readonly sources: readonly Triple[];
  readonly evidence: readonly Evidence[];
  /** The nodes of the periods that values are. */
  readonly periods: readonly Triple[];
  /** As the claims make them: a statement that two claims of a source make is listed twice. */
  readonly statements: readonly Statement[];
  /** Where things, sources and periods are spoken of; the first place of a node counts. */
  readonly places: readonly (readonly [NamedNode, Origin | Place])[];
}
