import { describe, expect, it } from 'vitest';
import { nearest, suggestion } from '../../src/report/nearest.ts';

const keys = ['name', 'theme', 'startDate', 'organizer'];

describe('what a typing error meant', () => {
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
  ])('by %j is %j', (written, meant) => {
    expect(nearest(written, keys)).toBe(meant);
  });

  it('is among those that a map has', () => {
    expect(nearest('nam', new Map([['name', 1]]).keys())).toBe('name');
  });
});

describe('a hint of what may stand here', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `key-number-${index}`);

  it('names the nearest alone', () => {
    expect(suggestion('nam', keys)).toBe('did you mean `name`?');
    expect(suggestion('nam', ['name', ...many(100)])).toBe('did you mean `name`?');
  });

  it('names all where none is near and they are few', () => {
    expect(suggestion('weather', keys)).toBe('one of: name, theme, startDate, organizer');
    expect(suggestion('weather', many(30))).toBe(`one of: ${many(30).join(', ')}`);
  });

  it('is none where there is nothing, or too much', () => {
    expect(suggestion('weather', [])).toBeUndefined();
    expect(suggestion('weather', many(31))).toBeUndefined();
  });

  it('reads keys that can be gone through only once', () => {
    expect(suggestion('weather', new Map([['name', 1]]).keys())).toBe('one of: name');
  });
});
