import edtf from 'edtf';
import { quoted } from '../report/quoted.ts';

/** A date as facts write it, taken apart: the plain value, and what EDTF says about it. */
export interface FactsDate {
  /** A year, month or day as xsd:gYear, xsd:gYearMonth or xsd:date write it. */
  readonly value: string;
  readonly precision: 'year' | 'month' | 'day';
  /** EDTF ~ */
  readonly approximate: boolean;
  /** EDTF ? */
  readonly uncertain: boolean;
}

const datePattern = /^(-?\d{4}(?:-\d{2}(?:-\d{2})?)?)([~?%]?)$/;
const precisions = ['year', 'month', 'day'] as const;

/**
 * A year, month or day in EDTF (ISO 8601-2) level 0, or level 1 for approximate (`1992~`) and uncertain (`1992?`).
 * @returns the date, or in words what is wrong with it
 */
export function parseDate(text: string): FactsDate | string {
  const [, value, mark] = datePattern.exec(text) ?? [];
  if (value === undefined) return 'is no year (1992), month (2014-06) or day (2013-05-31)';
  try {
    edtf(text, { level: 1, types: ['Date'] });
  } catch {
    return 'is a day or month that does not exist';
  }
  const precision = precisions[value.replace(/^-/, '').split('-').length - 1] ?? 'day';
  return { value, precision, approximate: mark === '~' || mark === '%', uncertain: mark === '?' || mark === '%' };
}

/** A period; a side that is not known is left out. */
export interface FactsPeriod {
  readonly from?: FactsDate;
  readonly to?: FactsDate;
}

/**
 * An EDTF interval: `1992/1995`, `2007/2012-05`, `/1999` (beginning not known), `1992/` (end not known). One date alone
 * is the period of that year, month or day.
 * @returns the period, or in words what is wrong with it
 */
export function parsePeriod(text: string): FactsPeriod | string {
  const [from = '', to = from, ...more] = text.split('/');
  if (more.length > 0 || (from === '' && to === '')) return 'is no period (1992/1995, 1992/, /1995)';
  const period: { from?: FactsDate; to?: FactsDate } = {};
  for (const [side, date] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (date === '') continue;
    const parsed = parseDate(date);
    if (typeof parsed === 'string') return `is no period: ${quoted(date)} ${parsed}`;
    period[side] = parsed;
  }
  if (period.from && period.to && isAfter(period.from, period.to)) return 'ends before it starts';
  return period;
}

/** Whether a date is after another, as far as both are exact: 2013-05 is neither before nor after 2013. */
function isAfter(one: FactsDate, other: FactsDate): boolean {
  const [parts, others] = [partsOf(one), partsOf(other)];
  const shared = Math.min(parts.length, others.length);
  const differs = parts.slice(0, shared).findIndex((part, index) => part !== others[index]);
  return differs >= 0 && (parts[differs] ?? 0) > (others[differs] ?? 0);
}

/** Year, month and day, as many as there are. */
function partsOf({ value }: FactsDate): number[] {
  return (value.match(/^-?\d+|\d+/g) ?? []).map(Number);
}
