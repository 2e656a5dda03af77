import { describe, expect, it } from 'vitest';
import { readLanguageWords } from '../../../src/ontology/support/language-words.ts';
import { vocabulariesOf } from '../../../src/ontology/support/vocabulary.ts';
import { namesIn, textOf } from '../../support/repository.ts';

describe('the words of a language', () => {
  it('may leave out every part', () => {
    const words = vocabulariesOf(new Map([['eo', readLanguageWords('words/eo.json', '{}')]]));
    expect(words.of(['eo']).isKnown).toBe(true);
    expect(words.of(['eo', 'fi']).isKnown).toBe(false);
  });

  it.each([
    ['[', 'words/eo.json is not JSON'],
    ['[]', 'words/eo.json: expected a map of words'],
    ['{ "month": [] }', 'words/eo.json: unknown key "month"'],
    ['{ "months": ["januaro"] }', 'words/eo.json: "months" has another form than expected'],
    ['{ "cardinals": { "unu": "1" } }', 'words/eo.json: "cardinals" has another form than expected'],
    ['{ "terms": { "frequency": ["jara"] } }', 'words/eo.json: "terms" has another form than expected'],
  ])('that are %s are refused', (text, message) => {
    expect(() => readLanguageWords('words/eo.json', text)).toThrow(message);
  });

  it.each(namesIn('ontology/words', '.json'))('of %s have twelve months, ordinals to 30 and no empty list', (name) => {
    const words = readLanguageWords(name, textOf('ontology', 'words', `${name}.json`));
    expect(words.months).toHaveLength(12);
    expect(words.months.every((names) => names.length > 0)).toBe(true);
    const missing = Array.from({ length: 30 }, (_, index) => String(index + 1)).filter(
      (number) => !(number in words.ordinals),
    );
    expect(missing).toEqual([]);
    expect(
      Object.values(words.terms)
        .flatMap(Object.values)
        .filter((list) => list.length === 0),
    ).toEqual([]);
  });
});
