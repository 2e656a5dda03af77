import type { NamedNode } from '@rdfjs/types';
import type { Origin } from '../facts/facts.ts';
import type { PropertyProfile } from '../ontology/profile.ts';
import type { Qualifier } from '../ontology/values/value-kind.ts';
import { contentName } from '../rdf/content-name.ts';
import { namedNode } from '../rdf/environment.ts';
import { sg } from '../rdf/namespace.ts';
import { termId, type Value } from '../rdf/term-id.ts';
import type { ClaimNode } from './claim-node.ts';
import { qualifierId } from './qualifier.ts';

export interface StatementParts {
  readonly subject: NamedNode;
  readonly property: PropertyProfile;
  readonly object: Value;
  readonly rank: NamedNode;
  /** Precision, period, position, reason …: without duplicates and without the rank. */
  readonly qualifiers: readonly Qualifier[];
  /** The claims of one source that make it. */
  readonly claims: readonly [ClaimNode, ...ClaimNode[]];
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
  readonly claims: StatementParts['claims'];
  readonly origins: StatementParts['origins'];
  #iri: NamedNode | undefined;

  constructor({ subject, property, object, rank, qualifiers, claims, origins, iri }: StatementParts) {
    this.subject = subject;
    this.property = property;
    this.object = object;
    this.rank = rank;
    this.qualifiers = qualifiers;
    this.claims = claims;
    this.origins = origins;
    this.#iri = iri;
  }

  get predicate(): NamedNode {
    return this.property.node;
  }

  get source(): NamedNode {
    return this.claims[0].source.node;
  }

  /** The key of the statement: equal for equal statements of one source. Its rank, the reason and declared conflicts are not part of it. */
  get identity(): readonly string[] {
    const qualifiers = this.qualifiers.filter(([predicate]) => !isComment(predicate)).map(qualifierId);
    const { id } = this.claims[0].source;
    return [this.subject.value, this.property.iri, termId(this.object), id, ...qualifiers.sort()];
  }

  /** Computed on first use, since plain triples do not need the hash. */
  get iri(): NamedNode {
    this.#iri ??= namedNode(`${this.claims[0].source.namespace}statement/${contentName(...this.identity)}`);
    return this.#iri;
  }
}

const isComment = (predicate: NamedNode) => predicate.equals(sg.rankReason) || predicate.equals(sg.conflictsWith);
