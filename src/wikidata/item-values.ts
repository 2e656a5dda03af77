import type { Literal, NamedNode, Term } from '@rdfjs/types';
import type { WikidataMapping, WikidataProperty } from '../ontology/wikidata-mapping.ts';
import { localName } from '../rdf/graph-reader.ts';
import { sg } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';

/** A value in the data model of Wikidata. */
export type ItemValue =
  | { readonly kind: 'item'; readonly id: string }
  /** A thing of the series, whose item is looked up in the links. */
  | { readonly kind: 'thing'; readonly node: NamedNode }
  /** Precision: 9 year, 10 month, 11 day. */
  | { readonly kind: 'time'; readonly date: string; readonly precision: 9 | 10 | 11 }
  | { readonly kind: 'quantity'; readonly amount: string; readonly unit?: string | undefined }
  | { readonly kind: 'text'; readonly text: string; readonly language: string }
  | { readonly kind: 'string' | 'url'; readonly text: string }
  /** Wikidata's "unknown value". */
  | { readonly kind: 'unknown' }
  /** Wikidata's "no value". */
  | { readonly kind: 'none' };

/** A value, and the language of its source, for texts without a language. */
export interface SourcedValue {
  readonly term: Value;
  readonly language?: string | undefined;
}

/** @returns the value in the type of the property, or the reason why it has none */
export function itemValueOf(
  { term, language }: SourcedValue,
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
      return timeOf(term.value) ?? `${label} takes a date`;
    case 'Quantity': {
      const known = mapping.quantities.get(term.value);
      if (known) return { kind: 'quantity', ...known };
      return /^\d+$/.test(term.value)
        ? { kind: 'quantity', amount: term.value }
        : `the ontology declares no amount for ${localName(term.value)}`;
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

function timeOf(date: string): ItemValue | undefined {
  const [, year, month, day] = /^(-?\d{4,})(-\d\d)?(-\d\d)?$/.exec(date) ?? [];
  if (year === undefined) return undefined;
  return { kind: 'time', date, precision: day !== undefined ? 11 : month !== undefined ? 10 : 9 };
}

/** A text that is equal for equal values only. */
export function valueId(value: ItemValue): string {
  return JSON.stringify(value.kind === 'thing' ? ['thing', value.node.value] : Object.entries(value).sort());
}

/** Whether a term can be a value; graphs have no blank nodes. */
export function isValue(term: Term | undefined): term is Literal | NamedNode {
  return term?.termType === 'NamedNode' || term?.termType === 'Literal';
}
