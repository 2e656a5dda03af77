import { describe, expect, it } from 'vitest';
import type { EditionCoverage } from '../../src/write/coverage.ts';
import { toCoveragePicture } from '../../src/write/coverage-picture.ts';

const columns = (editions: readonly Partial<EditionCoverage>[]) =>
  toCoveragePicture(
    'Fair',
    editions.map((edition) => ({ edition: 'e', year: '', status: '', inferred: false, cells: new Map(), ...edition })),
  );

/** The width of the picture, and the positions of what the legend explains. */
function layout(picture: string) {
  const [, width = '', height = ''] = /viewBox="0 0 (\d+) (\d+)"/.exec(picture) ?? [];
  const marks = [...picture.matchAll(/<g transform="translate\((\d+) (\d+)\)">/g)];
  return { width: Number(width), height: Number(height), marks: marks.map(([, x, y]) => [Number(x), Number(y)]) };
}

describe('the picture', () => {
  it.each([0, 1, 12, 18, 23, 60])('of %d editions shows its whole legend', (count) => {
    const { width, height, marks } = layout(columns(Array.from({ length: count }, () => ({ year: '1999' }))));
    expect(marks).toHaveLength(7);
    expect(Math.max(...marks.map(([x = 0]) => x)) + 110).toBeLessThanOrEqual(width);
    expect(Math.max(...marks.map(([, y = 0]) => y)) + 20).toBeLessThanOrEqual(height);
  });

  it.each([
    ['1999', '>1999<'],
    ['17 BC', '>17 BC<'],
    ['249 BC', ' textLength="31" lengthAdjust="spacingAndGlyphs">249 BC<'],
  ])('writes the year %s into its column', (year, shown) => {
    expect(columns([{ year }])).toContain(shown);
  });

  it('squeezes or cuts the id of an edition without a year', () => {
    expect(columns([{ edition: 'fair-first' }])).toContain('lengthAdjust="spacingAndGlyphs">fair-first<');
    expect(columns([{ edition: 'the-edition-in-no-year' }])).toContain('>the-editio…<');
  });
});
