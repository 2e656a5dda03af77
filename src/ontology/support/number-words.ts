import type { Passage } from './passage.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A number in words: `from` (included) to `to` (excluded). */
export interface NumberInWords {
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** The numbers that are written in words: forty-three, quatre-vingt-dix, dreiundvierzig. */
export function numberWordsIn({ keys, marks, words }: Passage, vocabulary: Vocabulary): NumberInWords[] {
  if (vocabulary.cardinals.isEmpty) return [];
  const found: NumberInWords[] = [];
  const stops = new Set(marks.filter(({ key }) => /^[,;:.!?()]$/.test(key)).map(({ start }) => start));
  for (let from = 0; from < keys.length; ) {
    const number = new Composed();
    let to = from;
    for (let at = from; at < keys.length; ) {
      const [phrase] = vocabulary.cardinals.at(keys, at);
      const parts = phrase ? [phrase.meaning] : partsOfWord(keys[at] ?? '', vocabulary);
      const isJoiner = parts.length === 0 && number.isBegun && vocabulary.cardinalJoiners.has(keys[at] ?? '');
      if (!isJoiner && (parts.length === 0 || !number.add(parts))) break;
      at += phrase?.length ?? 1;
      if (!isJoiner) to = at;
      if (stops.has(words[at - 1]?.end ?? -1)) break;
    }
    if (to > from) found.push({ value: number.value, from, to });
    // Words before a thousand may be a number of their own in a list, but not in a sentence: they are not tried again.
    from = Math.max(to, from + 1);
  }
  return found;
}

/** Adds the parts of a number in the order in which they are spoken. */
class Composed {
  #whole = 0;
  #part = 0;
  #least = Number.POSITIVE_INFINITY;
  isBegun = false;

  get value(): number {
    return this.#whole + this.#part;
  }

  /** False if a part cannot follow, so that another number begins. */
  add(parts: readonly number[]): boolean {
    const before = [this.#whole, this.#part, this.#least] as const;
    for (const part of parts)
      if (!this.#addOne(part)) {
        [this.#whole, this.#part, this.#least] = before;
        return false;
      }
    this.isBegun = true;
    return true;
  }

  #addOne(part: number): boolean {
    if (part >= 1000) {
      if (this.#whole > 0 && this.#whole < part) return false;
      this.#whole += Math.max(1, this.#part) * part;
      this.#part = 0;
      this.#least = part;
      return true;
    }
    if (part === 100 && this.#part > 0 && this.#part < 10) {
      this.#part *= 100;
      this.#least = 100;
      return true;
    }
    // Tens after units, as in German; else only smaller parts follow: sixty-one, soixante-dix, quatre-vingt-dix-sept.
    const isInverted =
      this.#part > 0 && this.#part % 100 < 10 && this.#part % 100 > 0 && part >= 20 && part % 10 === 0 && part < 100;
    if (!isInverted && part >= this.#least) return false;
    this.#part += part;
    this.#least = isInverted ? 1 : part >= 20 && part < 100 && part % 10 === 0 ? Math.min(20, part) : part;
    return true;
  }
}

const longestWord = 60;
const known = new WeakMap<Vocabulary, Map<string, readonly number[]>>();

/** The parts of a compound: dreiundvierzig is 3 and 40. Empty if the word is no number. */
function partsOfWord(word: string, vocabulary: Vocabulary): readonly number[] {
  if (word.length < 6 || word.length > longestWord) return [];
  const cache = known.get(vocabulary) ?? new Map<string, readonly number[]>();
  known.set(vocabulary, cache);
  const before = cache.get(word);
  if (before) return before;
  const parts = segments(word, vocabulary);
  cache.set(word, parts);
  return parts;
}

/** From the end, so that each rest of the word is read once. */
function segments(word: string, { cardinalParts, cardinalJoiners }: Vocabulary): readonly number[] {
  const from: (readonly number[] | undefined)[] = [];
  from[word.length] = [];
  for (let start = word.length - 1; start >= 0; start -= 1)
    for (let end = word.length; end > start && from[start] === undefined; end -= 1) {
      const rest = from[end];
      const piece = word.slice(start, end);
      if (!rest) continue;
      const value = cardinalParts.get(piece);
      if (value !== undefined) from[start] = [value, ...rest];
      else if (cardinalJoiners.has(piece) && rest.length > 0 && start > 0) from[start] = rest;
    }
  return from[0] ?? [];
}
