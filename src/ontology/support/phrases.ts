import { wordsOf } from '../../facts/words.ts';

interface Phrase<T> {
  readonly rest: readonly string[];
  readonly meaning: T;
}

const nothing: readonly never[] = [];

/** Looks up words and phrases, each with a meaning, at a place of a text. */
export class Phrases<T> {
  readonly #written: readonly (readonly [phrase: string, meaning: T])[];
  #read: PhraseIndex<T> | undefined;

  constructor(phrases: readonly (readonly [phrase: string, meaning: T])[]) {
    this.#written = phrases;
  }

  /** Read on first use: few sources need all lists of their language. */
  get #index(): PhraseIndex<T> {
    this.#read ??= indexOf(this.#written);
    return this.#read;
  }

  /** The meanings of the phrases that begin with a word, with the number of their words; the longest first. */
  at(words: readonly string[], from: number): readonly { readonly meaning: T; readonly length: number }[] {
    const first = words[from];
    if (first === undefined) return nothing;
    const { whole, stems, shortest, longest } = this.#index;
    const found = [...(whole.get(first) ?? [])];
    if (stems.size > 0)
      for (let end = shortest; end <= Math.min(first.length, longest); end += 1) {
        const known = stems.get(first.slice(0, end));
        if (known) found.push(...known);
      }
    if (found.length === 0) return nothing;
    return found
      .filter(({ rest }) => rest.every((word, index) => isWord(words[from + 1 + index], word)))
      .map(({ rest, meaning }) => ({ meaning, length: 1 + rest.length }))
      .sort((a, b) => b.length - a.length);
  }

  /** All meanings in a text. */
  in(words: readonly string[]): Set<T> {
    return new Set(words.flatMap((_, from) => this.at(words, from).map(({ meaning }) => meaning)));
  }

  get isEmpty(): boolean {
    return this.#written.length === 0;
  }
}

interface PhraseIndex<T> {
  /** By the first word. */
  readonly whole: ReadonlyMap<string, readonly Phrase<T>[]>;
  /** By the first word, which is a stem. */
  readonly stems: ReadonlyMap<string, readonly Phrase<T>[]>;
  /** The lengths of stems. */
  readonly shortest: number;
  readonly longest: number;
}

function indexOf<T>(phrases: readonly (readonly [phrase: string, meaning: T])[]): PhraseIndex<T> {
  const [whole, stems] = [new Map<string, Phrase<T>[]>(), new Map<string, Phrase<T>[]>()];
  for (const [phrase, meaning] of phrases) {
    const [first, ...rest] = phrase.includes(' ') ? phrase.split(/\s+/).flatMap(wordsAndStem) : wordsAndStem(phrase);
    if (first === undefined) continue;
    const index = first.endsWith('*') ? stems : whole;
    const key = first.replace('*', '');
    const known = index.get(key) ?? [];
    index.set(key, known);
    known.push({ rest, meaning });
  }
  const lengths = [...stems.keys()].map(({ length }) => length);
  return { whole, stems, shortest: Math.min(...lengths), longest: Math.max(...lengths) };
}

function wordsAndStem(written: string): string[] {
  // Nearly all are plain words, which need no tokens.
  if (/^[a-zа-яёà-öø-ÿœ]+\*?$/.test(written)) return [written];
  const words = wordsOf(written.replace(/\*$/, '')).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (written.endsWith('*') && words.length > 0) words[words.length - 1] += '*';
  return words;
}

function isWord(word: string | undefined, expected: string): boolean {
  if (word === undefined) return false;
  return expected.endsWith('*') ? word.startsWith(expected.slice(0, -1)) : word === expected;
}
