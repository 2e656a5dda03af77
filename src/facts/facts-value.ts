import { code } from '../report/message-text.ts';

/** A value in a facts file: a text, a list or a map. Numbers and dates are texts, as written. */
export type FactsValue = string | FactsValue[] | { readonly [key: string]: FactsValue };

/** Keys and indexes from the root of a document to a value. */
export type Path = readonly (string | number)[];

export function isFactsMap(value: FactsValue | undefined): value is { readonly [key: string]: FactsValue } {
  return typeof value === 'object' && !Array.isArray(value);
}

/** A value for a message: the text, or whether it is a list or a map. */
export function describe(value: FactsValue): string {
  if (Array.isArray(value)) return 'a list';
  if (isFactsMap(value)) return 'a map';
  return code(value);
}

/** All texts in a value: a text, a list, or texts by language. */
export function textsIn(value: FactsValue | undefined): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [value];
  return (isFactsMap(value) ? Object.values(value) : value).flatMap(textsIn);
}
