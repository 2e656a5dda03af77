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
import type { Names, Qualifier, ReadValue, ValueProblem, ValueProfile } from '../ontology/values/value-kind.ts';
import { namedNode } from '../rdf/environment.ts';
import { schema, sg, wikibase } from '../rdf/namespace.ts';
import { code } from '../report/message-text.ts';
import { nearest, suggestion } from '../report/nearest.ts';
import { addProblem, type Problem } from '../report/problem.ts';
import type { Triple } from './mapped-facts.ts';

/** Maximum number of problems with a hint that is expensive to compute. */
const maximumHints = 500;

/** A value of a field, mapped to a property and a term. */
export interface ReadField {
  readonly property: PropertyProfile;
  readonly value: ReadValue;
  /** Undefined if the value is written without `value:`. */
  readonly qualifiers?: readonly Qualifier[] | undefined;
  /** Whether it is kept out of everything that is written. */
  readonly withheld?: boolean;
  readonly origin: Origin;
}

/** A value before it is read. */
type Unread = Omit<ReadField, 'value'>;

type InLanguage = NonNullable<ValueProfile['inLanguage']>;

/** Message and hint for a property that belongs elsewhere in facts files. */
export interface Elsewhere {
  readonly message: string;
  readonly hint: string;
}

const thingsOnly: Elsewhere = {
  message: 'is not a qualifier of a claim',
  hint: 'write it under `says:`, as a property of a thing',
};

export const noCalendar: ValueProblem = {
  code: 'bad-date',
  message: 'only a day has a calendar',
  hint: 'write `calendar` beside the day: `{ value: 1492-08-03, calendar: julian }`',
};

/** Maps the fields of things, sources and claims by the profile: keys to properties, values to terms. */
export class FieldReader {
  readonly problems: Problem[] = [];
  /** Descriptions of the nodes that values become, such as periods, by IRI. */
  readonly nodes = new Map<string, readonly Triple[]>();
  /** Places of periods, things and sources. */
  readonly places: [NamedNode, Origin][] = [];
  readonly #profile: Profile;
  readonly #statementClass: ClassProfile;
  readonly #names: Names;

  constructor(profile: Profile, names: Names) {
    this.#profile = profile;
    this.#statementClass = requiredClass(profile, statementClassKey);
    this.#names = names;
  }

