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

/** What makes up a statement. */
export interface StatementParts {
  readonly subject: NamedNode;
  readonly property: PropertyProfile;
  readonly object: Value;
  readonly rank: NamedNode;
  /** Precision, period, position, reason …: each once, without the rank. */
  readonly qualifiers: readonly Qualifier[];
  /** One source, perhaps several of its quotations. */
  readonly evidence: readonly [Evidence, ...Evidence[]];
  /** Where the facts make the statement. */
  readonly origins: readonly [Origin, ...Origin[]];
  /** By default a hash of what the source says. */
  readonly iri?: NamedNode;
}

/** One value that one source gives: an sg:Statement. */
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

  /** The source that makes the statement. */
  get source(): NamedNode {
    return this.evidence[0].source;
  }

  /** What only the same statement of the same source shares. Rank and reason judge it; they are not part of what is said. */
  get identity(): readonly string[] {
    const qualifiers = this.qualifiers.filter(([predicate]) => !predicate.equals(sg.rankReason)).map(qualifierId);
    const { sourceId } = this.evidence[0];
    return [this.subject.value, this.property.iri, termId(this.object), sourceId, ...qualifiers.sort()];
  }

  /** Made when first asked for: plain triples do without the hash. */
  get iri(): NamedNode {
    this.#iri ??= namedNode(`${this.evidence[0].namespace}statement/${contentName(...this.identity)}`);
    return this.#iri;
  }
}
