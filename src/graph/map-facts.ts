import type { NamedNode, Quad } from '@rdfjs/types';
import { type Claim, type Described, type Facts, type Origin, originOf, type SourceFacts } from '../facts/facts.ts';
import { describe, placeText } from '../facts/read-facts.ts';
import {
  type ClassProfile,
  type Profile,
  type PropertyProfile,
  requiredClass,
  sourceClassKey,
  thingClasses,
} from '../ontology/profile.ts';
import { datasetOf, literal, namedNode, quad } from '../rdf/environment.ts';
import { oa, rdf, sg, wikibase } from '../rdf/namespace.ts';
import { termId, type Value } from '../rdf/term-id.ts';
import { nearest, suggestion } from '../report/nearest.ts';
import type { Problem } from '../report/problem.ts';
import { quoted } from '../report/quoted.ts';
import { FieldReader, type Qualifier, type ReadField } from './read-fields.ts';
import { type Names, type ReadValue, sourceIri, thingIri } from './read-value.ts';
import { contentName, defaultRank, type MappedFacts, type Statement } from './statement.ts';
import { Trace } from './trace.ts';

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
  readonly #names: Names;
  /** The class of each thing, and where it was said. */
  readonly #classes = new Map<string, { profile: ClassProfile; origin: Origin }>();
  readonly #description: Quad[] = [];
  readonly #statements: Statement[] = [];
  readonly #trace = new Trace();
  readonly #fields: FieldReader;

  constructor(facts: Facts, profile: Profile) {
    this.#facts = facts;
    this.#profile = profile;
    const described = [...facts.things, ...facts.sources.flatMap(({ claims }) => claims.flatMap(({ says }) => says))];
    this.#names = {
      namespace: facts.namespace,
      things: new Set(described.filter(({ fields }) => 'a' in fields).map(({ id }) => id)),
      sources: new Set(facts.sources.map(({ id }) => id)),
    };
    this.#fields = new FieldReader(profile, this.#names, this.#trace);
    for (const thing of described) this.#readClass(thing);
  }

  map(): { mapped: MappedFacts; problems: Problem[] } {
    this.#checkNamespace();
    for (const thing of this.#facts.things) this.#mapIdentity(thing);
    for (const source of this.#facts.sources) {
      this.#mapSource(source);
      for (const claim of source.claims) this.#mapClaim(claim, source);
    }
    const mapped = {
      namespace: this.#facts.namespace,
      description: datasetOf([...this.#description, ...this.#fields.periods]),
      statements: this.#statements,
      trace: this.#trace,
    };
    return { mapped, problems: this.#fields.problems };
  }

  /** Who names things there would say what our words mean. */
  #checkNamespace(): void {
    const { namespace, namespaceOrigin } = this.#facts;
    if (namespaceOrigin && [...this.#profile.prefixes.values()].includes(namespace))
      this.#fields.error(namespaceOrigin, {
        code: 'bad-namespace',
        message: `the namespace ${quoted(namespace)} is one of the ontology`,
        hint: 'things of a series have a namespace of their own',
      });
  }

  #readClass({ id, fields, origin }: Described): void {
    const key = fields.a;
    if (key === undefined) return;
    const at = originOf(origin, 'a');
    const classes = thingClasses(this.#profile).map((known) => known.key);
    const found = typeof key === 'string' && classes.includes(key) ? this.#profile.classes.get(key) : undefined;
    if (!found) {
      this.#fields.error(at, {
        code: 'unknown-class',
        message: `${describe(key)} is no kind of thing`,
        hint: () => suggestion(String(key), classes),
      });
      return;
    }
    const before = this.#classes.get(id);
    if (before && before.profile !== found)
      this.#fields.error(at, {
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
      this.#fields.error(
        { ...origin, part: 'key' },
        {
          code: 'missing-class',
          message: `nothing says what \`${id}\` is`,
          hint: 'add `a: Organization`, `a: Person`, …',
        },
      );
    this.#mapType(subject, id);
    const identity = this.#profile.classes.get('Thing');
    this.#mapPlain(subject, this.#fields.read(fields, identity, origin, 'is for what sources say, not for identity'));
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
    this.#mapPlain(subject, this.#fields.read(fields, profile, origin));
  }

  /** Fields as plain triples: there is no statement that could have qualifiers. */
  #mapPlain(subject: NamedNode, fields: readonly ReadField[]): void {
    for (const { property, term, qualifiers, origin } of fields) {
      const predicate = namedNode(property.iri);
      if (qualifiers)
        this.#fields.error(origin, {
          code: 'wrong-type',
          message: `\`${property.key}\` stands with \`value:\` and qualifiers, which only what a source says can have`,
          hint: 'write the value alone',
        });
      this.#describe(subject, predicate, term.term);
      this.#trace.add({ focus: subject, path: predicate, value: term.term }, origin);
    }
  }

  #mapClaim(claim: Claim, source: SourceFacts): void {
    const shared = this.#fields.readQualifiers(claim.qualifiers, claim.origin);
    const evidence = this.#mapEvidence(claim, source);
    for (const { id, fields, origin } of claim.says) {
      const type = this.#classes.get(id)?.profile;
      if (!this.#names.things.has(id)) {
        this.#fields.error(
          { ...origin, part: 'key' },
          {
            code: 'unknown-thing',
            message: `nothing is described as \`${id}\``,
            hint: () =>
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
      for (const { property, term, qualifiers = [], origin: at } of this.#fields.read(fields, type, origin))
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

  #describe(subject: NamedNode, predicate: NamedNode, object: Value): void {
    this.#description.push(quad(subject, predicate, object));
  }
}
