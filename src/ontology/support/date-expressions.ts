import { type DateParts, type Year, yearAt } from './date-parts.ts';

/** One expression, before ranges lend parts. */
export interface Expression {
  readonly days: readonly number[];
  /** The two readings of day and month: the first is as in Europe. */
  readonly month: number;
  readonly swapped?: { readonly day: number; readonly month: number } | undefined;
  readonly year: Year | undefined;
  /** Whether it lends its parts to its neighbours: ISO dates do not. */
  readonly lends: boolean;
  readonly from: number;
  readonly to: number;
}

/** The expressions of a passage, in order. */
export function expressionsIn(parts: DateParts, dayAfterMonth: boolean): Expression[] {
  return [...wordExpressions(parts, dayAfterMonth), ...figureExpressions(parts)].sort((a, b) => a.from - b.from);
}

// No part of a pattern may match a text in two ways, or long lists of figures would take exponential time.
const day = String.raw`[DO]\.?`;
const joiner = `(?=f{0,3}[-,/t])[-,/tf]{1,4}`;
const days = `${day}(?:${joiner}${day}){0,30}`;
const notBeforeMonth = `(?!f{0,3}M)`;
const daysOfMonth = `${day}${notBeforeMonth}(?:${joiner}${day}${notBeforeMonth}){0,30}`;
const yearAfter = `(?:[,.f]{0,3}([YS]))?`;
const dayFirst = new RegExp(`(${days})[-/f]{0,3}M\\.?[-/]?${yearAfter}`, 'g');
const monthFirst = new RegExp(`M\\.?f{0,2}(${daysOfMonth})${yearAfter}`, 'g');
const monthOnly = new RegExp(`M\\.?[-/]?${yearAfter}`, 'g');

function wordExpressions(parts: DateParts, dayAfterMonth: boolean): Expression[] {
  const { kinds, values } = parts;
  const found: Expression[] = [];
  const taken = new Set<number>();
  const add = (match: RegExpExecArray, isDayFirst: boolean | undefined) => {
    const from = match.index;
    const at = kinds.indexOf('M', from);
    if (taken.has(at)) return;
    taken.add(at);
    const to = from + match[0].length;
    const own = isDayFirst === undefined ? '' : (match[1] ?? '');
    const start = isDayFirst === true ? from : from + match[0].indexOf(own, 1);
    const numbers = [...own].flatMap((kind, index) =>
      kind === 'D' || kind === 'O' ? [values[start + index] ?? 0] : [],
    );
    const yearKind = isDayFirst === undefined ? match[1] : match[2];
    const year = yearKind === undefined ? undefined : yearAt(parts, to - 1);
    found.push({ days: numbers, month: values[at] ?? 0, year, lends: true, from, to });
  };
  for (const match of kinds.matchAll(dayFirst)) add(match, true);
  if (dayAfterMonth) for (const match of kinds.matchAll(monthFirst)) add(match, false);
  for (const match of kinds.matchAll(monthOnly)) add(match, undefined);
  return found;
}

/** Figures: the pattern, and which of its characters is the year, month and day; the last two may be read the other way round. */
const figurePatterns: readonly {
  readonly pattern: RegExp;
  readonly read: (parts: DateParts, from: number, to: number) => Omit<Expression, 'from' | 'to'> | undefined;
}[] = [
  // 2013-05-31
  {
    pattern: /Y([-/.])D\1D(?![-/.]?[DYN])/g,
    read: (parts, from) => monthAndDay(parts, from + 2, from + 4, from, { lends: false }),
  },
  // 31/05/2013, 2-4/5/2009, 31.5.13, also 2.-4.5.2009
  {
    pattern: /(?:(?<![-/.])D\.?[-t])?D([-/.])D\1[YDN](?![-/]?[DYN])/g,
    read: (parts, from, to) => monthAndDay(parts, to - 3, to - 5, to - 1, { from, swap: parts.kinds[to - 2] !== '.' }),
  },
  // 31/05, 15-17/5
  {
    pattern: /(?<![/.DYN])(?:D\.?[-t])?D\/D(?!\/)(?!-?[YN])/g,
    read: (parts, from, to) => monthAndDay(parts, to - 1, to - 3, undefined, { from, swap: true }),
  },
  // 15.-17.5.
  {
    pattern: /(?<![/.DYN])(?:D\.?[-t])?D\.D(?=\.?[-t]|\.(?![DYN]))/g,
    read: (parts, from, to) => monthAndDay(parts, to - 1, to - 3, undefined, { from }),
  },
  // 05/2013, 2013-05
  { pattern: /(?<![-/.DN])D[-/.]Y/g, read: (parts, from) => monthAlone(parts, from, from + 2) },
  { pattern: /Y[-/.]D(?![-/.]?[DYN])/g, read: (parts, from) => monthAlone(parts, from + 2, from) },
];

function figureExpressions(parts: DateParts): Expression[] {
  return figurePatterns.flatMap(({ pattern, read }) =>
    [...parts.kinds.matchAll(pattern)].flatMap((match) => {
      const [from, to] = [match.index, match.index + match[0].length];
      const found = read(parts, from, to);
      return found ? [{ ...found, from, to }] : [];
    }),
  );
}

function monthAndDay(
  parts: DateParts,
  monthIndex: number,
  dayIndex: number,
  yearIndex: number | undefined,
  { from = dayIndex, swap = false, lends = true }: { from?: number; swap?: boolean; lends?: boolean },
): Omit<Expression, 'from' | 'to'> | undefined {
  const { values, kinds } = parts;
  const [month, own] = [values[monthIndex] ?? 0, values[dayIndex] ?? 0];
  const earlier = from < dayIndex && kinds[from] === 'D' ? [values[from] ?? 0] : [];
  const year = yearIndex === undefined ? undefined : yearAt(parts, yearIndex);
  const swapped = swap && own <= 12 && earlier.length === 0 ? { day: month, month: own } : undefined;
  if (month > 12) return swapped && { days: [swapped.day], month: swapped.month, year, lends };
  return { days: [...earlier, own], month, swapped, year, lends };
}

function monthAlone(
  { values }: DateParts,
  monthIndex: number,
  yearIndex: number,
): Omit<Expression, 'from' | 'to'> | undefined {
  const month = values[monthIndex] ?? 0;
  if (month > 12) return undefined;
  return { days: [], month, year: { value: values[yearIndex] ?? 0, isShort: false }, lends: false };
}
