import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate, parseDateOrInterval } from '../../src/facts/dates.ts';
import { dayNumber, dayText } from '../../src/facts/days.ts';

// The library edtf is the yardstick of the days that a date names. It takes every February for one of 29 days, and a season for
// the months of the northern hemisphere; both have rows in dates.test.ts.

const four = (year: number) => (year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0');
const two = (number: number) => String(number).padStart(2, '0');

const years = fc.integer({ min: -9999, max: 9999 });
const months = fc.constantFrom(1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
const marks = fc.constantFrom('', '~', '?', '%');
const dates = fc.oneof(
  years.map(four),
  fc.tuple(years, months).map(([year, month]) => `${four(year)}-${two(month)}`),
  fc
    .tuple(years, months, fc.integer({ min: 1, max: 30 }))
    .map(([year, month, day]) => `${four(year)}-${two(month)}-${two(day)}`),
  fc.integer({ min: 0, max: 999 }).map((start) => `${String(start).padStart(3, '0')}X`),
  fc.integer({ min: 0, max: 99 }).map((start) => `${two(start)}XX`),
  // In negative years, edtf turns unspecified parts round.
  fc.nat(9999).map((year) => `${four(year)}-XX`),
  fc.tuple(fc.nat(9999), months).map(([year, month]) => `${four(year)}-${two(month)}-XX`),
  fc.integer({ min: 10_000, max: 200_000 }).map((year) => `Y${year}`),
  fc.integer({ min: 10_000, max: 200_000 }).map((year) => `Y-${year}`),
);

const millisecondsOfDay = 86_400_000;
const epoch = dayNumber({ year: 1970, month: 1, day: 1 });
const dayOf = (milliseconds: number) => epoch + Math.floor(milliseconds / millisecondsOfDay);

/** The first and last day by edtf. Its grammar has no marks behind Y and X. */
function daysOf(text: string): { readonly first: number; readonly last: number } {
  const date = edtf(text.replace(/^(Y.*|.*X.*)[~?%]$/, '$1'));
  const [min, max] = ['min', 'max'].map((bound) => Number(Reflect.get(date, bound)));
  return { first: dayOf(min ?? Number.NaN), last: dayOf(max ?? Number.NaN) };
}

describe('the days that a date names', () => {
  it('are those of edtf', () => {
    fc.assert(
      fc.property(dates, marks, (date, mark) => {
        const own = parseDate(date + mark);
        if (typeof own === 'string') throw new TypeError(`${date}${mark} ${own}`);
        const other = daysOf(date + mark);
        expect([date, dayText(own.stated.first)]).toEqual([date, dayText(other.first)]);
        expect([date, dayText(own.stated.last)]).toEqual([date, dayText(other.last)]);
      }),
      { numRuns: 2000 },
    );
  });

  it('are those of edtf for intervals', () => {
    const plain = fc.tuple(years, months).map(([year, month]) => `${four(year)}-${two(month)}`);
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        const own = parseDateOrInterval(`${one}/${other}`);
        const [from, to] = [daysOf(one), daysOf(other)];
        if (to.last < from.first) expect(own).toBe('ends before it starts');
        else expect(own).toMatchObject({ stated: { first: from.first, last: to.last } });
      }),
      { numRuns: 500 },
    );
  });

  it('are more if it is marked, and never fewer', () => {
    fc.assert(
      fc.property(dates, marks, (date, mark) => {
        const own = parseDate(date + mark);
        if (typeof own === 'string') throw new TypeError(own);
        expect(own.possible.first).toBeLessThanOrEqual(own.stated.first);
        expect(own.possible.last).toBeGreaterThanOrEqual(own.stated.last);
        expect(mark === '' || own.possible.first < own.stated.first).toBe(true);
      }),
    );
  });
});
