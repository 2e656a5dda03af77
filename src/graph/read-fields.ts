import type { NamedNode, Quad } from '@rdfjs/types';
import { type Fields, type Origin, originOf, placeOf } from '../facts/facts.ts';
import { type FactsValue, isFactsMap } from '../facts/facts-document.ts';
import { describe } from '../facts/read-facts.ts';
import {
  type ClassProfile,
  type Profile,
  type PropertyProfile,
  requiredClass,
  statementClassKey,
} from '../ontology/profile.ts';
import { namedNode, quad } from '../rdf/environment.ts';
import { dcat, dcterms, rdf, wikibase } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';
import { nearest, suggestion } from '../report/nearest.ts';
import type { Problem } from '../report/problem.ts';
import { quoted } from '../report/quoted.ts';
import { type Names, type ReadValue, readLanguageText, readValue, type ValueProblem } from './read-value.ts';
import type { Trace } from './trace.ts';

/** Hints that take time to find are given to so many problems; who has more has another trouble. */
const mostHints = 500;

export type Qualifier = readonly [NamedNode, Value];

/** One value of a field, as a term of a property. */
export interface ReadField {
  readonly property: PropertyProfile;
  readonly term: ReadValue;
  /** Absent where the value stands alone. */
  readonly qualifiers?: readonly Qualifier[] | undefined;
  readonly origin: Origin;
}

/** Reads the fields of things, sources and claims by the profile: keys become properties, values become terms. */
export class FieldReader {
  readonly problems: Problem[] = [];
  /** The nodes of the periods that values were. */
  readonly periods: Quad[] = [];
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
    const read = this.read(fields, this.#statementClass, origin, 'is no qualifier of a claim');
    const [, second] = read.filter(({ property }) => property.iri === wikibase.rank.value);
    if (second)
      this.error(second.origin, { code: 'wrong-type', message: 'a statement has one rank, and here are more' });
    return read.map(({ property, term }): Qualifier => [namedNode(property.iri), term.term]);
  }

  /** Each value of each field as a term; a field that the class does not have, or a value that is none, is a problem. */
  read(fields: Fields, type: ClassProfile | undefined, origin: Origin, elsewhere?: string): ReadField[] {
    return Object.entries(fields).flatMap(([key, value]) => {
      if (key === 'a') return [];
      const property = this.#propertyOf(key, type, origin, elsewhere);
      if (!property) return [];
      const at = originOf(origin, key);
      const items: [FactsValue, Origin][] = Array.isArray(value)
        ? value.map((item, index) => [item, originOf(at, index)])
        : [[value, at]];
      return items.flatMap(([item, itemOrigin]) => this.#readItem(item, property, type, itemOrigin));
    });
  }

  #readItem(item: FactsValue, property: PropertyProfile, type: ClassProfile | undefined, origin: Origin): ReadField[] {
    if (Array.isArray(item)) {
      this.error(origin, { code: 'wrong-type', message: 'a list stands inside a list' });
      return [];
    }
    if (typeof item === 'string') return this.#readText(item, property, undefined, origin);
    if (!('value' in item)) {
      if (property.value.kind === 'text') return this.#readLanguages(item, property, origin);
      this.error(origin, {
        code: 'wrong-type',
        message: `\`${property.key}\` is a map without \`value\``,
        hint: 'write the value alone, or `{ value: …, and its qualifiers }`',
      });
      return [];
    }
    const { value, ...qualifierFields } = item;
    if (type === this.#statementClass) {
      this.error(origin, {
        code: 'wrong-type',
        message: `\`${property.key}\` is a qualifier and has none of its own`,
      });
      return [];
    }
    const qualifiers = this.readQualifiers(qualifierFields, origin);
    const at = originOf(origin, 'value');
    if (typeof value === 'string') return this.#readText(value, property, qualifiers, at);
    if (isFactsMap(value) && !('value' in value) && property.value.kind === 'text')
      return this.#readLanguages(value, property, at).map((mapped) => ({ ...mapped, qualifiers }));
    this.error(at, {
      code: 'wrong-type',
      message: `expected one value, found ${describe(value ?? '')}`,
      hint: 'several values are a list outside: [{ value: … }, { value: … }]',
    });
    return [];
  }

  #readText(text: string, property: PropertyProfile, qualifiers: Qualifier[] | undefined, origin: Origin): ReadField[] {
    const absence = this.#profile.absences.get(text);
    const term = absence === undefined ? readValue(text, property.value, this.#names) : { term: namedNode(absence) };
    return this.#checked(term, property, qualifiers, origin);
  }

  #readLanguages(map: Fields, property: PropertyProfile, origin: Origin): ReadField[] {
    return Object.entries(map).flatMap(([language, value]) => {
      const at = originOf(origin, language);
      const texts: [FactsValue, Origin][] = Array.isArray(value)
        ? value.map((text, index) => [text, originOf(at, index)])
        : [[value, at]];
      return texts.flatMap(([text, textOrigin]) => {
        if (typeof text === 'string')
          return this.#checked(readLanguageText(text, language), property, undefined, textOrigin);
        this.error(textOrigin, {
          code: 'wrong-type',
          message: `expected a text in the language ${quoted(language)}, found ${describe(text)}`,
        });
        return [];
      });
    });
  }

  #checked(
    read: ReadValue | ValueProblem,
    property: PropertyProfile,
    qualifiers: Qualifier[] | undefined,
    origin: Origin,
  ): ReadField[] {
    if ('code' in read) {
      this.error(origin, read);
      return [];
    }
    if (read.period) {
      const node = namedNode(read.term.value);
      this.periods.push(quad(node, rdf.type, dcterms.PeriodOfTime));
      if (read.period.from) this.periods.push(quad(node, dcat.startDate, read.period.from));
      if (read.period.to) this.periods.push(quad(node, dcat.endDate, read.period.to));
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
    this.problems.push({
      severity: 'error',
      code,
      message,
      place: placeOf(origin),
      ...(text !== undefined && { hint: text }),
    });
  }
}
