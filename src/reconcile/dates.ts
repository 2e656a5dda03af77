import { dateOfLiteral } from '../facts/dates.ts';
import type { DaySpan } from '../facts/days.ts';

/** Whether two dates are equal, or one is less exact than the other (`2006` and `2006-05-05`). */
export function datesAgree(a: string, b: string): boolean {
  const [one, other] = [daysOf(a), daysOf(b)];
  return one !== undefined && other !== undefined && (isWithin(one, other) || isWithin(other, one));
}

export function isDate(text: string): boolean {
  return daysOf(text) !== undefined;
}

/** The days of a date, or of the date of a time (`2006-05-05T00:00:00Z`). */
function daysOf(text: string): DaySpan | undefined {
  return dateOfLiteral(text.trim().replace(/T.*$/s, ''))?.stated;
}

function isWithin(inner: DaySpan, outer: DaySpan): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}
