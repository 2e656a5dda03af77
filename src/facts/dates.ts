import { code } from '../report/message-text.ts';
import { allDays, type Calendar, type DaySpan, dayNumber, dayOfNumber, daysInMonth } from './days.ts';

/** A date of EDTF level 1 (ISO 8601-2): a day, or a span of days in which it lies. */
export interface FactsDate {
  /** As XSD or EDTF writes it, without the mark. */
  readonly value: string;
  /** Its datatype: xsd:gYear, xsd:gYearMonth or xsd:date; `edtf` if XSD cannot write it. */
  readonly form: 'year' | 'month' | 'day' | 'edtf';
  /** EDTF ~ or % */
  readonly approximate: boolean;
  /** EDTF ? or % */
  readonly uncertain: boolean;
  /** The days that it names; a season may be in any hemisphere. */
  readonly stated: DaySpan;
  /** The days that it may mean: more than stated if it has a mark. */
  readonly possible: DaySpan;
}

/** The size of a date's span, which decides how far `~` widens it. */
type Unit = 'day' | 'month' | 'year' | 'decade' | 'century';

interface Span {
  readonly unit: Unit;
  readonly form: FactsDate['form'];
  readonly from: { readonly year: number; readonly month?: number; readonly day?: number };
  readonly to?: { readonly year: number; readonly month: number };
}

/** The forms of a date, each with the span that its parts name; undefined for months and days that do not exist. */
const forms: readonly {
  readonly form: RegExp;
  readonly read: (parts: readonly string[], calendar: Calendar) => Span | undefined;
}[] = [
  { form: /^(-?\d{4})$/, read: ([year = '']) => ({ unit: 'year', form: 'year', from: { year: Number(year) } }) },
  {
    form: /^Y(-?[1-9]\d{4,8})$/,
    read: ([year = '']) => ({ unit: 'year', form: 'year', from: { year: Number(year) } }),
  },
  { form: /^(-?\d{4})-(2[1-4])$/, read: ([year = '']) => seasonOf(Number(year)) },
  { form: /^(-?\d{4})-(\d{2})$/, read: ([year = '', month = '']) => monthOf(Number(year), Number(month), 'month') },
  { form: /^(-?\d{4})-(\d{2})-XX$/, read: ([year = '', month = '']) => monthOf(Number(year), Number(month), 'edtf') },
  {
    form: /^(-?\d{4})-XX(?:-XX)?$/,
    read: ([year = '']) => ({ unit: 'year', form: 'edtf', from: { year: Number(year) } }),
  },
  {
    form: /^(-?\d{4})-(\d{2})-(\d{2})$/,
    read: ([year = '', month = '', day = ''], calendar) => dayOf(Number(year), Number(month), Number(day), calendar),
  },
  { form: /^(-?\d{3})X$/, read: ([start = '']) => yearsOf(start, 10, 'decade') },
  { form: /^(-?\d{2})XX$/, read: ([start = '']) => yearsOf(start, 100, 'century') },
];

const noDate = 'is not a date in EDTF, such as 1992, 2014-06 or 2013-05-31';
const endsFirst = 'ends before it starts';

const markPattern = /[~?%]$/;

/**
 * Reads a date of EDTF level 1: `1992`, `2014-06`, `2013-05-31`, `Y-17000`, `199X`, `2010-XX`, `2010-05-XX`, seasons
 * (`2010-21` … `2010-24`), each with `~` (approximate), `?` (uncertain) or `%` (both). Years before our era are astronomical: 776 BC is `-0775`.
 * @param calendar of the day; other dates cannot be converted
 * @returns the date, or the end of a message about the text
 */
export function parseDate(text: string, calendar: Calendar = 'gregorian'): FactsDate | string {
  const mark = markPattern.exec(text)?.[0] ?? '';
  const value = mark === '' ? text : text.slice(0, -1);
  for (const { form, read } of forms) {
    const [whole, ...parts] = form.exec(value) ?? [];
    if (whole === undefined) continue;
    const span = value.startsWith('-0000') || value.startsWith('-000X') ? undefined : read(parts, calendar);
    return span ? dateOf(value, span, mark, calendar) : 'is a day or month that does not exist';
  }
  return noDate;
}

function dateOf(value: string, span: Span, mark: string, calendar: Calendar): FactsDate {
  const { form, unit } = span;
  const stated = daysOf(span, calendar);
  return {
    value: value.startsWith('Y') ? value.slice(1) : value,
    form,
    approximate: mark === '~' || mark === '%',
    uncertain: mark === '?' || mark === '%',
    stated,
    possible: mark === '' ? stated : mark === '~' ? widened(span, stated, unit) : allDays,
  };
}

function monthOf(year: number, month: number, form: 'month' | 'edtf'): Span | undefined {
  return daysInMonth(year, month) > 0 ? { unit: 'month', form, from: { year, month } } : undefined;
}

