import type { Literal, NamedNode, Term } from '@rdfjs/types';
import type { WikidataMapping, WikidataProperty } from '../ontology/wikidata-mapping.ts';
import { localName } from '../rdf/graph-reader.ts';
import { sg } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';
import { type TimeValue, timeOf } from './time-values.ts';

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

/** @returns the value in the type of the property, or the reason why it has none; not for intervals of dates */
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
      return known
        ? { kind: 'text', text: term.value, language: known }
        : 'no language is known for the text: it has none, and its sources have none, or several';
    }
    case 'Url':
      return { kind: 'url', text: term.value };
    case 'String':
      return { kind: 'string', text: term.value };
    default:
      return `values of the type ${type} are not supported`;
  }
}

/** A text that is equal for equal values only. */
export function valueId(value: ItemValue): string {
  return JSON.stringify(value.kind === 'thing' ? ['thing', value.node.value] : Object.entries(value).sort());
}

/** Whether a term can be a value; graphs have no blank nodes. */
export function isValue(term: Term | undefined): term is Literal | NamedNode {
  return term?.termType === 'NamedNode' || term?.termType === 'Literal';
}
