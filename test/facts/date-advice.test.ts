import { describe, expect, it } from 'vitest';
import { dateAdvice } from '../../src/facts/date-advice.ts';

describe('what to write in place of', () => {
  it.each([
    ['31/05/2013', 'write `2013-05-31`'],
    ['05-31-2023', 'write `2023-05-31`'],
    ['31.5.2013', 'write `2013-05-31`'],
    ['5/6/2013', 'write `2013-06-05` or `2013-05-06`'],
    ['2013/05/31', 'write `2013-05-31`'],
    ['2021-5', 'write `2021-05`'],
    ['05/2013', 'write `2013-05`'],
    ['May 2023', 'write `2023-05`'],
    ['sept. 2023', 'write `2023-09`'],
    ['31 May 2013', 'write `2013-05-31`'],
    ['31st of May 2013', 'write `2013-05-31`'],
    ['May 31, 2013', 'write `2013-05-31`'],
    ['c. 1992', 'write `1992~`'],
    ['about 1992', 'write `1992~`'],
    ['1992/1995', 'this is a range: write `startDate: 1992` and `endDate: 1995`'],
    ['1992-1995', 'this is a range: write `startDate: 1992` and `endDate: 1995`'],
    ['May 2023 – June 2023', 'this is a range: write `startDate: 2023-05` and `endDate: 2023-06`'],
    ['2 May 2008 to 4 May 2008', 'this is a range: write `startDate: 2008-05-02` and `endDate: 2008-05-04`'],
    ['15-17 May 2008', 'this is a range: write `startDate: 2008-05-15` and `endDate: 2008-05-17`'],
  ])('%s: %s', (text, advice) => {
    expect(dateAdvice(text)).toBe(advice);
  });

  it.each(['', '2013-02-30', '30 February 2013', '32/13/2013', 'spring 2013'])('%j: nothing', (text) => {
    expect(dateAdvice(text)).toBeUndefined();
  });

  it('a text as long as a file: nothing, at once', () => {
    expect(dateAdvice('1/'.repeat(500_000))).toBeUndefined();
  });
});
