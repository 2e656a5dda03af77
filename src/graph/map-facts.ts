import type { NamedNode } from '@rdfjs/types';
import {
  type Claim,
  type Described,
  type Exception,
  type Facts,
  keyOf,
  type Origin,
  originOf,
  placeText,
  type SourceFacts,
} from '../facts/facts.ts';
import { describe } from '../facts/facts-value.ts';
import { wordsOrigin } from '../facts/fragments.ts';
import {
  type ClassProfile,
  identityOf,
  isThingClass,
  type Profile,
  requiredClass,
  sourceClassKey,
  thingClasses,
} from '../ontology/profile.ts';
import type { Qualifier } from '../ontology/values/value-kind.ts';
import { rdf, sg, wikibase } from '../rdf/namespace.ts';
import { code } from '../report/message-text.ts';
import { nearest, suggestion } from '../report/nearest.ts';
import type { Problem } from '../report/problem.ts';
import { uniqueBy } from '../report/unique-by.ts';
import { ClaimNode, type ClaimSource } from './claim-node.ts';
import { idsByName } from './ids-by-name.ts';
import type { AcceptedFinding, MappedFacts, Triple } from './mapped-facts.ts';
import { sourceIri, thingIri } from './names.ts';
import { noQualifiers, qualifierId } from './qualifier.ts';
import { type Elsewhere, FieldReader, noCalendar, type ReadField } from './read-fields.ts';
import { Statement } from './statement.ts';
import { withheldNames, withoutWithheld } from './withheld.ts';

/**
 * Maps the facts of one series by the profile. IRIs depend on the facts alone, so parts of a series can be mapped
 * separately and their graphs merged.
 * @returns the mapped values, and a problem for each value that cannot be mapped
 */
export function mapFacts(facts: Facts, profile: Profile): { mapped: MappedFacts; problems: Problem[] } {
  return new FactsMapper(facts, profile).map();
}

const claimsOnly: Elsewhere = {
  message: 'is a property for claims, not for `things`',
  hint: 'write it under `says:` in a claim, with the quotation that supports it',
};

class FactsMapper {
  readonly #facts: Facts;
  readonly #profile: Profile;
  readonly #things = new Map<string, NamedNode>();
  readonly #sources = new Map<string, NamedNode>();
  /** The class of each thing, with its place. */
  readonly #classes = new Map<string, { profile: ClassProfile; origin: Origin }>();
  readonly #identity: Triple[] = [];
  readonly #sourceTriples: Triple[] = [];
  readonly #claims: ClaimNode[] = [];
  readonly #statements: Statement[] = [];
  readonly #withheld = new Set<Statement>();
  readonly #withheldIds = new Set<string>();
  readonly #fields: FieldReader;

