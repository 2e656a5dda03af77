import { code } from '../report/message-text.ts';

/** What a facts file holds: texts, lists and maps. A number or date stays the text it was written as. */
export type FactsValue = string | FactsValue[] | { readonly [key: string]: FactsValue };

/** Keys and indexes from the top of a document down to a value. */
export type Path = readonly (string | number)[];

/** Whether a value is a map. */
export function isFactsMap(value: FactsValue | undefined): value is { readonly [key: string]: FactsValue } {
  return typeof value === 'object' && !Array.isArray(value);
}

/** The value at a path below another, if there is one. */
export function valueAt(value: FactsValue | undefined, path: Path): FactsValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined || value === undefined) return value;
  if (Array.isArray(value)) return typeof step === 'number' ? valueAt(value[step], rest) : undefined;
  return isFactsMap(value) && Object.hasOwn(value, step) ? valueAt(value[step], rest) : undefined;
}

/** What a value is, for messages. */
export function describe(value: FactsValue): string {
  if (Array.isArray(value)) return 'a list';
  if (isFactsMap(value)) return 'a map';
  return code(value);
}
