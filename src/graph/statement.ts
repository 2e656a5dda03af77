import type { NamedNode } from '@rdfjs/types';
import type { Origin } from '../facts/facts.ts';
import type { PropertyProfile } from '../ontology/profile.ts';
import type { Qualifier } from '../ontology/values/value-kind.ts';
import { contentName } from '../rdf/content-name.ts';
import { namedNode } from '../rdf/environment.ts';
import { sg } from '../rdf/namespace.ts';
import { termId, type Value } from '../rdf/term-id.ts';
import type { Evidence } from './evidence.ts';
import { qualifierId } from './qualifier.ts';

export interface StatementParts {
  readonly subject: NamedNode;
  readonly property: PropertyProfile;
  readonly object: Value;
  readonly rank: NamedNode;
  /** Precision, period, position, reason …: without duplicates and without the rank. */
  readonly qualifiers: readonly Qualifier[];
  /** One or more quotations of one source. */
  readonly evidence: readonly [Evidence, ...Evidence[]];
  /** Its places in the facts. */
  readonly origins: readonly [Origin, ...Origin[]];
  /** Default: an IRI with a hash of the content. */
  readonly iri?: NamedNode;
}

/** A value that one source gives: an sg:Statement. */
export class Statement implements StatementParts {
  readonly subject: NamedNode;
  readonly property: PropertyProfile;
  readonly object: Value;
  readonly rank: NamedNode;
  readonly qualifiers: readonly Qualifier[];
  readonly evidence: StatementParts['evidence'];
  readonly origins: StatementParts['origins'];
  #iri: NamedNode | undefined;

  constructor({ subject, property, object, rank, qualifiers, evidence, origins, iri }: StatementParts) {
    this.subject = subject;
    this.property = property;
    this.object = object;
    this.rank = rank;
    this.qualifiers = qualifiers;
    this.evidence = evidence;
    this.origins = origins;
    this.#iri = iri;
  }

  get predicate(): NamedNode {
    return this.property.node;
  }

  get source(): NamedNode {
    return this.evidence[0].source;
  }

  /** The key of the statement: equal for equal statements of one source. Rank and reason are not part of it. */
  get identity(): readonly string[] {
    const qualifiers = this.qualifiers.filter(([predicate]) => !predicate.equals(sg.rankReason)).map(qualifierId);
    const { sourceId } = this.evidence[0];
    return [this.subject.value, this.property.iri, termId(this.object), sourceId, ...qualifiers.sort()];
  }

  /** Computed on first use, since plain triples do not need the hash. */
  get iri(): NamedNode {
    this.#iri ??= namedNode(`${this.evidence[0].namespace}statement/${contentName(...this.identity)}`);
    return this.#iri;
  }
}
