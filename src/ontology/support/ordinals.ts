import { ordinalSuffixAt } from './ordinal-suffix.ts';
import type { Passage } from './passage.ts';
import { type ClaimText, missing, quoted, type Support } from './support.ts';
import { supportsText } from './texts.ts';
import type { Vocabulary } from './vocabulary.ts';
import { romanNumber } from './year-words.ts';

const ordinalsOf = new WeakMap<Passage, readonly Ordinal[]>();

/** Whether a claim says the number of an edition: 17th, XVII, seventeenth. A number as printed (15bis) is a text. */
export function supportsOrdinal(written: string, claim: ClaimText): Support {
  if (!/^[1-9]\d{0,14}$/.test(written)) return supportsText(written, claim, `no ${written}`);
  const value = Number(written);
  const isSaid = claim.passages.some((passage) =>
    ordinalsIn(passage, claim.vocabulary).some((ordinal) => ordinal.value === value),
  );
  return isSaid ? quoted : missing(`no ordinal ${written}`);
}

/** The ordinals that a passage names, without days of months and what else is counted, such as centuries. */
export function ordinalsIn(passage: Passage, vocabulary: Vocabulary): readonly Ordinal[] {
  const known = ordinalsOf.get(passage);
  if (known) return known;
  const { marks, words, keys } = passage;
  const wordAt = new Map(words.map((word, index) => [word, index]));
  const found: Ordinal[] = [];
  let next = 0;
  for (const [index, mark] of marks.entries()) {
    const at = wordAt.get(mark) ?? 0;
    if (!mark.isWord || mark.isOfAddress || at < next) continue;
    const inFigures = figuresAt(passage, index, vocabulary);
    const phrases = inFigures ? [] : vocabulary.ordinals.at(keys, at);
    const roman = inFigures || phrases.length > 0 ? undefined : romanAt(passage, at);
    const values: readonly Ordinal[] = inFigures
      ? [inFigures]
      : roman
        ? [roman]
        : phrases.map(({ meaning, length }) => ({ value: meaning, length, isInWords: true }));
    const longest = Math.max(...values.map(({ length }) => length));
    if (values.length > 0) next = at + longest;
    for (const one of values) if (one.length === longest && !isOfAnother(passage, at, one, vocabulary)) found.push(one);
  }
  ordinalsOf.set(passage, found);
  return found;
}

/** An ordinal in a passage. */
export interface Ordinal {
  readonly value: number;
  /** Whether it is written in words, which have other meanings too: founding. */
  readonly isInWords?: boolean;
  /** In words. */
  readonly length: number;
  /** No day of a month is written so. */
  readonly isRoman?: boolean;
}

function figuresAt({ marks }: Passage, index: number, vocabulary: Vocabulary): Ordinal | undefined {
  const mark = marks[index];
  if (!mark) return undefined;
  const [, figures, ending = ''] = /^(\d{1,5})(\D{1,5})$/.exec(mark.key) ?? [];
  if (figures !== undefined)
    return vocabulary.ordinalSuffixes.has(ending) ? { value: Number(figures), length: 1 } : undefined;
  if (!/^\d{1,5}$/.test(mark.key)) return undefined;
  const value = Number(mark.key);
  const suffix = ordinalSuffixAt(marks, index, vocabulary);
  if (suffix > 0) return { value, length: suffix };
  const [stop, next] = [marks[index + 1], marks[index + 2]];
  const isStop = vocabulary.ordinalStop && stop?.key === '.' && stop.start === mark.end && next?.isWord === true;
  return isStop && next.number === undefined ? { value, length: 1 } : undefined;
}

/** XVII, also with a suffix. A single letter only alone or before a capital: I Congresso. */
function romanAt({ text, words }: Passage, at: number): Ordinal | undefined {
  const written = words[at]?.written ?? '';
  const value = romanNumber(written);
  if (value === undefined) return undefined;
  const isClear = written.length > 1 && !/^(?:DI|DIM|MI|CV|CD|DC|MC|MD|MM|LI|XL)$/.test(written);
  const next = words[at + 1];
  const isAlone = /^\s*[|:)\]]/.test(text.slice(words[at]?.end ?? 0, next?.start));
  return isClear || isAlone || /^\p{Lu}/u.test(next?.written ?? '') ? { value, length: 1, isRoman: true } : undefined;
}

/** Whether an ordinal is the day of a month, or counts something else: 17th century. */
function isOfAnother({ keys }: Passage, at: number, { length, isRoman }: Ordinal, vocabulary: Vocabulary): boolean {
  const { months, otherOrdinals, within } = vocabulary;
  if (otherOrdinals.at(keys, at + length).length > 0) return true;
  if (isRoman) return false;
  if (months.at(keys, at - 1).length > 0) return true;
  let next = at + length;
  while (within.has(keys[next] ?? '')) next += 1;
  return months.at(keys, next).length > 0;
}
