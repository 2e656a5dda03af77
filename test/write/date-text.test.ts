import { describe, expect, it } from 'vitest';
import { dateText, rangeText } from '../../src/write/date-text.ts';

describe('a date for people', () => {
  it.each([
    // As in facts.
    ['2013', '2013'],
    ['2013-05', '2013-05'],
    ['2013-05-31', '2013-05-31'],
    ['1000', '1000'],
    ['199X', '199X'],
    ['19XX', '19XX'],
    ['2010-XX', '2010-XX'],
    ['2010-05-XX', '2010-05-XX'],
    ['12010', '12010'],
    ['1914/1918', '1914/1918'],
    ['1920/..', '1920/..'],
    ['/1995', '/1995'],
    // With their era.
    ['0000', '1 BC'],
    ['-0001', '2 BC'],
    ['-0775', '776 BC'],
    ['-17000', '17001 BC'],
    ['0001', 'AD 1'],
    ['0999', 'AD 999'],
    ['0047-06', 'June AD 47'],
    ['-0016-05', 'May 17 BC'],
    ['-0016-05-31', '31 May 17 BC'],
    ['-0016-06-01', '1 June 17 BC'],
    ['0325-12-25', '25 December AD 325'],
    ['-0016-05-XX', 'May 17 BC'],
    ['-0016-XX', '17 BC'],
    ['-014X', '150–141 BC'],
    ['000X', '1 BC – AD 9'],
    ['004X', 'AD 40–49'],
    ['-01XX', '200–101 BC'],
    ['01XX', 'AD 100–199'],
    ['00XX', '1 BC – AD 99'],
    ['-0148/-0139', '149 BC/140 BC'],
    ['../-0016', '../17 BC'],
    // Seasons and marks.
    ['1989-21', 'spring 1989'],
    ['1989-24', 'winter 1989'],
    ['-0430-22', 'summer 431 BC'],
    ['1992~', 'about 1992'],
    ['1992?', '1992?'],
    ['1992%', 'about 1992?'],
    ['-0145?', '146 BC?'],
    ['-014X~', 'about 150–141 BC'],
    ['2007~/2012-05', 'about 2007/2012-05'],
  ])('%s is %s', (written, text) => {
    expect(dateText(written)).toBe(text);
  });

  it.each([
    ['2013-05-31', '2013-06-02', '2013-05-31 – 06-02'],
    ['2013-12-30', '2014-01-02', '2013-12-30 – 2014-01-02'],
    ['2013', '2013-06', '2013 – 2013-06'],
    ['31 May 17 BC', '3 June 17 BC', '31 May – 3 June 17 BC'],
    ['31 May 17 BC (Julian)', '3 June 17 BC (Julian)', '31 May – 3 June 17 BC (Julian)'],
    ['30 December 17 BC', '2 January 16 BC', '30 December 17 BC – 2 January 16 BC'],
    ['31 May 7 BC', '3 June 17 BC', '31 May 7 BC – 3 June 17 BC'],
    ['May AD 47', 'July AD 47', 'May – July AD 47'],
    ['17 BC', '17 BC', '17 BC – 17 BC'],
    ['about 1992', '1993', 'about 1992 – 1993'],
  ])('from %s to %s is %s', (start, end, text) => {
    expect(rangeText(start, end)).toBe(text);
  });
});
