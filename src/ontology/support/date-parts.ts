import { ordinalSuffixAt } from './ordinal-suffix.ts';
import type { Mark, Passage } from './passage.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A year, or the last two figures of one. */
export interface Year {
  readonly value: number;
  readonly isShort: boolean;
}

/** A part of a date as one character, so that patterns of parts are regular expressions. */
interface Part {
  readonly kind: string;
  readonly value: number;
}

/** Parts of dates in a passage, in order. */
export interface DateParts {
  readonly kinds: string;
  readonly values: readonly number[];
}

/**
 * The parts of dates, one character each: `D` figures that may be a day, `N` other figures of one or two digits, `O` an ordinal that may be
 * a day, `M` a month, `Y` a year, `S` the last figures of a year (’99), `t` between days (to, and), `f` within a date (of), `-`, `/`, `.`,
 * `,`, and `x` for anything else.
 */
export function datePartsOf({ marks, keys, words }: Passage, vocabulary: Vocabulary): DateParts {
  const parts: Part[] = [];
  const indexOfWord = new Map(words.map((word, index) => [word, index]));
  const indexOfMark = new Map(marks.map((mark, index) => [mark, index]));
  const behind = (word: number) => {
    const last = words[word - 1];
    return 1 + ((last && indexOfMark.get(last)) ?? marks.length);
  };
  for (let index = 0; index < marks.length; ) {
    const mark = marks[index];
    if (!mark) break;
    const at = indexOfWord.get(mark) ?? 0;
    const [month] = mark.isWord && !mark.isOfAddress ? vocabulary.months.at(keys, at) : [];
    if (month && isMonth(marks, index, vocabulary)) {
      parts.push({ kind: 'M', value: month.meaning });
      index = behind(at + month.length);
      continue;
    }
    const [ordinal] = mark.isWord && mark.number === undefined ? vocabulary.ordinals.at(keys, at) : [];
    if (ordinal && ordinal.meaning <= 31) {
      parts.push({ kind: 'O', value: ordinal.meaning });
      index = behind(at + ordinal.length);
      continue;
    }
    const { read, length } = partsAt(marks, index, vocabulary);
    parts.push(...read);
    index += length;
  }
  return { kinds: parts.map(({ kind }) => kind).join(''), values: parts.map(({ value }) => value) };
}

const other: Part = { kind: 'x', value: 0 };

function partsAt(marks: readonly Mark[], index: number, vocabulary: Vocabulary): { read: Part[]; length: number } {
  const mark = marks[index];
  if (!mark || mark.isOfAddress) return { read: [other], length: 1 };
  const { key } = mark;
  const [before, after] = [marks[index - 1], marks[index + 1]];
  if (key === '"' && /^\d{2}$/.test(after?.key ?? '') && after?.start === mark.end && before?.end !== mark.start)
    return { read: [{ kind: 'S', value: Number(after.key) }], length: 2 };
  if (['-', '/', '.', ','].includes(key)) return { read: [{ kind: key, value: 0 }], length: 1 };
  if (/^\d{1,2}$/.test(key)) {
    const value = Number(key);
    const suffix = ordinalSuffixAt(marks, index, vocabulary);
    if (suffix > 0 && value >= 1 && value <= 31) return { read: [{ kind: 'O', value }], length: 1 + suffix };
    return { read: [{ kind: value >= 1 && value <= 31 ? 'D' : 'N', value }], length: 1 };
  }
  if (/^\d{4}$/.test(key)) return { read: [{ kind: 'Y', value: Number(key) }], length: 1 };
  if (/^\d{1,2}(?:\.\d{1,2}){1,2}(?:\.\d{2,4})?$|^\d{1,2}\.\d{4}$/.test(key)) return { read: dotted(key), length: 1 };
  const [, figures, ending] = /^(\d{1,2})(\D{1,4})$/.exec(key) ?? [];
  if (figures !== undefined && vocabulary.ordinalSuffixes.has(ending ?? '') && Number(figures) <= 31)
    return { read: [{ kind: 'O', value: Number(figures) }], length: 1 };
  if (vocabulary.between.has(key)) return { read: [{ kind: 't', value: 0 }], length: 1 };
  if (vocabulary.within.has(key)) return { read: [{ kind: 'f', value: 0 }], length: 1 };
  return { read: [other], length: 1 };
}

/** 31.05.2013 is one token; so is a decimal number, which the patterns tell apart. */
function dotted(key: string): Part[] {
  return key.split('.').flatMap((figures, index): Part[] => {
    const value = Number(figures);
    const kind = figures.length === 4 ? 'Y' : figures.length > 2 ? 'x' : value >= 1 && value <= 31 ? 'D' : 'N';
    return index === 0
      ? [{ kind, value }]
      : [
          { kind: '.', value: 0 },
          { kind, value },
        ];
  });
}

/** Whether the name of a month is one here: not the verb may, not last May. */
function isMonth(marks: readonly Mark[], index: number, { doubtfulMonths, relative, within }: Vocabulary): boolean {
  const mark = marks[index];
  if (!mark) return false;
  const before = marks[index - 1];
  if (before && relative.has(before.key)) return false;
  if (!doubtfulMonths.has(mark.key) || mark.written !== mark.key) return true;
  const isFigure = (near: Mark | undefined) => near !== undefined && /^\d/.test(near.key);
  const near = before && within.has(before.key) ? marks[index - 2] : before;
  const after = marks[index + 1];
  return isFigure(near) || isFigure(after?.key === ',' || after?.key === '.' ? marks[index + 2] : after);
}

/** The year at a part. */
export function yearAt({ kinds, values }: DateParts, index: number): Year {
  return { value: values[index] ?? 0, isShort: kinds[index] !== 'Y' };
}

/** The years that a passage names; short ones by their last two figures. */
export function yearsIn({ kinds, values }: DateParts): { years: Set<number>; short: Set<number> } {
  const years = new Set<number>();
  const short = new Set<number>();
  for (const [index, value] of values.entries()) {
    if (kinds[index] === 'Y') years.add(value);
    if (kinds[index] === 'S') short.add(value);
  }
  // 1996/97, 1996-7
  for (const { index } of kinds.matchAll(/Y[-/][DN](?![-/.]?[DYN])/g)) {
    const [first = 0, second = 0] = [values[index], values[index + 2]];
    const step = second < 10 ? 10 : 100;
    if (second > first % step) years.add(first - (first % step) + second);
  }
  for (const { index } of kinds.matchAll(/D([-/.])D\1[DN](?![-/.]?[DYN])/g)) short.add(values[index + 4] ?? 0);
  return { years, short };
}
