import type { Literal, NamedNode, Term } from '@rdfjs/types';
import { dateOfLiteral } from '../facts/dates.ts';
import { dayNumber } from '../facts/days.ts';
import type { WikidataMapping, WikidataProperty } from '../ontology/wikidata-mapping.ts';
import { localName } from '../rdf/graph-reader.ts';
import { sg } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';

export interface TimeValue {
  readonly kind: 'time';
  /** A day, month or year of the Gregorian calendar; years are astronomical (776 BC is -0775). */
  readonly date: string;
  /** 7 century, 8 decade, 9 year, 10 month, 11 day. */
  readonly precision: 7 | 8 | 9 | 10 | 11;
  /** The same day in the Julian calendar, if the source gives it so. */
  readonly julian?: string | undefined;
}

export interface QuantityValue {
  readonly kind: 'quantity';
  readonly amount: string;
  readonly unit?: string | undefined;
  /** The least and greatest amount of a range. */
  readonly bounds?: readonly [string, string];
}

/** A value in the data model of Wikidata. */
export type ItemValue =
  | { readonly kind: 'item'; readonly id: string }
  /** A thing of the series, whose item is looked up in the links. */
  | { readonly kind: 'thing'; readonly node: NamedNode }
  | TimeValue
  | QuantityValue
  | { readonly kind: 'text'; readonly text: string; readonly language: string }
  | { readonly kind: 'string' | 'url'; readonly text: string }
  /** Wikidata's "unknown value". */
  | { readonly kind: 'unknown' }
  /** Wikidata's "no value". */
  | { readonly kind: 'none' };

/** A value, and what else its statement says of it. */
export interface SourcedValue {
  readonly term: Value;
  /** The language of its source, for a text without a language. */
  readonly language?: string | undefined;
  /** The day in the Julian calendar, as the source writes it. */
  readonly julian?: string | undefined;
}

/** @returns the value in the type of the property, or the reason why it has none */
export function itemValueOf(
  { term, language, julian }: SourcedValue,
  { type, label }: WikidataProperty,
  mapping: WikidataMapping,
): ItemValue | string {
  if (term.equals(sg.unknownValue)) return { kind: 'unknown' };
  if (term.equals(sg.noValue)) return { kind: 'none' };
  switch (type) {
    case 'WikibaseItem': {
      const [id] = mapping.items.get(term.value) ?? [];
      if (id !== undefined) return { kind: 'item', id };
      return term.termType === 'NamedNode' ? { kind: 'thing', node: term } : `${label} takes an item, not a text`;
    }
    case 'Time':
      return timeOf(term.value, julian, label);
    case 'Quantity': {
      const known = mapping.quantities.get(term.value);
      if (known) return { kind: 'quantity', ...known };
      if (/^\d+$/.test(term.value)) return { kind: 'quantity', amount: term.value };
      const [, least, most] = /^(\d+)-(\d+)$/.exec(term.value) ?? [];
      if (least === undefined || most === undefined)
        return `the ontology declares no amount for ${localName(term.value)}`;
      return { kind: 'quantity', amount: String((Number(least) + Number(most)) / 2), bounds: [least, most] };
    }
    case 'Monolingualtext': {
      const own = term.termType === 'Literal' ? term.language : '';
      const known = own || language;
      return known ? { kind: 'text', text: term.value, language: known } : 'the text has no language';
    }
    case 'Url':
      return { kind: 'url', text: term.value };
    case 'String':
      return { kind: 'string', text: term.value };
    default:
      return `values of the type ${type} are not supported`;
  }
}

/** The first day on which the Gregorian calendar was used. */
const firstGregorianDay = dayNumber({ year: 1582, month: 10, day: 15 });

/** The dates that Wikidata has a precision for, by their form in XSD or EDTF. */
const times: readonly {
  readonly form: RegExp;
  readonly precision: TimeValue['precision'];
  /** The date that stands for all of them. */
  readonly date: (parts: readonly string[]) => string;
}[] = [
  { form: /^(-?\d{4,}-\d\d-\d\d)$/, precision: 11, date: ([day = '']) => day },
  { form: /^(-?\d{4,}-(?:0\d|1[0-2]))(?:-XX)?$/, precision: 10, date: ([month = '']) => month },
  { form: /^(-?\d{4,})(?:-XX){0,2}$/, precision: 9, date: ([year = '']) => year },
  { form: /^(\d{3})X$/, precision: 8, date: ([start = '']) => `${start}0` },
  // 1900 is in the 19th century by the count of Wikidata, 1950 in the 20th.
  { form: /^(\d\d)XX$/, precision: 7, date: ([start = '']) => `${start}50` },
];

function timeOf(text: string, julian: string | undefined, label: string): TimeValue | string {
  const days = dateOfLiteral(text)?.stated;
  if (!days) return `${label} takes a date`;
  for (const { form, precision, date } of times) {
    const [whole, ...parts] = form.exec(text) ?? [];
    if (whole === undefined) continue;
    if (precision === 11 && julian === undefined && days.first < firstGregorianDay)
      return 'the source gives a day before 1582 and nothing says in which calendar: write `calendar: julian` if it is the Julian one';
    return { kind: 'time', date: date(parts), precision, ...(julian !== undefined && { julian }) };
  }
  return 'Wikidata has no precision for such a date (a season, an interval, a decade before our era)';
}

/** A text that is equal for equal values only. */
export function valueId(value: ItemValue): string {
  return JSON.stringify(value.kind === 'thing' ? ['thing', value.node.value] : Object.entries(value).sort());
}

/** Whether a term can be a value; graphs have no blank nodes. */
export function isValue(term: Term | undefined): term is Literal | NamedNode {
  return term?.termType === 'NamedNode' || term?.termType === 'Literal';
}
