import edtf from 'edtf';
import { describe, expect, it } from 'vitest';
import { parseDate, parsePeriod } from '../../src/facts/dates.ts';

describe('a date', () => {
  it.each([
    ['1992', { value: '1992', precision: 'year', approximate: false, uncertain: false }],
    ['2014-06', { value: '2014-06', precision: 'month', approximate: false, uncertain: false }],
    ['2012-02-29', { value: '2012-02-29', precision: 'day', approximate: false, uncertain: false }],
    ['1992~', { value: '1992', precision: 'year', approximate: true, uncertain: false }],
    ['1992-05?', { value: '1992-05', precision: 'month', approximate: false, uncertain: true }],
    ['1992-05-02%', { value: '1992-05-02', precision: 'day', approximate: true, uncertain: true }],
    ['-0044', { value: '-0044', precision: 'year', approximate: false, uncertain: false }],
  ])('%s has the precision of its text', (text, date) => {
    expect(parseDate(text)).toEqual(date);
  });

  it.each([
    '',
    '99',
    '199X',
    '2013-13',
    '2013-02-30',
    '2013-2-3',
    '2013-05-02T10:00',
    '1992/1995',
    'May 1992',
    '1992 ',
  ])('%j is not valid', (text) => {
    expect(parseDate(text)).toMatch(/^is /);
  });
});

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
