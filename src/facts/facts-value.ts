import { code } from '../report/message-text.ts';

/** A value in a facts file: a text, a list or a map. Numbers and dates are texts, as written. */
export type FactsValue = string | FactsValue[] | { readonly [key: string]: FactsValue };

/** Keys and indexes from the root of a document to a value. */
export type Path = readonly (string | number)[];

export function isFactsMap(value: FactsValue | undefined): value is { readonly [key: string]: FactsValue } {
  return typeof value === 'object' && !Array.isArray(value);
}

/** The value at a path below another value; undefined if the path does not exist. */
export function valueAt(value: FactsValue | undefined, path: Path): FactsValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined || value === undefined) return value;
  if (Array.isArray(value)) return typeof step === 'number' ? valueAt(value[step], rest) : undefined;
  return isFactsMap(value) && Object.hasOwn(value, step) ? valueAt(value[step], rest) : undefined;
}

/** A value for a message: the text, or whether it is a list or a map. */
export function describe(value: FactsValue): string {
  if (Array.isArray(value)) return 'a list';
  if (isFactsMap(value)) return 'a map';
  return code(value);
}
