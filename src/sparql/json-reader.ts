/** Throws: `where` is the path of the value, `wrong` the problem, such as `is not an array`. */
type JsonFailure = (where: string, wrong: string, value: unknown) => never;

/** Reads JSON of other programs part by part, and fails at the first part that has another type. */
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

  /** JSON has no Infinity and NaN: they are null or strings. */
  number(value: unknown, where: string): number {
    return typeof value === 'number' && Number.isFinite(value) ? value : this.fail(where, 'is not a number', value);
  }
}
