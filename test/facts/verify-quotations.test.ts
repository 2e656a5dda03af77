import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { SourceFacts } from '../../src/facts/facts.ts';
import { readFactsDocument } from '../../src/facts/facts-document.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import { verifyQuotations } from '../../src/facts/verify-quotations.ts';
import { textOf } from '../support/repository.ts';

type Row = readonly [why: string, quotation: string, text: string, hint: string];
const rowsOf = (name: string) =>
  Object.entries<Row[]>(parse(textOf('test', 'cases', 'quotations', `${name}.yaml`))).flatMap(([kind, rows]) =>
    rows.map(([why, ...rest]) => [`${kind}: ${why}`, ...rest] as const),
  );

const notFound = (quote: string | string[], text: string, more?: string) =>
  verifyQuotations(sourceWith([quote], undefined, more), text, 'letter.txt').filter(
    ({ code }) => code === 'quote-not-found',
  );

describe('a quotation', () => {
  it.each(rowsOf('found'))('is found: %s', (_, quote, text) => {
    expect(notFound(quote, text)).toEqual([]);
  });

  it.each(rowsOf('not-found'))('is not found: %s', (_, quote, text, hint) => {
    expect(notFound(quote, text)).toMatchObject([
      {
        severity: 'error',
        message: expect.stringContaining('letter.txt') as unknown,
        place: { file: 'facts.yaml', line: 5, column: 12 },
        hint,
      },
    ]);
  });

  it('has the first difference in the hint, wherever it is', () => {
    const words = Array.from({ length: 20 }, (_, index) => `w${index}.`);
    for (let at = 1; at < words.length; at += 1) {
      const [problem] = notFound(words.with(at, 'other').join(' '), words.join(' '));
      expect(problem?.hint).toContain(`the text has "w${at}."`);
      expect(problem?.hint).toContain('not "other"');
    }
  });

  it('is shortened in the hint', () => {
    const agrees = 'word '.repeat(100);
    const [problem] = notFound(`${agrees}${'x'.repeat(500)}`, agrees);
    expect(problem?.hint).toMatch(/…/);
    expect(problem?.hint?.length).toBeLessThan(420);
  });

  const text = 'On tides they met in May. Then, on storms, they met in May and in June.';

  it.each<[string, string[], string]>([
    ['several, wherever they are', ['in June', 'on storms'], ''],
    ['pieces in order', ['On tides […] met in May and', 'storms […] in June'], ''],
    ['pieces in order [...]', ['tides [...] storms'], ''],
    ['the second of two', ['met in May'], 'after: and in'],
    ['the first of two', ['met in May'], 'before: tides they'],
  ])('may be fragments: %s', (_, quotes, more) => {
    const problems = verifyQuotations(sourceWith([quotes], undefined, more), text, 'letter.txt');
    expect(problems.filter(({ code }) => code !== 'not-quoted')).toEqual([]);
  });

  it.each<[string, string[], string, string]>([
    ['one of several', ['in June', 'in July'], '', 'after "in", the text has "May.", not "July"'],
    [
      'pieces in the other order',
      ['in June […] tides'],
      '',
      'the text has `tides` only before what stands before the gap',
    ],
    ['with words before it that are elsewhere', ['met in May'], 'before: storms we', 'they'],
  ])('is not found if fragments are %s', (_, quotes, more, hint) => {
    const [problem, ...others] = notFound(quotes, text, more);
    expect(others).toEqual([]);
    expect(problem?.hint).toContain(hint);
  });

  it('has gaps of some hundred words', () => {
    const textWith = (words: number) => `They met ${'x '.repeat(words)} in June.`;
    expect(notFound('They met […] in June', textWith(300))).toEqual([]);
    expect(notFound('They met […] in June', textWith(301))).toMatchObject([
      { hint: 'the gap leaves out 301 words, and at most 300 are a gap: quote two fragments' },
    ]);
  });

  it('that occurs twice is a note, with the words before each', () => {
    const problems = verifyQuotations(sourceWith(['met in May']), text, 'letter.txt');
    expect(problems.filter(({ code }) => code === 'quoted-twice')).toMatchObject([
      {
        severity: 'info',
        place: { line: 5, column: 12 },
        message: 'the quotation occurs twice in letter.txt',
        hint: 'if it matters which is meant, add `before`: `On tides they` or `on storms, they`; or quote more words',
      },
    ]);
  });

  it('that is empty is not verified', () => {
    expect(found(['', ' \n '], 'They met.')).toEqual(['not-quoted 1 They met.']);
  });
});

describe('the text of a source', () => {
  const text = 'They met in May.\n';
  const sum = createHash('sha256').update(text).digest('hex');

  it('matches the SHA-256 of the facts', () => {
    expect(verifyQuotations(sourceWith(['They met in May'], sum), text, 'letter.txt')).toEqual([]);
  });

  it('is reported if its SHA-256 differs', () => {
    const problems = verifyQuotations(sourceWith(['They met in May'], sum), `${text}\n`, 'texts/letter.txt');
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        code: 'source-changed',
        place: { file: 'facts.yaml', line: 3, column: 47 },
        hint: expect.stringContaining(createHash('sha256').update(`${text}\n`).digest('hex')) as unknown,
      },
    ]);
    for (const name of ['texts/letter.txt', 'letter']) expect(problems[0]?.message).toContain(name);
  });

  it('is not compared without a SHA-256', () => {
    expect(verifyQuotations(sourceWith(['They met in May']), text, 'letter.txt')).toEqual([]);
  });
});

