/** Ends the reading: `where` is the place in the JSON text, `wrong` what is wrong there, as in `is not an array`. */
export type JsonFailure = (where: string, wrong: string, value: unknown) => never;

/** Reads JSON of others part by part, and fails at the first part that is not of the expected form. */
export class JsonReader {
  readonly fail: JsonFailure;

  constructor(fail: JsonFailure) {
    this.fail = fail;
  }

  object(value: unknown, where: string): { readonly [key: string]: unknown } {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : this.fail(where, 'is not an object', value);
  }

  list(value: unknown, where: string): readonly unknown[] {
    return Array.isArray(value) ? value : this.fail(where, 'is not an array', value);
  }

  text(value: unknown, where: string): string {
    return typeof value === 'string' ? value : this.fail(where, 'is not a text', value);
  }

  /** Infinity and NaN come as texts or null, for JSON cannot write them. */
  number(value: unknown, where: string): number {
    return typeof value === 'number' && Number.isFinite(value) ? value : this.fail(where, 'is not a number', value);
  }
}
