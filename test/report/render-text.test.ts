import { stripVTControlCharacters, styleText } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderProblems, visible } from '../../src/report/render-text.ts';

const place = { file: 'facts.yaml', line: 2, column: 4, length: 3 };

function rendered(text: string, at = place, message = 'there is no property `nam`'): string {
  const problem = {
    severity: 'error',
    code: 'unknown-property',
    message,
    place: at,
    hint: 'did you mean `name`?',
  } as const;
  return renderProblems([problem], { texts: new Map([['facts.yaml', text]]) });
}

describe('a text on the terminal', () => {
  it.each([
    ['a\tb', 'a b'],
    ['a\nb\rc', 'a\\u000ab\\u000dc'],
    ['\0', '\\u0000'],
    ['\u007f\u0085', '\\u007f\\u0085'],
    ['\u2028\u2029', '\\u2028\\u2029'],
    ['\u200e\u2066\u2069', '\\u200e\\u2066\\u2069'],
    ['\ufeff', '\\ufeff'],
    ['\ud83c', '\\ud83c'],
    ['é 漢 🎓 \u00a0', 'é 漢 🎓 \u00a0'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

describe('a problem on the terminal', () => {
  it('is rendered as compilers do, with carets below the value', () => {
    expect(rendered('a: b\n{ nam: x }')).toBe(
      [
        'facts.yaml:2:4 error unknown-property there is no property `nam`',
        '2 | { nam: x }',
        '  |    ^^^',
        '  hint: did you mean `name`?',
        '',
      ].join('\n'),
    );
  });

  it('keeps the caret in place in a long line', () => {
    const line = `${'x'.repeat(300)}nam${'y'.repeat(300)}`;
    const [, source = '', caret = ''] = rendered(`a\n${line}`, { ...place, column: 301 }).split('\n');
    expect(source.length).toBeLessThan(130);
    expect(source.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('nam');
  });

  it('shows a line of ordinary length whole', () => {
    const line = 'nam'.padStart(110, 'x');
    const [, source = '', caret = ''] = rendered(`a\n${line}`, { ...place, column: 108 }).split('\n');
    expect(source).toBe(`2 | ${line}`);
    expect(caret).toBe(`  | ${'^^^'.padStart(110)}`);
  });

  it.each([
    ['at its start', 1, 3, /^2 \| nam/, /y…$/],
    ['near its start', 21, 3, /^2 \| x{20}nam/, /y…$/],
    ['behind its start', 22, 3, /^2 \| …x{20}nam/, /y…$/],
    ['at its end', 298, 3, /^2 \| …x/, /xnam$/],
    ['to its end', 291, 900, /^2 \| …x/, /xnamy{7}$/],
  ])('shows the part of a longer line around the column: %s', (_, column, length, start, end) => {
    const line = `${'x'.repeat(column - 1)}nam`.padEnd(300, 'y');
    const [, source = '', caret = ''] = rendered(`a\n${line}`, { ...place, column, length }).split('\n');
    expect(source).toMatch(start);
    expect(source).toMatch(end);
    expect(source.replaceAll('…', '')).toHaveLength('2 | '.length + 110);
    expect(source.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe(length === 3 ? 'nam' : 'namyyyyyyy');
  });

  it.each([
    ['runs over its line', '{ nam: x }', 4, 100, '  |    ^^^^^^^'],
    ['is of no length', '{ nam: x }', 4, 0, '  |    ^'],
    ['is behind the end of its line', 'nam', 4, 1, '  |    ^'],
    ['is in an empty line', '', 1, 1, '  | ^'],
    ['comes after a tab', '\t\tnam', 3, 3, '  |   ^^^'],
    ['comes after an escape', '\u0007 nam', 3, 3, '  |        ^^^'],
  ])('has at least one caret, and none outside the line, where it %s', (_, line, column, length, caret) => {
    expect(rendered(`a\n${line}`, { ...place, column, length }).split('\n')[2]).toBe(caret);
  });

  it('keeps the bar in place under numbers of several digits', () => {
    const lines = rendered(`${'\n'.repeat(99)}nam`, { ...place, line: 100, column: 1 }).split('\n');
    expect(lines.slice(1, 3)).toEqual(['100 | nam', '    | ^^^']);
  });

  it('has no source line if its file is not known, and no place if the problem has none', () => {
    const problem = { severity: 'warning', code: 'check:own', message: 'worth a look' } as const;
    const options = { texts: new Map<string, string>() };
    expect(renderProblems([{ ...problem, place }], options)).toBe('facts.yaml:2:4 warning check:own worth a look\n');
    expect(renderProblems([problem], options)).toBe('warning check:own worth a look\n');
    expect(renderProblems([{ ...problem, hint: 'look' }], options)).toBe(
      'warning check:own worth a look\n  hint: look\n',
    );
    expect(renderProblems([], options)).toBe('');
  });

  it('shows the line that lineOf returns', () => {
    const problem = { severity: 'error', code: 'json', message: 'm', place } as const;
    const lineOf = ({ line }: { line: number }) => `line ${line} of many`;
    expect(renderProblems([problem], { texts: new Map([['facts.yaml', 'a\nb']]), lineOf })).toBe(
      'facts.yaml:2:4 error json m\n2 | line 2 of many\n  |    ^^^\n',
    );
  });

  it.each([
    ['error', '31'],
    ['warning', '33'],
    ['info', '36'],
  ] as const)(
    'has severity and carets of %s in its colour, and is the same text without colours',
    (severity, colour) => {
      const problem = {
        severity,
        code: 'check:own',
        message: 'm',
        place: { ...place, column: 1 },
        hint: 'look',
      } as const;
      const texts = new Map([['facts.yaml', 'a\nnam']]);
      const plain = renderProblems([problem], { texts });
      const coloured = renderProblems([problem], {
        texts,
        paint: (format, text) => styleText(format, text, { validateStream: false }),
      });
      expect(plain).not.toContain('\u001b');
      expect(stripVTControlCharacters(coloured)).toBe(plain);
      for (const text of [severity, '^^^']) expect(coloured).toContain(`\u001b[${colour}m${text}\u001b[39m`);
    },
  );

  it('is followed by an empty line', () => {
    const problem = { severity: 'error', code: 'check:own', message: 'm' } as const;
    expect(renderProblems([problem, problem], { texts: new Map() })).toBe('error check:own m\n\nerror check:own m\n');
  });

  it('shows control and direction characters as escapes', () => {
    const text = rendered('a\n   nam\u001b[2J\u202e', place, 'bad \u001b]0;title\u0007 name');
    for (const character of ['\u001b', '\u0007', '\u202e']) expect(text).not.toContain(character);
    expect(text).toContain('\\u001b[2J\\u202e');
  });

  it('is sorted by file', () => {
    const at = (line: number) =>
      ({ severity: 'error', code: `check:line-${line}`, message: '', place: { ...place, line } }) as const;
    const text = renderProblems([at(10), at(9), { severity: 'error', code: 'check:nowhere', message: '' }], {
      texts: new Map(),
    });
    expect([...text.matchAll(/line-\d+|nowhere/g)].map(([code]) => code)).toEqual(['line-9', 'line-10', 'nowhere']);
  });
});