describe('a sentence that no claim quotes', () => {
  it.each<[string, string[], string, string[]]>([
    ['a sentence', ['met in May'], 'They met in May. They heard of tides.', ['1 They heard of tides.']],
    ['everything, where there is no claim', [], 'They met. They heard.', ['1 They met.', '1 They heard.']],
    ['nothing of an empty text', [], '', []],
    ['nothing of white space', [], ' \n\n \r\n\t\n', []],
    ['nothing where a quote holds the sentence', ['They met. They heard.'], 'They met. They heard.', []],
    [
      'both sentences that a quote holds half of',
      ['in May. They'],
      'They met in May. They heard.',
      ['1 They met in May.', '1 They heard.'],
    ],
    ['nothing where the quotes are a part of each', ['met', 'heard'], 'They met. They heard.', []],
    ['no sentence that differs in quotation marks only', ['It\'s the "Quay"'], 'It’s the “Quay”.', []],
    [
      'a sentence on a later line',
      ['They met'],
      'They met.\nThey\nheard.\nThey left.',
      ['2 They heard.', '4 They left.'],
    ],
    [
      'a sentence over line ends, at its first',
      ['met'],
      'They met. They\nheard of\ntides.',
      ['1 They heard of tides.'],
    ],
    ['a sentence over line ends that is quoted', ['met', 'heard of tides'], 'They met. They\nheard of\ntides.', []],
    ['a sentence over line ends of Windows', ['met'], 'They met.\r\nThey\r\nheard.', ['2 They heard.']],
    ['a later paragraph', ['met'], 'They met.\n\n\n  They heard.\n \nThey left.', ['4 They heard.', '6 They left.']],
    ['a later paragraph with line ends of Windows', ['met'], 'They met.\r\n\r\nThey heard.', ['3 They heard.']],
    ['a paragraph after empty lines', [], '\n\n\nThey heard.', ['4 They heard.']],
    ['a paragraph after one line end', [], '\nThey\nheard.', ['2 They heard.']],
    ['a paragraph after one line end of Windows', [], '\r\nThey heard.', ['2 They heard.']],
    ['a paragraph after a line of spaces', [], '  \nThey heard.', ['2 They heard.']],
    ['a headline without a full stop', ['They met'], 'The Tides\n\nThey met.', ['1 The Tides']],
  ])('is %s', (_, quotes, text, lines) => {
    expect(found(quotes, text)).toEqual(lines.map((line) => `not-quoted ${line}`));
  });

  it.each(['•', '*', '·', '-', '–'])('may be an item of a list with %s, at its line and without its mark', (mark) => {
    for (const end of ['\n', '\r\n']) {
      const lines = [
        'They met:',
        `${mark} in May`,
        `  ${mark} in June`,
        '',
        `${mark} in July`,
        'and later',
        `${mark} in fall`,
      ];
      expect(found(['They met', 'in July'], lines.join(end))).toEqual([
        'not-quoted 2 in May',
        'not-quoted 3 in June',
        'not-quoted 7 in fall',
      ]);
    }
  });

  it('may be a list item with several full stops', () => {
    const text = '• 2022: Tides. Ebb and flow.\n• 2023: Storms. And calm.';
    expect(found(['2022: Tides'], text)).toEqual(['not-quoted 2 2023: Storms. And calm.']);
  });

  it('may be a list item whose text begins on the next line', () => {
    expect(found([], '•\n  in May')).toEqual(['not-quoted 2 in May']);
  });

  it('is not a list item if a dash is inside a line, a word or before a number', () => {
    expect(found(['They met'], 'They met – in May. They left.')).toEqual(['not-quoted 1 They left.']);
    expect(found(['in May -5'], 'They met in May\n-5 degrees. They left.')).toEqual(['not-quoted 2 They left.']);
    expect(found(['2022-2023'], 'They met. It was 2022-2023.')).toEqual(['not-quoted 1 They met.']);
  });

  it('is a warning at the first column of its line in the text, and names the source', () => {
    expect(verifyQuotations(sourceWith([]), 'They met.', 'texts/letter.txt')).toMatchObject([
      { severity: 'warning', place: { file: 'texts/letter.txt', line: 1, column: 1 } },
    ]);
    expect(verifyQuotations(sourceWith([]), 'They met.', 'x.txt')[0]?.message).toContain('letter');
  });

  it('is truncated in the message', () => {
    const [problem] = verifyQuotations(sourceWith([]), 'a'.repeat(301), 'letter.txt');
    expect(problem?.message).toMatch(/: a{300}…$/);
  });
});

/** The source of a facts file with these quotes: the first on line 5, each next two lines further on, at column 12. */
function sourceWith(quotes: readonly (string | string[])[], sha256?: string, more = ''): SourceFacts {
  const claims = quotes.map(
    (quote) =>
      `  - quote: ${JSON.stringify(quote)}\n    ${more === '' ? '' : `${more}\n    `}says: { s: { keywords: k } }\n`,
  );
  const text = `namespace: https://example.org/x/
things: { s: { a: EventSeries, name: Talks } }
source: { id: letter, name: A letter${sha256 === undefined ? '' : `, sha256: ${sha256}`} }
claims:${claims.length === 0 ? ' []' : ''}
${claims.join('')}`;
  const { document } = readFactsDocument('facts.yaml', text);
  const [source] = document ? readFacts('facts', [document]).facts.sources : [];
  if (!source) throw new TypeError('the facts have one source');
  return source;
}

/** Code and line of each problem, and the sentence that it is about. */
function found(quotes: readonly string[], text: string): string[] {
  return verifyQuotations(sourceWith(quotes), text, 'letter.txt').map(({ code, place, message }) =>
    [code, place?.line, message.replace(/^.*? quotes: /, '').replaceAll(/\s+/g, ' ')].join(' '),
  );
}
