import type { NamedNode } from '@rdfjs/types';
import { type Fields, keyOf, type Origin, originOf, problemAt } from '../facts/facts.ts';
import { describe, type FactsValue, isFactsMap } from '../facts/facts-value.ts';
import {
  type ClassProfile,
  type Profile,
  type PropertyProfile,
  requiredClass,
  statementClassKey,
} from '../ontology/profile.ts';
import { namedNode } from '../rdf/environment.ts';
import { dcat, dcterms, rdf, wikibase } from '../rdf/namespace.ts';
import { termId, type Value } from '../rdf/term-id.ts';
import { quoted } from '../report/message-text.ts';
import { nearest, suggestion } from '../report/nearest.ts';
import { addProblem, type Problem } from '../report/problem.ts';
import { type Names, type ReadValue, readLanguageTag, readTextIn, readValue, type ValueProblem } from './read-value.ts';
import type { Triple } from './statement.ts';
import type { Trace } from './trace.ts';

/** Hints that take time to find are given to so many problems; who has more has another trouble. */
const mostHints = 500;

export type Qualifier = readonly [NamedNode, Value];

export const noQualifiers: readonly Qualifier[] = [];

/** A qualifier as a text that only an equal one has. */
export function qualifierId([predicate, value]: Qualifier): string {
  return `${predicate.value} ${termId(value)}`;
}

/** One value of a field, as a term of a property. */
export interface ReadField {
  readonly property: PropertyProfile;
  readonly value: ReadValue;
  /** Absent where the value stands alone. */
  readonly qualifiers?: readonly Qualifier[] | undefined;
  readonly origin: Origin;
}

/** What is done with each value that was read. */
type Found = (field: ReadField) => void;

/** Reads the fields of things, sources and claims by the profile: keys become properties, values become terms. */
export class FieldReader {
  readonly problems: Problem[] = [];
  /** What is known of the nodes of the periods that values were, by IRI. */
  readonly periods = new Map<string, readonly Triple[]>();
  readonly #profile: Profile;
  readonly #statementClass: ClassProfile;
  readonly #names: Names;
  readonly #trace: Trace;

  constructor(profile: Profile, names: Names, trace: Trace) {
    this.#profile = profile;
    this.#statementClass = requiredClass(profile, statementClassKey);
    this.#names = names;
    this.#trace = trace;
  }

  /** The rank and the other qualifiers of a claim or a value. */
  readQualifiers(fields: Fields, origin: Origin): Qualifier[] {
    const qualifiers: Qualifier[] = [];
    let ranks = 0;
    const found = ({ property, value, origin: at }: ReadField) => {
      qualifiers.push([property.node, value.term]);
      if (property.iri !== wikibase.rank.value) return;
      ranks += 1;
      if (ranks === 2) this.error(at, { code: 'wrong-type', message: 'a statement has one rank, and here are more' });
    };
    this.read(fields, this.#statementClass, origin, found, 'is no qualifier of a claim');
    return qualifiers;
  }

  /** Finds each value of each field as a term; a field that the class does not have, or a value that is none, is a problem. */
  read(fields: Fields, type: ClassProfile | undefined, origin: Origin, found: Found, elsewhere?: string): void {
    for (const key of Object.keys(fields)) {
      const value = fields[key];
      if (key === 'a' || value === undefined) continue;
      const property = this.#propertyOf(key, type, origin, elsewhere);
      if (!property) continue;
      const at = originOf(origin, key);
      if (Array.isArray(value))
        for (const [index, item] of value.entries()) this.#readItem(item, property, type, originOf(at, index), found);
      else this.#readItem(value, property, type, at, found);
    }
  }

  #readItem(
    item: FactsValue,
    property: PropertyProfile,
    type: ClassProfile | undefined,
    origin: Origin,
    found: Found,
  ): void {
    if (typeof item === 'string') this.#readText(item, property, undefined, origin, found);
    else if (Array.isArray(item)) this.error(origin, { code: 'wrong-type', message: 'a list stands inside a list' });
    else if ('value' in item) this.#readQualified(item, property, type, origin, found);
    else if (property.value.kind === 'text') this.#readLanguages(item, property, undefined, origin, found);
    else
      this.error(origin, {
        code: 'wrong-type',
        message: `\`${property.key}\` is a map without \`value\``,
        hint: 'write the value alone, or `{ value: …, and its qualifiers }`',
      });
  }

