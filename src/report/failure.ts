import type { FailureCode } from './codes.ts';

/** A line of text with the range that a failure is about. */
export interface Excerpt {
  /** Line and column from 1, length in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** The whole line. */
  readonly text: string;
}

export interface FailureOptions {
  readonly hint?: string | undefined;
  readonly cause?: unknown;
  readonly excerpt?: Excerpt | undefined;
}

/** Thrown for wrong usage and for files and servers that cannot be used: exit code 2. Errors in data are `Problem`s. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly hint: string | undefined;
  readonly excerpt: Excerpt | undefined;

  constructor(code: FailureCode, message: string, options: FailureOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'Failure';
    this.code = code;
    this.hint = options.hint;
    this.excerpt = options.excerpt;
  }
}

/** The message of a thrown value, which may be of any type. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
