/** A day of a calendar. Years are astronomical: 1 BC is 0, 776 BC is -775 (ISO 8601, EDTF, XSD 1.1). */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A span of days, by day number; a side without a bound is infinite. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

export const allDays: DaySpan = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysOf400Years = 146_097;
const daysOf4JulianYears = 1461;

/** In the proleptic Gregorian calendar (ISO 8601), or in the Julian one. */
export type Calendar = 'gregorian' | 'julian';

export function isLeapYear(year: number, calendar: Calendar = 'gregorian'): boolean {
  return year % 4 === 0 && (calendar === 'julian' || year % 100 !== 0 || year % 400 === 0);
}

/** The number of days of a month; 0 if there is no such month. */
export function daysInMonth(year: number, month: number, calendar: Calendar = 'gregorian'): number {
  return month === 2 && isLeapYear(year, calendar) ? 29 : (monthLengths[month - 1] ?? 0);
}

/**
 * The number of a day, counted from 0000-03-01 of the proleptic Gregorian calendar. A month below 1 or above 12 is in another year.
 * @example dayNumber({ year: 2000, month: 3, day: 1 }) - dayNumber({ year: 2000, month: 2, day: 28 }) // 2
 */
export function dayNumber({ year, month, day }: CalendarDay, calendar: Calendar = 'gregorian'): number {
  // Years that begin in March: the day that leap years add is their last.
  const marchYear = year + Math.floor((month - 3) / 12);
  const marchMonth = (((month - 3) % 12) + 12) % 12;
  const ofYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  const leaps = calendar === 'julian' ? Math.floor(marchYear / 4) - julianOffset : gregorianLeaps(marchYear);
  return marchYear * 365 + leaps + ofYear;
}

/** In year 0 the first of March of the Julian calendar is two days before that of the Gregorian one. */
const julianOffset = 2;

function gregorianLeaps(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

/** The day of the proleptic Gregorian calendar with a number. */
export function dayOfNumber(number: number): CalendarDay {
  const cycle = Math.floor(number / daysOf400Years);
  const ofCycle = number - cycle * daysOf400Years;
  const ofCycleYear = Math.floor(
    (ofCycle -
      Math.floor(ofCycle / (daysOf4JulianYears - 1)) +
      Math.floor(ofCycle / 36_524) -
      Math.floor(ofCycle / (daysOf400Years - 1))) /
      365,
  );
  const ofYear = ofCycle - (365 * ofCycleYear + Math.floor(ofCycleYear / 4) - Math.floor(ofCycleYear / 100));
  const marchMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: cycle * 400 + ofCycleYear + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** A year as XSD and EDTF write it: four digits at least, `-0775` for 776 BC. */
export function yearText(year: number): string {
  return (year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0');
}

/** The day with a number as the lexical form of an xsd:date. */
export function dayText(number: number): string {
  const { year, month, day } = dayOfNumber(number);
  return `${yearText(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
