import type { NamedNode, Quad } from '@rdfjs/types';
import {
  type Claim,
  type Described,
  type Facts,
  type Fields,
  type Origin,
  originOf,
  placeOf,
  type SourceFacts,
} from '../facts/facts.ts';
import { type FactsValue, isFactsMap } from '../facts/facts-document.ts';
import { describe, placeText } from '../facts/read-facts.ts';
import {
  type ClassProfile,
  type Profile,
  type PropertyProfile,
  requiredClass,
  sourceClassKey,
  statementClassKey,
  thingClasses,
} from '../ontology/profile.ts';
import { datasetOf, literal, namedNode, quad } from '../rdf/environment.ts';
import { dcat, dcterms, oa, rdf, sg, wikibase } from '../rdf/namespace.ts';
import { termId, type Value } from '../rdf/term-id.ts';
import { nearest, suggestion } from '../report/nearest.ts';
import type { Problem } from '../report/problem.ts';
import {
  type Names,
  type ReadValue,
  readLanguageText,
  readValue,
  sourceIri,
  thingIri,
  type ValueProblem,
} from './read-value.ts';
import { contentName, defaultRank, type MappedFacts, type Statement } from './statement.ts';
import { Trace } from './trace.ts';

type Qualifier = readonly [NamedNode, Value];

/**
 * Maps the facts of one series by the profile. Pure: every IRI is decided by the facts, so parts of a series can be
 * mapped anywhere and their graphs put together.
 * @returns what could be mapped, and a problem for each value that could not
 */
export function mapFacts(facts: Facts, profile: Profile): { mapped: MappedFacts; problems: Problem[] } {
  return new FactsMapper(facts, profile).map();
}

class FactsMapper {
  readonly #facts: Facts;
  readonly #profile: Profile;
  readonly #statementClass: ClassProfile;
  readonly #names: Names;
  /** The class of each thing, and where it was said. */
  readonly #classes = new Map<string, { profile: ClassProfile; origin: Origin }>();
  readonly #description: Quad[] = [];
  readonly #statements: Statement[] = [];
  readonly #trace = new Trace();
  readonly #problems: Problem[] = [];