  constructor(facts: Facts, profile: Profile) {
    this.#facts = facts;
    this.#profile = profile;
    const { namespace } = facts;
    const [things, sources] = [this.#things, this.#sources];
    this.#fields = new FieldReader(profile, { namespace, things, sources, idOfName: idsByName(facts) });
    for (const { id } of facts.sources) this.#sources.set(id, sourceIri(namespace, id));
    for (const thing of facts.things) this.#readClass(thing);
    for (const { claims } of facts.sources)
      for (const { says } of claims) for (const thing of says) this.#readClass(thing);
  }

  map(): { mapped: MappedFacts; problems: Problem[] } {
    this.#checkNamespace();
    for (const [id, { profile }] of this.#classes)
      this.#identity.push({ subject: this.#thing(id), predicate: rdf.type, object: profile.node });
    for (const thing of this.#facts.things) this.#mapIdentity(thing);
    for (const source of this.#facts.sources) {
      const node = sourceIri(this.#facts.namespace, source.id);
      this.#mapSource(source, node);
      const from = { namespace: this.#facts.namespace, id: source.id, node };
      for (const claim of source.claims) this.#mapClaim(claim, from);
    }
    const mapped: MappedFacts = {
      namespace: this.#facts.namespace,
      identity: this.#identity,
      sources: this.#sourceTriples,
      claims: this.#claims,
      periods: [...this.#fields.nodes.values()].flat(),
      statements: this.#statements,
      exceptions: this.#facts.exceptions.flatMap((exception) => this.#mapException(exception)),
      places: this.#fields.places,
    };
    const shown = withoutWithheld(mapped, {
      things: new Set([...this.#withheldIds].map((id) => this.#thing(id).value)),
      statements: this.#withheld,
    });
    return {
      mapped: shown,
      problems: [...this.#fields.problems, ...withheldNames(this.#facts, this.#withheldIds, shown.claims)],
    };
  }

  #mapException({ thing: id, ...exception }: Exception): AcceptedFinding[] {
    const thing = this.#things.get(id) ?? this.#sources.get(id);
    if (thing) return [{ ...exception, thing }];
    this.#fields.error(originOf(exception.origin, 'thing'), {
      code: 'unknown-thing',
      message: `unknown thing ${code(id)}`,
      hint: () => suggestion(id, this.#things.keys()),
    });
    return [];
  }

  /** Facts must not describe terms of the ontology. */
  #checkNamespace(): void {
    const { namespace, namespaceOrigin } = this.#facts;
    if (namespaceOrigin && [...this.#profile.prefixes.values()].includes(namespace))
      this.#fields.error(namespaceOrigin, {
        code: 'bad-namespace',
        message: `the namespace ${code(namespace)} belongs to the ontology`,
        hint: 'use another namespace for the series',
      });
  }

  #thing(id: string): NamedNode {
    return this.#things.get(id) ?? thingIri(this.#facts.namespace, id);
  }

  #readClass({ id, fields, origin }: Described): void {
    const key = fields.a;
    if (key === undefined) return;
    if (!this.#things.has(id)) this.#things.set(id, thingIri(this.#facts.namespace, id));
    const at = originOf(origin, 'a');
    const found = typeof key === 'string' ? this.#profile.classes.get(key) : undefined;
    if (!found || !isThingClass(found)) {
      const keys = () => thingClasses(this.#profile).map((known) => known.key);
      this.#fields.error(at, {
        code: 'unknown-class',
        message: `${describe(key)} is not a class that things can have`,
        hint: () => suggestion(String(key), keys()),
      });
      return;
    }
    const before = this.#classes.get(id);
    if (before && before.profile !== found)
      this.#fields.error(at, {
        code: 'two-classes',
        message: `\`${id}\` has two classes: ${found.key} and ${before.profile.key}`,
        hint: `${before.profile.key} is given at ${placeText(before.origin)}`,
      });
    else if (!before) this.#classes.set(id, { profile: found, origin: at });
  }

  /** Names of a thing become plain triples: the editors choose them, not a source. */
  #mapIdentity({ id, fields, origin }: Described): void {
    const subject = this.#thing(id);
    this.#fields.places.push([subject, keyOf(origin)]);
    if (this.#fields.isWithheld(fields, origin)) this.#withheldIds.add(id);
    if (!('a' in fields))
      this.#fields.error(keyOf(origin), {
        code: 'missing-class',
        message: `\`${id}\` has no class`,
        hint: 'add `a: Organization`, `a: Person`, …',
      });
    const type = identityOf(this.#profile, this.#classes.get(id)?.profile);
    this.#addTriples(this.#identity, subject, this.#fields.read(fields, type, origin, claimsOnly));
  }

  #mapSource({ fields, origin }: SourceFacts, subject: NamedNode): void {
    this.#sourceTriples.push({ subject, predicate: rdf.type, object: sg.Source });
    this.#fields.places.push([subject, origin]);
    const type = requiredClass(this.#profile, sourceClassKey);
    this.#addTriples(this.#sourceTriples, subject, this.#fields.read(fields, type, origin));
  }

  /** Adds plain triples, which cannot have qualifiers. */
  #addTriples(triples: Triple[], subject: NamedNode, fields: Iterable<ReadField>): void {
    for (const { property, value, qualifiers, origin } of fields) {
      if (qualifiers)
        this.#fields.error(origin, {
          code: 'wrong-type',
          message: `\`${property.key}\` has qualifiers, which only values in claims can have`,
          hint: 'write the value alone',
        });
      if (value.qualifiers?.some(([, mark]) => !mark.equals(sg.fragment)))
        this.#fields.error(origin, {
          code: 'bad-date',
          message: `\`${property.key}\` is approximate or uncertain, which only dates in claims can be`,
          hint: 'write the date without `~`, `?` or `%`',
        });
      triples.push({ subject, predicate: property.node, object: value.term, origin });
    }
  }

  #mapClaim(claim: Claim, source: ClaimSource): void {
    const shared = this.#fields.readQualifiers(claim.qualifiers, claim.origin);
    if (shared.some(([predicate]) => predicate.equals(sg.calendar))) this.#fields.error(claim.origin, noCalendar);
    const node = new ClaimNode(source, claim, wordsOrigin(claim));
    this.#claims.push(node);
    for (const { id, fields, origin } of claim.says) {
      if (this.#fields.isWithheld(fields, origin)) this.#withheldIds.add(id);
      const subject = this.#things.get(id);
      if (!subject) {
        this.#fields.error(keyOf(origin), {
          code: 'unknown-thing',
          message: `unknown thing \`${id}\``,
          hint: () =>
            nearest(id, this.#things.keys()) === undefined
              ? 'describe it under `things`, or give its class here: `a: Edition`'
              : suggestion(id, this.#things.keys()),
        });
        continue;
      }
      this.#fields.places.push([subject, keyOf(origin)]);
      for (const field of this.#fields.read(fields, this.#classes.get(id)?.profile, origin))
        this.#addStatement(subject, field, shared, node, claim.withheld);
    }
  }

  #addStatement(
    subject: NamedNode,
    { property, value, qualifiers: own = noQualifiers, withheld = false, origin }: ReadField,
    shared: readonly Qualifier[],
    claim: ClaimNode,
    isWithheld: boolean,
  ): void {
    const all = joinQualifiers(own, shared, value.qualifiers);
    const rank = all.find(isRank)?.[1];
    const statement = new Statement({
      subject,
      property,
      object: value.term,
      rank: rank?.termType === 'NamedNode' ? rank : wikibase.NormalRank,
      qualifiers: rank ? all.filter((one) => !isRank(one)) : all,
      claims: [claim],
      origins: [origin],
    });
    this.#statements.push(statement);
    if (withheld || isWithheld) this.#withheld.add(statement);
  }
}

function isRank([predicate]: Qualifier): boolean {
  return predicate.equals(wikibase.rank);
}

/** Merges qualifiers: those of the value override those of the claim. */
function joinQualifiers(
  own: readonly Qualifier[],
  shared: readonly Qualifier[],
  written: readonly Qualifier[] = noQualifiers,
): readonly Qualifier[] {
  if (own.length + shared.length + written.length === 0) return noQualifiers;
  const others = shared.filter(([predicate]) => !own.some(([other]) => other.equals(predicate)));
  return uniqueBy([...own, ...others, ...written], qualifierId);
}
