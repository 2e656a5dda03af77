import { describe, expect, it } from 'vitest';
import { nearest, suggestion } from '../../src/report/nearest.ts';

const keys = ['name', 'theme', 'startDate', 'organizer'];

describe('the nearest candidate', () => {
  it.each([
    ['nam', 'name'],
    ['organiser', 'organizer'],
    ['startdate', 'startDate'],
    ['startDatum', 'startDate'],
    ['theem', undefined],
    ['na', undefined],
    ['', undefined],
    ['weather', undefined],
    ['host', undefined],
  ])('to %j is %j', (written, meant) => {
    expect(nearest(written, keys)).toBe(meant);
  });

  it('is found in an iterator', () => {
    expect(nearest('nam', new Map([['name', 1]]).keys())).toBe('name');
  });
});

describe('a suggestion', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `key-number-${index}`);

  it('names only the nearest candidate', () => {
    expect(suggestion('nam', keys)).toBe('did you mean `name`?');
    expect(suggestion('nam', ['name', ...many(100)])).toBe('did you mean `name`?');
  });

  it('names all of up to 30 candidates if none is near', () => {
    expect(suggestion('weather', keys)).toBe('one of: name, theme, startDate, organizer');
    expect(suggestion('weather', many(30))).toBe(`one of: ${many(30).join(', ')}`);
  });

  it('is undefined without candidates, or with more than 30', () => {
    expect(suggestion('weather', [])).toBeUndefined();
    expect(suggestion('weather', many(31))).toBeUndefined();
  });

  it('reads an iterator once', () => {
    expect(suggestion('weather', new Map([['name', 1]]).keys())).toBe('one of: name');
  });
});