  constructor(facts: Facts, profile: Profile) {
    this.#facts = facts;
    this.#profile = profile;
    this.#statementClass = requiredClass(profile, statementClassKey);
    const described = [...facts.things, ...facts.sources.flatMap(({ claims }) => claims.flatMap(({ says }) => says))];
    this.#names = {
      namespace: facts.namespace,
      things: new Set(described.filter(({ fields }) => 'a' in fields).map(({ id }) => id)),
      sources: new Set(facts.sources.map(({ id }) => id)),
    };
    for (const thing of described) this.#readClass(thing);
  }

  map(): { mapped: MappedFacts; problems: Problem[] } {
    for (const thing of this.#facts.things) this.#mapIdentity(thing);
    for (const source of this.#facts.sources) {
      this.#mapSource(source);
      for (const claim of source.claims) this.#mapClaim(claim, source);
    }
    const mapped = {
      namespace: this.#facts.namespace,
      description: datasetOf(this.#description),
      statements: this.#statements,
      trace: this.#trace,
    };
    return { mapped, problems: this.#problems };
  }

  #readClass({ id, fields, origin }: Described): void {
    const key = fields.a;
    if (key === undefined) return;
    const at = originOf(origin, 'a');
    const classes = thingClasses(this.#profile).map((known) => known.key);
    const found = typeof key === 'string' && classes.includes(key) ? this.#profile.classes.get(key) : undefined;
    if (!found) {
      this.#error(at, {
        code: 'unknown-class',
        message: `${describe(key)} is no kind of thing`,
        hint: suggestion(String(key), classes),
      });
      return;
    }
    const before = this.#classes.get(id);
    if (before && before.profile !== found)
      this.#error(at, {
        code: 'two-classes',
        message: `\`${id}\` is ${found.key} here and ${before.profile.key} elsewhere`,
        hint: `elsewhere is ${placeText(before.origin)}`,
      });
    else if (!before) this.#classes.set(id, { profile: found, origin: at });
  }

  /** A thing as we call it: plain triples without statements, for identity is ours and not a source's. */
  #mapIdentity({ id, fields, origin }: Described): void {
    const subject = thingIri(this.#names.namespace, id);
    this.#trace.add({ focus: subject }, { ...origin, part: 'key' });
    if (!('a' in fields))
      this.#error(
        { ...origin, part: 'key' },
        {
          code: 'missing-class',
          message: `nothing says what \`${id}\` is`,
          hint: 'add `a: Organization`, `a: Person`, …',
        },
      );
    this.#mapType(subject, id);
    const identity = this.#profile.classes.get('Thing');
    for (const { property, term, origin: at } of this.#mapFields(
      fields,
      identity,
      origin,
      'is for what sources say, not for identity',
    )) {
      this.#describe(subject, namedNode(property.iri), term.term);
      this.#trace.add({ focus: subject, path: namedNode(property.iri), value: term.term }, at);
    }
  }

  #mapType(subject: NamedNode, id: string): void {
    const type = this.#classes.get(id);
    if (type) this.#describe(subject, rdf.type, namedNode(type.profile.iri));
  }

  #mapSource({ id, fields, origin }: SourceFacts): void {
    const subject = sourceIri(this.#names.namespace, id);
    this.#describe(subject, rdf.type, sg.Source);
    this.#trace.add({ focus: subject }, origin);
    const profile = requiredClass(this.#profile, sourceClassKey);
    for (const { property, term, origin: at } of this.#mapFields(fields, profile, origin)) {
      this.#describe(subject, namedNode(property.iri), term.term);
      this.#trace.add({ focus: subject, path: namedNode(property.iri), value: term.term }, at);
    }
  }

  #mapClaim(claim: Claim, source: SourceFacts): void {
    const shared = this.#mapQualifiers(claim.qualifiers, claim.origin);
    const evidence = this.#mapEvidence(claim, source);
    for (const { id, fields, origin } of claim.says) {
      const type = this.#classes.get(id)?.profile;
      if (!this.#names.things.has(id)) {
        this.#error(
          { ...origin, part: 'key' },
          {
            code: 'unknown-thing',
            message: `nothing is described as \`${id}\``,
            hint:
              nearest(id, this.#names.things) === undefined
                ? 'describe it under `things`, or say what it is here: `a: Edition`'
                : suggestion(id, this.#names.things),
          },
        );
        continue;
      }
      const subject = thingIri(this.#names.namespace, id);
      this.#trace.add({ focus: subject }, { ...origin, part: 'key' });
      this.#mapType(subject, id);
      for (const { property, term, qualifiers, origin: at } of this.#mapFields(fields, type, origin))
        this.#addStatement(source, subject, property, term, qualifiers, shared, evidence, at);
    }
  }

  #mapEvidence({ quote, origin }: Claim, source: SourceFacts): NamedNode {
    const { namespace } = this.#names;
    const name = contentName(source.id, quote);
    const evidence = namedNode(`${namespace}evidence/${name}`);
    const selector = namedNode(`${namespace}quote/${name}`);
    this.#describe(evidence, rdf.type, oa.SpecificResource);
    this.#describe(evidence, oa.hasSource, sourceIri(namespace, source.id));
    this.#describe(evidence, oa.hasSelector, selector);
    this.#describe(selector, rdf.type, oa.TextQuoteSelector);
    this.#describe(selector, oa.exact, literal(quote));
    for (const focus of [evidence, selector]) this.#trace.add({ focus }, originOf(origin, 'quote'));
    return evidence;
  }

  #addStatement(
    source: SourceFacts,
    subject: NamedNode,
    property: PropertyProfile,
    value: ReadValue,
    own: readonly Qualifier[],
    shared: readonly Qualifier[],
    evidence: NamedNode,
    origin: Origin,
  ): void {
    // What is said at the value goes before what is said of the whole claim.
    const all = [...own, ...shared.filter(([predicate]) => !own.some(([other]) => other.equals(predicate)))];
    const rank = all.find(([predicate]) => predicate.equals(wikibase.rank))?.[1] ?? defaultRank;
    const qualifiers = [...all.filter(([predicate]) => !predicate.equals(wikibase.rank)), ...(value.qualifiers ?? [])];
    // Rank and reason are a judgement about the statement, not a part of what the source says.
    const identity = qualifiers
      .filter(([predicate]) => !predicate.equals(sg.rankReason))
      .map(([predicate, term]) => `${predicate.value} ${termId(term)}`)
      .sort();
    const name = contentName(subject.value, property.iri, termId(value.term), source.id, ...identity);
    const statement: Statement = {
      iri: namedNode(`${this.#names.namespace}statement/${name}`),
      subject,
      property,
      predicate: namedNode(property.iri),
      object: value.term,
      rank: namedNode(rank.value),
      qualifiers,
      evidence: [evidence],
      source: sourceIri(this.#names.namespace, source.id),
      origins: [origin],
    };
    this.#statements.push(statement);
    this.#trace.add({ focus: statement.iri }, origin);
    this.#trace.add({ focus: subject, path: statement.predicate, value: value.term }, origin);
  }

  /** The rank and the other qualifiers of a claim or a value. */
  #mapQualifiers(fields: Fields, origin: Origin): Qualifier[] {
    return this.#mapFields(fields, this.#statementClass, origin, 'is no qualifier of a claim').map(
      ({ property, term }): Qualifier => [namedNode(property.iri), term.term],
    );
  }

  /** Each value of each field as a term; a field that the class does not have, or a value that is none, is a problem. */
  #mapFields(
    fields: Fields,
    type: ClassProfile | undefined,
    origin: Origin,
    elsewhere?: string,
  ): { property: PropertyProfile; term: ReadValue; qualifiers: Qualifier[]; origin: Origin }[] {
    return Object.entries(fields).flatMap(([key, value]) => {
      if (key === 'a') return [];
      const property = this.#propertyOf(key, type, origin, elsewhere);
      if (!property) return [];
      const at = originOf(origin, key);
      const items: [FactsValue, Origin][] = Array.isArray(value)
        ? value.map((item, index) => [item, originOf(at, index)])
        : [[value, at]];
      return items.flatMap(([item, itemOrigin]) => this.#mapItem(item, property, type, itemOrigin));
    });
  }

  #mapItem(item: FactsValue, property: PropertyProfile, type: ClassProfile | undefined, origin: Origin) {
    if (Array.isArray(item)) {
      this.#error(origin, { code: 'wrong-type', message: 'a list stands inside a list' });
      return [];
    }
    if (typeof item === 'string') return this.#mapText(item, property, [], origin);
    if (!('value' in item)) {
      if (property.value.kind === 'text') return this.#mapLanguages(item, property, origin);
      this.#error(origin, {
        code: 'wrong-type',
        message: `\`${property.key}\` is a map without \`value\``,
        hint: 'write the value alone, or `{ value: …, and its qualifiers }`',
      });
      return [];
    }
    const { value, ...qualifierFields } = item;
    if (type === this.#statementClass) {
      this.#error(origin, {
        code: 'wrong-type',
        message: `\`${property.key}\` is a qualifier and has none of its own`,
      });
      return [];
    }
    const qualifiers = this.#mapQualifiers(qualifierFields, origin);
    const at = originOf(origin, 'value');
    if (typeof value === 'string') return this.#mapText(value, property, qualifiers, at);
    if (isFactsMap(value) && property.value.kind === 'text')
      return this.#mapLanguages(value, property, at).map((mapped) => ({ ...mapped, qualifiers }));
    this.#error(at, {
      code: 'wrong-type',
      message: `expected one value, found ${describe(value ?? '')}`,
      hint: 'several values are a list outside: [{ value: … }, { value: … }]',
    });
    return [];
  }

  #mapText(text: string, property: PropertyProfile, qualifiers: Qualifier[], origin: Origin) {
    const absence = this.#profile.absences.get(text);
    const term = absence === undefined ? readValue(text, property.value, this.#names) : { term: namedNode(absence) };
    return this.#checked(term, property, qualifiers, origin);
  }

  #mapLanguages(map: Fields, property: PropertyProfile, origin: Origin) {
    return Object.entries(map).flatMap(([language, value]) => {
      const at = originOf(origin, language);
      const texts: [FactsValue, Origin][] = Array.isArray(value)
        ? value.map((text, index) => [text, originOf(at, index)])
        : [[value, at]];
      return texts.flatMap(([text, textOrigin]) => {
        if (typeof text === 'string') return this.#checked(readLanguageText(text, language), property, [], textOrigin);
        this.#error(textOrigin, {
          code: 'wrong-type',
          message: `expected a text in the language ${language}, found ${describe(text)}`,
        });
        return [];
      });
    });
  }

  #checked(read: ReadValue | ValueProblem, property: PropertyProfile, qualifiers: Qualifier[], origin: Origin) {
    if ('code' in read) {
      this.#error(origin, read);
      return [];
    }
    if (read.period) {
      const node = namedNode(read.term.value);
      this.#describe(node, rdf.type, dcterms.PeriodOfTime);
      if (read.period.from) this.#describe(node, dcat.startDate, read.period.from);
      if (read.period.to) this.#describe(node, dcat.endDate, read.period.to);
      this.#trace.add({ focus: node }, origin);
    }
    return [{ property, term: read, qualifiers, origin }];
  }

  #propertyOf(
    key: string,
    type: ClassProfile | undefined,
    origin: Origin,
    elsewhere?: string,
  ): PropertyProfile | undefined {
    // A thing of no known class was reported where its class should stand; its properties are still read.
    const property = (type?.properties ?? this.#profile.properties).get(key);
    if (property && !property.readOnly) return property;
    const keys = [...(type?.properties ?? this.#profile.properties).values()]
      .filter(({ readOnly }) => !readOnly)
      .map((known) => known.key);
    const owners = [...this.#profile.classes.values()]
      .filter((owner) => owner.properties.has(key) && !owner.readOnly)
      .map((owner) => owner.key);
    const known = this.#profile.properties.get(key);
    const message =
      known && !known.readOnly && type
        ? `\`${key}\` ${elsewhere ?? `is no property of ${type.key}`}`
        : `there is no property \`${key}\``;
    const near = nearest(key, keys);
    const hint =
      near !== undefined
        ? `did you mean \`${near}\`?`
        : owners.length > 0
          ? `it is a property of ${owners.join(', ')}`
          : suggestion(key, keys);
    this.#error(originOf(origin, key, 'key'), { code: 'unknown-property', message, hint });
    return undefined;
  }

  #describe(subject: NamedNode, predicate: NamedNode, object: Value): void {
    this.#description.push(quad(subject, predicate, object));
  }

  #error(origin: Origin, { code, message, hint }: ValueProblem): void {
    this.#problems.push({
      severity: 'error',
      code,
      message,
      place: placeOf(origin),
      ...(hint !== undefined && { hint }),
    });
  }
}
