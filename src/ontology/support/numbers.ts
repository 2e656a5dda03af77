import { numberWordsIn } from './number-words.ts';
import type { Passage } from './passage.ts';
import { type ClaimText, missing, quoted, type Support } from './support.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A number in a passage: its words are `from` (included) to `to` (excluded). */
export interface NumberMention {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  /** The terms of what it counts, by the noun after it; undefined if no noun tells. */
  readonly counts: ReadonlySet<string> | undefined;
}

const mentionsOf = new WeakMap<Passage, readonly NumberMention[]>();

/** So many words may stand between a number and the noun of what it counts. */
const nearNoun = 5;

/**
 * Whether a claim says a number, or each end of a range.
 * @param counted the term of what is counted; a number of something else does not count
 */
export function supportsNumber(written: string, claim: ClaimText, counted: string | undefined): Support {
  const ends = written.split(/(?<=\d)-/);
  const lacking = ends.flatMap((end) => {
    const found = claim.passages.flatMap((passage) =>
      numbersIn(passage, claim.vocabulary).filter(({ value }) => value === Number(end)),
    );
    if (found.length === 0) return [`no ${end}`];
    const isCounted = counted === undefined || found.some(({ counts }) => counts === undefined || counts.has(counted));
    return isCounted ? [] : [`${end} counts ${[...(found[0]?.counts ?? [])].join(' or ')}`];
  });
  return lacking.length > 0 ? missing(...lacking) : quoted;
}

/** The numbers of a passage, in figures and in words. */
export function numbersIn(passage: Passage, vocabulary: Vocabulary): readonly NumberMention[] {
  const known = mentionsOf.get(passage);
  if (known) return known;
  const figures = passage.words.flatMap(({ number, key }, index) => {
    const value = number ?? suffixed(key);
    return value === undefined ? [] : [{ value, from: index, to: index + 1 }];
  });
  const inWords = numberWordsIn(passage, vocabulary);
  // 2 million, 40 thousand
  const scales = new Map(inWords.filter((one) => one.value >= 1000).map((one) => [one.from, one]));
  const scaled = figures.flatMap(({ value, from, to }) => {
    const scale = scales.get(to);
    return scale ? [{ value: value * scale.value, from, to: scale.to }] : [];
  });
  const inside = new Set([...figures, ...inWords].flatMap(({ from, to }) => range(from, to)));
  const found = [...figures, ...inWords, ...scaled]
    .map((one) => ({ ...one, counts: countedAfter(passage, one.to, inside, vocabulary) }))
    .filter((one) => !isDay(passage, one, inside, vocabulary));
  mentionsOf.set(passage, found);
  return found;
}

/** Whether a number is the day of a month: 18 and 20 in "18 to 20 May". */
function isDay(
  { keys }: Passage,
  { value, from, to, counts }: NumberMention,
  inside: ReadonlySet<number>,
  { months, within, between, dayAfterMonth }: Vocabulary,
): boolean {
  if (value > 31 || counts !== undefined) return false;
  const isBetween = (index: number) =>
    inside.has(index) || within.has(keys[index] ?? '') || between.has(keys[index] ?? '');
  let next = to;
  while (next < to + 5 && isBetween(next)) next += 1;
  if (months.at(keys, next).length > 0) return true;
  let before = from - 1;
  while (before > from - 6 && isBetween(before)) before -= 1;
  return dayAfterMonth && months.at(keys, before).length > 0;
}

/** 60-odd is two words, 60+ has a mark; 60ish is one. A decimal number is one too. */
function suffixed(key: string): number | undefined {
  const [, figures] = /^(\d{1,15})(?:ish|odd|plus)$/.exec(key) ?? [];
  if (figures !== undefined) return Number(figures);
  return /^\d{1,9}[.,]\d{1,9}$/.test(key) ? Number(key.replace(',', '.')) : undefined;
}

function countedAfter(
  { keys, words, marks }: Passage,
  from: number,
  inside: ReadonlySet<number>,
  { counted, between }: Vocabulary,
): ReadonlySet<string> | undefined {
  if (counted.isEmpty) return undefined;
  let last = words[from - 1];
  let left = nearNoun;
  // Other numbers on the way do not count against the distance, but only so many: the time is linear.
  const end = Math.min(words.length, from + 4 * nearNoun);
  for (let index = from; index < end && left > 0; index += 1) {
    const word = words[index];
    if (!word || !last || isStop(marks, last.end, word.start)) return undefined;
    last = word;
    if (inside.has(index) || between.has(word.key)) {
      // The other number of a range, or another one that has its own noun.
      if (inside.has(index) && left < nearNoun) return undefined;
      continue;
    }
    left -= 1;
    const found = counted.at(keys, index);
    const longest = found[0]?.length;
    if (longest !== undefined)
      return new Set(found.filter(({ length }) => length === longest).map(({ meaning }) => meaning));
  }
  return undefined;
}

/** Whether a mark between two words ends what a number counts. */
function isStop(marks: Passage['marks'], from: number, to: number): boolean {
  // Marks are sorted: the first one between is found by halving.
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < marks.length && (marks[index]?.start ?? to) < to; index += 1)
    if (/^[.,;:!?()[\]]$/.test(marks[index]?.key ?? '')) return true;
  return false;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