  #readQualified(
    item: Fields,
    property: PropertyProfile,
    type: ClassProfile | undefined,
    origin: Origin,
    found: Found,
  ): void {
    const { value, ...qualifierFields } = item;
    if (type === this.#statementClass) {
      this.error(origin, {
        code: 'wrong-type',
        message: `\`${property.key}\` is a qualifier and has none of its own`,
      });
      return;
    }
    const qualifiers = this.readQualifiers(qualifierFields, origin);
    const at = originOf(origin, 'value');
    if (typeof value === 'string') this.#readText(value, property, qualifiers, at, found);
    else if (isFactsMap(value) && !('value' in value) && property.value.kind === 'text')
      this.#readLanguages(value, property, qualifiers, at, found);
    else
      this.error(at, {
        code: 'wrong-type',
        message: `expected one value, found ${describe(value ?? '')}`,
        hint: 'several values are a list outside: [{ value: … }, { value: … }]',
      });
  }

  #readText(
    text: string,
    property: PropertyProfile,
    qualifiers: readonly Qualifier[] | undefined,
    origin: Origin,
    found: Found,
  ): void {
    const absence = this.#profile.absences.get(text);
    const value = absence === undefined ? readValue(text, property.value, this.#names) : { term: namedNode(absence) };
    this.#checked(value, property, qualifiers, origin, found);
  }

  #readLanguages(
    map: Fields,
    property: PropertyProfile,
    qualifiers: readonly Qualifier[] | undefined,
    origin: Origin,
    found: Found,
  ): void {
    const texts = Object.entries(map);
    if (texts.length === 0)
      this.error(origin, {
        code: 'wrong-type',
        message: `\`${property.key}\` is an empty map`,
        hint: 'write a text, or one for each language: `{ en: …, fr: … }`',
      });
    for (const [language, value] of texts) {
      const at = originOf(origin, language);
      const tag = readLanguageTag(language);
      if (typeof tag !== 'string') {
        this.error(keyOf(at), tag);
        continue;
      }
      const read = (text: FactsValue, textOrigin: Origin) => {
        if (typeof text === 'string') this.#checked(readTextIn(tag, text), property, qualifiers, textOrigin, found);
        else
          this.error(textOrigin, {
            code: 'wrong-type',
            message: `expected a text in the language ${quoted(language)}, found ${describe(text)}`,
          });
      };
      if (Array.isArray(value)) for (const [index, item] of value.entries()) read(item, originOf(at, index));
      else read(value, at);
    }
  }

  #checked(
    value: ReadValue | ValueProblem,
    property: PropertyProfile,
    qualifiers: readonly Qualifier[] | undefined,
    origin: Origin,
    found: Found,
  ): void {
    if ('code' in value) {
      this.error(origin, value);
      return;
    }
    if (value.period) {
      const node = namedNode(value.term.value);
      if (!this.periods.has(node.value)) this.periods.set(node.value, periodTriples(node, value.period));
      this.#trace.add({ focus: node }, origin);
    }
    found({ property, value, qualifiers, origin });
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
    const known = this.#profile.properties.get(key);
    const message =
      known && !known.readOnly && type
        ? `${quoted(key)} ${elsewhere ?? `is no property of ${type.key}`}`
        : `there is no property ${quoted(key)}`;
    this.error(originOf(origin, key, 'key'), {
      code: 'unknown-property',
      message,
      hint: () => this.#propertyHint(key, type),
    });
    return undefined;
  }

  #propertyHint(key: string, type: ClassProfile | undefined): string | undefined {
    const keys = [...(type?.properties ?? this.#profile.properties).values()]
      .filter(({ readOnly }) => !readOnly)
      .map((known) => known.key);
    const near = nearest(key, keys);
    if (near !== undefined) return `did you mean \`${near}\`?`;
    const owners = [...this.#profile.classes.values()]
      .filter((owner) => owner.properties.has(key) && !owner.readOnly)
      .map((owner) => owner.key);
    return owners.length > 0 ? `it is a property of ${owners.join(', ')}` : suggestion(key, keys);
  }

  error(origin: Origin, { code, message, hint }: ValueProblem): void {
    const text = typeof hint !== 'function' ? hint : this.problems.length < mostHints ? hint() : undefined;
    addProblem(
      this.problems,
      problemAt(origin, { severity: 'error', code, message, ...(text !== undefined && { hint: text }) }),
    );
  }
}

function periodTriples(subject: NamedNode, { from, to }: NonNullable<ReadValue['period']>): Triple[] {
  return [
    { subject, predicate: rdf.type, object: dcterms.PeriodOfTime },
    ...(from ? [{ subject, predicate: dcat.startDate, object: from }] : []),
    ...(to ? [{ subject, predicate: dcat.endDate, object: to }] : []),
  ];
}
