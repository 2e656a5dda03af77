import type { NamedNode } from '@rdfjs/types';
import type { Origin } from '../facts/facts.ts';
import type { PropertyProfile } from '../ontology/profile.ts';
import type { Qualifier } from '../ontology/values/value-kinds.ts';
import { contentName } from '../rdf/content-name.ts';
import { namedNode } from '../rdf/environment.ts';
import { sg, wikibase } from '../rdf/namespace.ts';
import { termId, type Value } from '../rdf/term-id.ts';
import type { Evidence } from './evidence.ts';
import { noQualifiers, qualifierId } from './read-fields.ts';
import type { Statement } from './statement.ts';
import type { Focus, Note } from './trace.ts';

/** What a claim says, as read. */
export interface Claimed {
  readonly subject: NamedNode;
  readonly property: PropertyProfile;
  readonly object: Value;
  /** Each once; the rank too, where one is given. */
  readonly qualifiers: readonly Qualifier[];
  readonly evidence: Evidence;
  readonly origin: Origin;
}

/** A statement as one claim makes it; its IRI, a hash, is made when it is first asked for: plain triples do without. */
export class ClaimedStatement implements Statement, Note {
  readonly subject: NamedNode;
  readonly property: PropertyProfile;
  readonly object: Value;
  readonly rank: NamedNode;
  readonly qualifiers: readonly Qualifier[];
  readonly origin: Origin;
  readonly #evidence: Evidence;
  #iri: NamedNode | undefined;

  constructor({ subject, property, object, qualifiers, evidence, origin }: Claimed) {
    this.subject = subject;
    this.property = property;
    this.object = object;
    this.#evidence = evidence;
    this.origin = origin;
    if (qualifiers.length === 0) {
      this.rank = wikibase.NormalRank;
      this.qualifiers = noQualifiers;
    } else {
      this.rank = rankOf(qualifiers);
      this.qualifiers = qualifiers.filter(([predicate]) => !isRank(predicate));
    }
  }

  get predicate(): NamedNode {
    return this.property.node;
  }

  get source(): NamedNode {
    return this.#evidence.source;
  }

  get evidence(): readonly Evidence[] {
    return [this.#evidence];
  }

  get origins(): readonly Origin[] {
    return [this.origin];
  }

  get foci(): readonly Focus[] {
    return [{ focus: this.iri }, { focus: this.subject, path: this.predicate, value: this.object }];
  }

  get iri(): NamedNode {
    this.#iri ??= namedNode(`${this.#evidence.namespace}statement/${this.#name()}`);
    return this.#iri;
  }

  #name(): string {
    // Rank and reason are a judgement about the statement, not a part of what the source says.
    const identity = this.qualifiers
      .filter(([predicate]) => !predicate.equals(sg.rankReason))
      .map(qualifierId)
      .sort();
    return contentName(
      this.subject.value,
      this.property.iri,
      termId(this.object),
      this.#evidence.sourceId,
      ...identity,
    );
  }
}

function rankOf(qualifiers: readonly Qualifier[]): NamedNode {
  const rank = qualifiers.find(([predicate]) => isRank(predicate))?.[1];
  return rank?.termType === 'NamedNode' ? rank : wikibase.NormalRank;
}

function isRank(predicate: NamedNode): boolean {
  return predicate.equals(wikibase.rank);
}
