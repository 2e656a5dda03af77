import type { NamedNode } from '@rdfjs/types';
import type { Origin } from '../facts/facts.ts';
import type { PropertyProfile } from '../ontology/profile.ts';
import type { Qualifier } from '../ontology/values/value-kinds.ts';
import type { Value } from '../rdf/term-id.ts';
import type { Evidence } from './evidence.ts';
import { qualifierId } from './read-fields.ts';
import type { Statement } from './statement.ts';

/** A statement that several claims of its source make: with the qualifiers and the evidence of all, each once. */
export class JoinedStatement implements Statement {
  readonly iri: NamedNode;
  readonly subject: NamedNode;
  readonly property: PropertyProfile;
  readonly predicate: NamedNode;
  readonly object: Value;
  readonly rank: NamedNode;
  readonly source: NamedNode;
  readonly origins: Origin[] = [];
  /** One of the claims gives it another rank than the first did. */
  hasTwoRanks = false;
  readonly #qualifiers = new Map<string, Qualifier>();
  /** By quote: the source is one. */
  readonly #evidence = new Map<string, Evidence>();

  constructor(first: Statement) {
    this.iri = first.iri;
    this.subject = first.subject;
    this.property = first.property;
    this.predicate = first.predicate;
    this.object = first.object;
    this.rank = first.rank;
    this.source = first.source;
    this.add(first);
  }

  get qualifiers(): readonly Qualifier[] {
    return [...this.#qualifiers.values()];
  }

  get evidence(): readonly Evidence[] {
    return [...this.#evidence.values()];
  }

  add({ rank, qualifiers, evidence, origins }: Statement): void {
    if (!rank.equals(this.rank)) this.hasTwoRanks = true;
    for (const pair of qualifiers) this.#qualifiers.set(qualifierId(pair), pair);
    for (const one of evidence) this.#evidence.set(one.quote, one);
    for (const origin of origins) this.origins.push(origin);
  }
}
