import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SourceFacts } from '../../src/facts/facts.ts';
import { readFactsDocument } from '../../src/facts/facts-document.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import { verifyQuotations } from '../../src/facts/verify-quotations.ts';
import type { Problem } from '../../src/report/problem.ts';

describe('a quotation', () => {
  it.each([
    ['word for word', 'met in May', 'They met in May 2023.'],
    ['from the first word to the last', 'They met.', 'They met.'],
    ['over a line end', 'met in May', 'They met\nin May.'],
    ['over a line end of Windows', 'met in May', 'They met\r\nin May.'],
    ['over an empty line', 'in May. They heard', 'They met in May.\n\nThey heard of tides.'],
    ['over two sentences', 'in May. They heard', 'They met in May. They heard of tides.'],
    ['with several spaces and tabs in the text', 'met in May', 'They met   in\t May.'],
    ['with several spaces and line ends in the quote', 'met \n in  May', 'They met in May.'],
    ['with spaces that do not break in the text', 'met in May', 'They met\u00a0in\u202fMay.'],
    ['with spaces that do not break in the quote', 'met\u00a0in May', 'They met in May.'],
    ['with white space around it', '  met in May\n', 'They met in May.'],
    ['with typographic apostrophes in the text', "the library's", 'At the library’s.'],
    ['with typographic apostrophes in the quote', 'the library’s', "At the library's."],
    ['with single quotation marks of other kinds', "'a' 'b' '", '‘a’ ‚b‛ ′'],
    ['with double quotation marks of other kinds', '"a" "b" "c" "', '“a” „b‟ «c» ″'],
    ['with guillemets', '«the» tide', 'It was "the" tide.'],
    ['in another script', '海の日', 'それは海の日である。'],
    ['in letters that are composed otherwise', 'le séminaire', 'Il fut le se\u0301minaire.'],
    [
      'with soft hyphens and invisible characters',
      'an international tide',
      'It was an inter\u00adnational \u200btide.',
    ],
    ['with ligatures', 'the first five', 'the ﬁrst ﬁve came'],
    ['with other dashes', '15-17 May', 'from 15–17 May on'],
    ['with an ellipsis of three points', 'tides... and winds', 'Of tides… and winds.'],
    ['with spaces in guillemets', 'le thème «La paix»', 'C’est le thème « La paix » de 2010.'],
    ['with accents for apostrophes', "the parties' hall", 'It was the parties´ hall.'],
    ['with the quotation marks of typesetters', 'the "peace" meeting', "It was the ``peace'' meeting."],
    ['over a word divided at the end of a line', 'an international seminar', 'They held an inter-\nnational seminar.'],
    ['over a compound divided at the end of a line', 'a two-day seminar', 'They held a two-\nday seminar.'],
    ['over footnote marks', 'began in 1992 in Wavre', 'It began in 1992[1] in Wavre.[2]'],
    ['over a line end in Chinese', '国际研讨会', '第十五届国际\n研讨会'],
  ])('occurs %s', (_, quote, text) => {
    expect(codesOf(verifyQuotations(sourceWith([quote]), text, 'letter.txt'))).not.toContain('quote-not-found');
  });

  it.each([
    ['has another word', 'They met in June', '"They met in"', '"June"'],
    ['has another number', 'They met in May 2022', '"They met in May"', '"2022"'],
    ['leaves a word out', 'met May 2023', '"met"', '"May"'],
    ['adds a word', 'in late May', '"in"', '"late"'],
    ['has its words in another order', 'in May met', '"in May"', '"met"'],
    ['differs in case', 'met in may', '"met in"', '"may"'],
    ['differs in an accent', 'at the café', '"at the"', '"café"'],
    ['differs in punctuation', 'May, 2023', undefined, undefined],
    ['is inside a number', '023', undefined, undefined],
    ['is inside a word', 'hey met', undefined, undefined],
    ['ends inside a word', 'They me', '"They"', '"me"'],
    ['ends inside a number', 'in May 20', '"in May"', '"20"'],
    ['has double quotation marks for single ones', 'the "Quay"', '"the"', '""Quay""'],
    ['has no quotation marks for some', 'the Quay', '"the"', '"Quay"'],
    ['begins with a word that is not there', 'Nobody met in May', undefined, undefined],
    ['is one word that is not there', 'Nobody', undefined, undefined],
  ])('that %s is an error, with the longest start that occurs', (_, quote, agrees, departs) => {
    const text = "They met in May 2023 – at the 'Quay', in the cafe.";
    const problems = verifyQuotations(sourceWith(['They met in', quote]), text, 'letter.txt');
    const [found, ...more] = problems.filter(({ code }) => code === 'quote-not-found');
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      severity: 'error',
      place: { file: 'facts.yaml', line: 7, column: 12 },
      message: expect.stringContaining('letter.txt') as unknown,
    });
    if (agrees === undefined) expect(found?.hint).toMatch(/not even its first word.*right source/);
    else expect(found?.hint).toBe(`the text has ${agrees}, then not ${departs}`);
  });

  it('has the longest start that occurs, wherever it differs', () => {
    const words = Array.from({ length: 20 }, (_, index) => `w${index}.`);
    for (let at = 1; at < words.length; at += 1) {
      const quote = words.with(at, 'other').join(' ');
      const [problem] = verifyQuotations(sourceWith([quote]), words.join(' '), 'letter.txt');
      expect(problem?.hint).toBe(`the text has "${words.slice(0, at).join(' ')}", then not "other"`);
    }
  });

  it('is truncated in the hint', () => {
    const agrees = 'word '.repeat(100);
    const [problem] = verifyQuotations(sourceWith([`${agrees}${'x'.repeat(500)}`]), agrees, 'letter.txt');
    expect(problem?.hint).toMatch(/^the text has "(word )+w?o?r?d?…", then not "x+…"$/);
    expect(problem?.hint?.length).toBeLessThan(420);
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
function sourceWith(quotes: readonly string[], sha256?: string): SourceFacts {
  const claims = quotes.map((quote) => `  - quote: ${JSON.stringify(quote)}\n    says: { s: { keywords: k } }\n`);
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

function codesOf(problems: readonly Problem[]): string[] {
  return problems.map(({ code }) => code);
}
