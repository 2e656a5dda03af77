import { describe, expect, it } from 'vitest';
import { code, shortened } from '../../src/report/message-text.ts';

describe('a text in a message', () => {
  it.each([
    ['', 3, ''],
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc…'],
    ['a🎓', 3, 'a🎓'],
    ['a🎓b', 3, 'a🎓…'],
    ['ab🎓', 3, 'ab…'],
    ['🎓🎓', 3, '🎓…'],
    ['🎓🎓🎓', 3, '🎓…'],
    ['🎓🎓🎓', 4, '🎓🎓…'],
  ])('%j of at most %i units is %j', (text, longest, cut) => {
    expect(shortened(text, longest)).toBe(cut);
  });

  it('is never truncated inside a surrogate pair', () => {
    for (const start of ['', 'a'])
      for (let longest = 0; longest < 20; longest += 1) {
        const cut = shortened(`${start}${'🎓'.repeat(20)}`, longest);
        expect(cut.isWellFormed()).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(longest + 1);
      }
  });

  it('is in backticks, and is truncated after 60 units', () => {
    expect(code('nam')).toBe('`nam`');
    expect(code('x'.repeat(60))).toBe(`\`${'x'.repeat(60)}\``);
    expect(code('x'.repeat(61))).toBe(`\`${'x'.repeat(60)}…\``);
  });
});
