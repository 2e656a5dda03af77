import { Failure } from '../../report/failure.ts';
import { shortened } from '../../report/message-text.ts';

/** Reads the answer of a server part by part; what is not as its interface says is named by its place in the answer. */
export class AnswerReader {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  map(value: unknown, where: string): { readonly [key: string]: unknown } {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.fail(value, where, 'no object');
    return { ...value };
  }

  list(value: unknown, where: string): readonly unknown[] {
    return Array.isArray(value) ? value : this.fail(value, where, 'no array');
  }

  text(value: unknown, where: string): string {
    return typeof value === 'string' && value !== '' ? value : this.fail(value, where, 'no text');
  }

  /** Infinity and NaN come as texts or null: JSON has no word for them. */
  number(value: unknown, where: string): number {
    return typeof value === 'number' && Number.isFinite(value) ? value : this.fail(value, where, 'no number');
  }

  fail(value: unknown, where: string, wrong: string): never {
    const shown = value === undefined ? 'is missing' : `is ${wrong}: ${shortened(JSON.stringify(value), 60)}`;
    throw new Failure('bad-answer', `${this.#url}: \`${where}\` of the answer ${shown}`, {
      hint: 'is this a service of the kind that was asked for?',
    });
  }
}
