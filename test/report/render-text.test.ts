import { describe, expect, it } from 'vitest';
import { renderProblems } from '../../src/report/render-text.ts';

const place = { file: 'facts.yaml', line: 2, column: 4, length: 3 };

function rendered(text: string, at = place, message = 'there is no property `nam`'): string {
  const problem = {
    severity: 'error',
    code: 'unknown-property',
    message,
    place: at,
    hint: 'did you mean `name`?',
  } as const;
  return renderProblems([problem], { texts: new Map([['facts.yaml', text]]), colour: false });
}

describe('a problem on the terminal', () => {
  it('stands as compilers print it, with a caret under what is meant', () => {
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

  it('shows control and direction characters as escapes', () => {
    const text = rendered('a\n   nam\u001b[2J\u202e', place, 'bad \u001b]0;title\u0007 name');
    for (const character of ['\u001b', '\u0007', '\u202e']) expect(text).not.toContain(character);
    expect(text).toContain('\\u001b[2J\\u202e');
  });

  it('stands in the order of the files', () => {
    const at = (line: number) =>
      ({ severity: 'error', code: `check:line-${line}`, message: '', place: { ...place, line } }) as const;
    const text = renderProblems([at(10), at(9), { severity: 'error', code: 'check:nowhere', message: '' }], {
      texts: new Map(),
      colour: false,
    });
    expect([...text.matchAll(/line-\d+|nowhere/g)].map(([code]) => code)).toEqual(['line-9', 'line-10', 'nowhere']);
  });
});