  /** The qualifiers of a claim or a value, including the rank. */
  readQualifiers(fields: Fields, origin: Origin): Qualifier[] {
    const found: Qualifier[] = [];
    let ranks = 0;
    const all = this.read(fields, this.#statementClass, origin, thingsOnly);
    for (const { property, value, qualifiers, origin: at } of all) {
      found.push([property.node, value.term]);
      if (qualifiers)
        this.error(at, {
          code: 'wrong-type',
          message: `\`${property.key}\` is a qualifier and cannot have qualifiers`,
          hint: 'write the value alone',
        });
      if (property.iri !== wikibase.rank.value) continue;
      ranks += 1;
      if (ranks === 2) this.error(at, { code: 'wrong-type', message: 'a statement has only one rank' });
    }
    return found;
  }

  /**
   * Reads each value of each field. Adds a problem for each property that the class does not have and each value that its
   * property does not allow.
   * @param elsewhere message and hint for a property of another class
   * @returns a list, because `map` would take 5% longer with a generator
   */
  read(fields: Fields, type: ClassProfile | undefined, origin: Origin, elsewhere?: Elsewhere): readonly ReadField[] {
    const found: ReadField[] = [];
    for (const key of Object.keys(fields)) {
      const value = fields[key];
      if (key === 'a' || value === undefined || (key === 'withhold' && type !== this.#statementClass)) continue;
      const property = this.#propertyOf(key, type, origin, elsewhere);
      if (!property) continue;
      const at = originOf(origin, key);
      const read = Array.isArray(value)
        ? value.flatMap((item, index) => this.#readItem(item, { property, origin: originOf(at, index) }))
        : this.#readItem(value, { property, origin: at });
      for (const field of read) found.push(field);
    }
    return found;
  }

  /** Whether a map says `withhold: true`. */
  isWithheld({ withhold }: Fields, origin: Origin): boolean {
    if (withhold !== undefined && withhold !== 'true' && withhold !== 'false')
      this.error(originOf(origin, 'withhold'), {
        code: 'wrong-type',
        message: `\`withhold\` is ${describe(withhold)}`,
        hint: 'write `true`, or remove it',
      });
    return withhold === 'true';
  }

  /** A value, or a map with `value` and qualifiers. */
  #readItem(item: FactsValue, unread: Unread): readonly ReadField[] {
    if (!isFactsMap(item) || item.value === undefined) return this.#readValue(item, unread);
    const { property } = unread;
    const number = property.iri === schema.superEvent.value ? item.ordinal : undefined;
    const fields = Object.entries(item).filter(
      ([key]) => key !== 'value' && key !== 'withhold' && (key !== 'ordinal' || number === undefined),
    );
    const qualifiers = this.readQualifiers(Object.fromEntries(fields), unread.origin);
    const withheld = this.isWithheld(item, unread.origin);
    const read = this.#readValue(item.value, {
      property,
      qualifiers,
      withheld,
      origin: originOf(unread.origin, 'value'),
    });
    return number === undefined ? read : [...read, ...this.#readNumberIn(read, number, unread.origin)];
  }

  /** The number of an edition in a series that it belongs to: `superEvent: { value: wsf, ordinal: 6 }`. */
  #readNumberIn(series: readonly ReadField[], number: FactsValue, origin: Origin): readonly ReadField[] {
    const property = this.#profile.properties.get('ordinal');
    if (!property) return [];
    return series.flatMap(({ value, qualifiers = [] }) =>
      this.#readItem(number, { property, origin: originOf(origin, property.key) }).map((read) => ({
        ...read,
        qualifiers: [[sg.inSeries, value.term], ...qualifiers, ...(read.qualifiers ?? [])],
      })),
    );
  }

  /** A text, or a map of texts by language. */
  #readValue(value: FactsValue, unread: Unread): readonly ReadField[] {
    const { property, origin } = unread;
    if (typeof value === 'string') return this.#checked(this.#readText(value, unread), unread);
    if (isFactsMap(value) && value.value === undefined && property.value.inLanguage)
      return this.#readLanguages(value, property.value.inLanguage, unread);
    return this.#wrong(origin, {
      code: 'wrong-type',
      message: `expected one value of \`${property.key}\`, found ${describe(value)}`,
      hint: 'write a value, a map with `value` and qualifiers, or a list of these',
    });
  }

  #readText(text: string, { property: { value }, qualifiers }: Unread): ReadValue | ValueProblem {
    const absence = this.#profile.absences.get(text);
    if (absence !== undefined) return { term: namedNode(absence) };
    return (qualifiers && value.readQualified?.(text, qualifiers)) ?? value.read(text, this.#names);
  }

  #readLanguages(map: Fields, inLanguage: InLanguage, unread: Unread): readonly ReadField[] {
    const languages = Object.entries(map);
    if (languages.length === 0)
      return this.#wrong(unread.origin, {
        code: 'wrong-type',
        message: `\`${unread.property.key}\` is an empty map`,
        hint: 'write a text, or texts by language: `{ en: …, fr: … }`',
      });
    return languages.flatMap(([language, value]) => {
      const at = originOf(unread.origin, language);
      const read = inLanguage(language);
      if (typeof read !== 'function') return this.#wrong(keyOf(at), read);
      const readOne = (text: FactsValue, origin: Origin) =>
        typeof text === 'string'
          ? this.#checked(read(text, this.#names), { ...unread, origin })
          : this.#wrong(origin, {
              code: 'wrong-type',
              message: `expected a text in the language ${code(language)}, found ${describe(text)}`,
            });
      return Array.isArray(value)
        ? value.flatMap((text, index) => readOne(text, originOf(at, index)))
        : readOne(value, at);
    });
  }

  #checked(
    value: ReadValue | ValueProblem,
    { property, qualifiers, withheld = false, origin }: Unread,
  ): readonly ReadField[] {
    if ('code' in value) return this.#wrong(origin, value);
    // Only days of dates are converted; elsewhere a calendar would be a qualifier without a meaning.
    if (property.value.readQualified === undefined && qualifiers?.some(([predicate]) => predicate.equals(sg.calendar)))
      return this.#wrong(origin, noCalendar);
    if (value.description) this.#describe(namedNode(value.term.value), value.description, origin);
    return [{ property, value, qualifiers, ...(withheld && { withheld }), origin }];
  }

  #wrong(origin: Origin, problem: ValueProblem): readonly ReadField[] {
    this.error(origin, problem);
    return [];
  }

  #describe(subject: NamedNode, description: readonly Qualifier[], origin: Origin): void {
    if (!this.nodes.has(subject.value))
      this.nodes.set(
        subject.value,
        description.map(([predicate, object]) => ({ subject, predicate, object })),
      );
    this.places.push([subject, origin]);
  }

  #propertyOf(
    key: string,
    type: ClassProfile | undefined,
    origin: Origin,
    elsewhere?: Elsewhere,
  ): PropertyProfile | undefined {
    // Without a known class, which is reported elsewhere, any property is read.
    const property = (type?.properties ?? this.#profile.properties).get(key);
    if (property && !property.readOnly) return property;
    const known = this.#profile.properties.get(key);
    const isElsewhere = known !== undefined && !known.readOnly && type !== undefined;
    this.error(originOf(origin, key, 'key'), {
      code: 'unknown-property',
      message: !isElsewhere
        ? `there is no property ${code(key)}`
        : elsewhere
          ? `${code(key)} ${elsewhere.message}`
          : `${type.key} has no property ${code(key)}`,
      hint: (isElsewhere && elsewhere?.hint) || (() => this.#propertyHint(key, type)),
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
    const text = typeof hint !== 'function' ? hint : this.problems.length < maximumHints ? hint() : undefined;
    addProblem(
      this.problems,
      problemAt(origin, { severity: 'error', code, message, ...(text !== undefined && { hint: text }) }),
    );
  }
}
