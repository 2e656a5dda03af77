import edtf from 'edtf';
import { describe, expect, it } from 'vitest';
import { type FactsDate, parseDate, parseDateOrInterval, parsePeriod } from '../../src/facts/dates.ts';
import { dayText } from '../../src/facts/days.ts';

describe('a date', () => {
  it.each([
    ['1992', '1992', 'year', '', '1992-01-01', '1992-12-31'],
    ['2014-06', '2014-06', 'month', '', '2014-06-01', '2014-06-30'],
    ['2012-02', '2012-02', 'month', '', '2012-02-01', '2012-02-29'],
    ['2012-02-29', '2012-02-29', 'day', '', '2012-02-29', '2012-02-29'],
    ['1992~', '1992', 'year', '~', '1992-01-01', '1992-12-31'],
    ['1992-05?', '1992-05', 'month', '?', '1992-05-01', '1992-05-31'],
    ['1992-05-02%', '1992-05-02', 'day', '~?', '1992-05-02', '1992-05-02'],
    ['-0044', '-0044', 'year', '', '-0044-01-01', '-0044-12-31'],
    ['0000', '0000', 'year', '', '0000-01-01', '0000-12-31'],
    ['Y-17000', '-17000', 'year', '', '-17000-01-01', '-17000-12-31'],
    ['Y12010', '12010', 'year', '', '12010-01-01', '12010-12-31'],
    ['199X', '199X', 'edtf', '', '1990-01-01', '1999-12-31'],
    ['19XX~', '19XX', 'edtf', '~', '1900-01-01', '1999-12-31'],
    ['-199X', '-199X', 'edtf', '', '-1999-01-01', '-1990-12-31'],
    ['2010-XX', '2010-XX', 'edtf', '', '2010-01-01', '2010-12-31'],
    ['2010-XX-XX', '2010-XX-XX', 'edtf', '', '2010-01-01', '2010-12-31'],
    ['2010-05-XX', '2010-05-XX', 'edtf', '', '2010-05-01', '2010-05-31'],
    // The hemisphere is unknown, and winter ends in the next year.
    ['2010-21', '2010-21', 'edtf', '', '2010-01-01', '2011-02-28'],
    ['2010-24?', '2010-24', 'edtf', '?', '2010-01-01', '2011-02-28'],
  ])('%s has the form, marks and days of its text', (text, value, form, marks, first, last) => {
    const date = dateOf(text);
    expect([date.value, date.form]).toEqual([value, form]);
    expect((date.approximate ? '~' : '') + (date.uncertain ? '?' : '')).toBe(marks);
    expect([dayText(date.stated.first), dayText(date.stated.last)]).toEqual([first, last]);
  });

  it.each([
    ['1992-05-02~', '1992-04-25', '1992-05-09'],
    ['1992-05~', '1992-04-01', '1992-06-30'],
    ['1992~', '1991-01-01', '1993-12-31'],
    ['1990~', '1985-01-01', '1995-12-31'],
    ['199X~', '1985-01-01', '2004-12-31'],
    ['19XX~', '1850-01-01', '2049-12-31'],
  ])('%s may mean more days than it states', (text, first, last) => {
    const { possible } = dateOf(text);
    expect([dayText(possible.first), dayText(possible.last)]).toEqual([first, last]);
  });

  it.each(['1992?', '1992%'])('%s may mean any day', (text) => {
    expect(dateOf(text).possible).toEqual({ first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY });
  });

  it.each([
    ...['', '99', '1XXX', 'XXXX', '2013-13', '2013-02-30', '2013-2-3', '2013-05-02T10:00', 'May 1992', '1992 '],
    ...[
      '2010-XX-15',
      '2010-25',
      '199X-05',
      '~1992',
      '1992~-05',
      'Y1992',
      'Y012010',
      'Y17E7',
      '-0000',
      '-000X',
      '[1992,1993]',
    ],
  ])('%j is not valid', (text) => {
    expect(parseDate(text)).toMatch(/^is /);
  });

  it.each([
    ['2010-05/2010-06', '2010-05-01', '2010-06-30'],
    ['2010-05~/2010-06', '2010-05-01', '2010-06-30'],
  ])('may be an interval in which it lies: %s', (text, first, last) => {
    const date = parseDateOrInterval(text);
    expect(typeof date === 'string' ? date : [dayText(date.stated.first), dayText(date.stated.last)]).toEqual([
      first,
      last,
    ]);
    expect(date).toMatchObject({ form: 'edtf', value: text });
  });

  it.each(['31/05/2010', '2010/2009', '../..', '2010/'.repeat(2)])('may not be the interval %s', (text) => {
    expect(parseDateOrInterval(text)).toMatch(/^(is not a date|ends before)/);
  });
});

describe('a day of the Julian calendar', () => {
  it.each([
    ['1492-08-03', '1492-08-12'],
    ['1582-10-05', '1582-10-15'],
    ['1917-10-25', '1917-11-07'],
    ['1900-02-29', '1900-03-13'],
    ['-0043-03-15', '-0043-03-13'],
  ])('%s is the Gregorian %s', (julian, gregorian) => {
    const date = parseDate(julian, 'julian');
    expect(typeof date === 'string' ? date : dayText(date.stated.first)).toBe(gregorian);
  });

  it.each(['1901-02-29', '1900-02-30'])('that does not exist: %s', (text) => {
    expect(parseDate(text, 'julian')).toMatch(/does not exist/);
  });
});

function dateOf(text: string): FactsDate {
  const date = parseDate(text);
  if (typeof date === 'string') throw new TypeError(`${text} ${date}`);
  return date;
}

describe('the calendar', () => {
  const two = (number: number) => String(number).padStart(2, '0');
  const isDate = (text: string) => {
    try {
      return edtf(text, { level: 1, types: ['Date'] }).type === 'Date';
    } catch {
      return false;
    }
  };

  it.each(['0000', '-0000', '-0004', '1900', '2000', '2023', '2024'])('of %s is that of edtf', (year) => {
    const months = Array.from({ length: 15 }, (_, month) => `${year}-${two(month)}`);
    const days = months.flatMap((month) => Array.from({ length: 33 }, (_, day) => `${month}-${two(day)}`));
    // edtf takes every February for one of 29 days.
    const differs = [year, ...months, ...days].filter((text) => (typeof parseDate(text) !== 'string') !== isDate(text));
    expect(differs).toEqual(['1900', '2023'].includes(year) ? [`${year}-02-29`] : []);
  });
});

describe('a period', () => {
  it.each([
    ['1992/1995', '1992', '1995'],
    ['2007/2012-05', '2007', '2012-05'],
    ['1992/', '1992', undefined],
    ['/1999', undefined, '1999'],
    ['2004', '2004', '2004'],
    ['1992/1992', '1992', '1992'],
    ['1992~/1992', '1992', '1992'],
    ['2013-05-30/2013-05-30?', '2013-05-30', '2013-05-30'],
  ])('%s has the start and end of its text', (text, from, to) => {
    const period = parsePeriod(text);
    expect(typeof period === 'string' ? period : [period.from?.value, period.to?.value]).toEqual([from, to]);
  });

  it.each(['1995/1992', '2013-06/2013-05', '1992/1993/1994', '/', 'x/y', '1992-02-30/1993'])(
    '%s is not valid',
    (text) => {
      expect(parsePeriod(text)).toMatch(/^(is not a period|ends before)/);
    },
  );
});