function dayOf(year: number, month: number, day: number, calendar: Calendar): Span | undefined {
  const exists = day >= 1 && day <= daysInMonth(year, month, calendar);
  return exists ? { unit: 'day', form: 'day', from: { year, month, day } } : undefined;
}

/** From January to February of the next year: the hemisphere is unknown, and winter ends in the next year. */
function seasonOf(year: number): Span {
  return { unit: 'month', form: 'edtf', from: { year, month: 1 }, to: { year: year + 1, month: 2 } };
}

function yearsOf(start: string, count: number, unit: Unit): Span {
  const near = Number(start) * count;
  // -199X is -1999 to -1990.
  const [first, last] = start.startsWith('-') ? [near - count + 1, near] : [near, near + count - 1];
  return { unit, form: 'edtf', from: { year: first, month: 1 }, to: { year: last, month: 12 } };
}

function daysOf({ from: { year, month, day }, to }: Span, calendar: Calendar): DaySpan {
  if (day !== undefined && month !== undefined) {
    const only = dayNumber({ year, month, day }, calendar);
    return { first: only, last: only };
  }
  const end = to ?? { year, month: month ?? 12 };
  return { first: dayNumber({ year, month: month ?? 1, day: 1 }), last: lastOfMonth(end.year, end.month) };
}

function lastOfMonth(year: number, month: number): number {
  return dayNumber({ year, month: month + 1, day: 1 }) - 1;
}

/** By how much `~` widens each side: 7 days, 1 month, 1 year (5 if it ends in 0), 5 years for a decade, 50 for a century. */
function widened({ from: { year, month = 1 }, to }: Span, { first, last }: DaySpan, unit: Unit): DaySpan {
  if (unit === 'day') return { first: first - 7, last: last + 7 };
  const months = { month: 1, year: year % 10 === 0 ? 60 : 12, decade: 60, century: 600 }[unit];
  const end = to ?? { year, month: unit === 'month' ? month : 12 };
  return {
    first: dayNumber({ year, month: month - months, day: 1 }),
    last: lastOfMonth(end.year, end.month + months),
  };
}

/** An EDTF interval. A side that is empty (unknown) or `..` (open) is undefined. */
export interface FactsPeriod {
  readonly from?: FactsDate;
  readonly to?: FactsDate;
  /** From the first day of its start to the last day of its end. */
  readonly stated: DaySpan;
  readonly possible: DaySpan;
}

/**
 * An EDTF interval: `1992/1995`, `2007~/2012-05`, `/1999` (unknown start), `1992/..` (open end). A single date is the period of
 * that day, month or year.
 * @returns the period, or the end of a message about the text
 */
export function parsePeriod(text: string): FactsPeriod | string {
  const [start = '', end = start, ...more] = text.split('/');
  if (more.length > 0 || (isOpen(start) && isOpen(end))) return 'is not a period (1992/1995, 1992/.., /1995)';
  const sides: (FactsDate | undefined)[] = [];
  for (const side of [start, end]) {
    const parsed = isOpen(side) ? undefined : parseDate(side);
    if (typeof parsed === 'string') return `is not a period: ${code(side)} ${parsed}`;
    sides.push(parsed);
  }
  return periodOf(sides[0], sides[1]);
}

function isOpen(side: string): boolean {
  return side === '' || side === '..';
}

function periodOf(from: FactsDate | undefined, to: FactsDate | undefined): FactsPeriod | string {
  const stated = { first: from?.stated.first ?? allDays.first, last: to?.stated.last ?? allDays.last };
  if (stated.last < stated.first) return endsFirst;
  const possible = { first: from?.possible.first ?? allDays.first, last: to?.possible.last ?? allDays.last };
  return { ...(from && { from }), ...(to && { to }), stated, possible };
}

/** A date, or an interval in which it lies (`2010-05/2010-06`, `1990/..`), which only EDTF can write. */
export function parseDateOrInterval(text: string): FactsDate | string {
  if (!text.includes('/')) return parseDate(text);
  const period = parsePeriod(text);
  if (period === endsFirst) return period;
  if (typeof period === 'string') return noDate;
  const sides = [period.from, period.to];
  return {
    value: text,
    form: 'edtf',
    approximate: sides.some((side) => side?.approximate === true),
    uncertain: sides.some((side) => side?.uncertain === true),
    stated: period.stated,
    possible: period.possible,
  };
}

/** The date of a literal, in XSD or EDTF; undefined if it is none. XSD writes a year of more than four digits without `Y`. */
export function dateOfLiteral(value: string): FactsDate | undefined {
  const date = parseDateOrInterval(/^-?\d{5,}[~?%]?$/.test(value) ? `Y${value}` : value);
  return typeof date === 'string' ? undefined : date;
}

/** The calendar year in which all days of a span lie, if there is one. */
export function yearOfSpan({ first, last }: DaySpan): number | undefined {
  if (!Number.isFinite(first) || !Number.isFinite(last)) return undefined;
  const { year } = dayOfNumber(first);
  return dayOfNumber(last).year === year ? year : undefined;
}
