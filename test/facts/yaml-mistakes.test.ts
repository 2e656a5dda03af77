import { describe, expect, it } from 'vitest';
import { readFactsDocument } from '../../src/facts/facts-document.ts';

/** The problems of a claim with these lines. */
function problemsOf(...lines: readonly string[]) {
  const text = `claims:\n${lines.map((line) => `  ${line}\n`).join('')}`;
  return readFactsDocument('facts.yaml', text).problems.map(({ severity, code, place, message, hint }) => {
    const line = text.split('\n')[(place?.line ?? 0) - 1] ?? '';
    const start = (place?.column ?? 0) - 1;
    return {
      line: place?.line,
      marked: line.slice(start, start + (place?.length ?? 0)),
      severity,
      code,
      message,
      hint,
    };
  });
}

const says = ['  says:', '    m: { a: Edition }'];

describe('a mistake in YAML is reported with its place and a fix:', () => {
  it.each([
    [
      '# first in a text',
      ['- quote: q', '  says:', '    m:', '      theme: #MeToo'],
      '#',
      /`#MeToo` is a comment/,
      /: "#MeToo"$/,
    ],
    [
      'no-break spaces as indentation',
      ['- quote: q', '  says:', '    m:', '      a: Edition', '      \u00a0\u00a0superEvent: s'],
      '\u00a0\u00a0superEvent',
      /not a plain one/,
      /no-break space/,
    ],
    [
      'a colon in a text',
      ['- quote: they met: in May', ...says],
      'they met: in May',
      /contains a colon/,
      /: "they met: in May"$/,
    ],
    [
      'a colon in a text in braces',
      ['- says: { m: { theme: Tides: a history } }'],
      'Tides: a history',
      /contains a colon/,
      /"Tides: a history"/,
    ],
    [
      'a colon in a text with quotation marks',
      ['- quote: the "quay": closed', ...says],
      'the "quay": closed',
      /colon/,
      /: 'the "quay": closed'$/,
    ],
    [
      'a comma in a text in braces',
      ['- says: { m: { theme: Tides, winds, and more, a: Edition } }'],
      'winds',
      /`winds` is a key without a value/,
      /"Tides, winds, and more"/,
    ],
    [
      'a comma in a number',
      ['- says: { m: { participants: 20,000 } }'],
      '000',
      /`20,000` is two values/,
      /^write 20000$/,
    ],
    [
      'a comment that closes no brace',
      ['- says: { m: { theme: Issue #5 } }'],
      '#5 } }',
      /start a comment/,
      /in quotes/,
    ],
    [
      'a bracket in a text in braces',
      ['- says: { m: { theme: Tides [part 2] } }'],
      'Tides [',
      /contains \[/,
      /in quotes/,
    ],
    ['a tab', ['- quote: q', '\tsays:', '    m: { a: Edition }'], '\t', /tab/, /spaces/],
    [
      'the value of `says`, not indented',
      ['- quote: q', '  says:', '  m: { a: Edition }'],
      '',
      /`says` has no value/,
      /indent .* further than `says:`/,
    ],
    [
      'the value of `says`, to the left of it',
      ['- quote: q', '  says:', 'm: { a: Edition }'],
      'm: { a: Edition }',
      /not indented further than `says:`/,
      /indent the value of `says:` further/,
    ],
    [
      'a line between two columns',
      ['- quote: q', ' says:', '    m: { a: Edition }'],
      'says:',
      /another column/,
      /same column/,
    ],
    [
      'a line too far to the right',
      ['- quote: q', '   says: { m: { a: Edition } }'],
      'q',
      /next line is indented further/,
      /same column/,
    ],
    ['a quotation mark that is not closed', ['- quote: "they met', ...says], '"', /not closed/, /end the text with "$/],
    [
      'a quotation mark that the next one closes',
      ['- quote: "they met', '  says:', '    m: { theme: "tides" }'],
      '"',
      /not closed/,
      /end the text with "$/,
    ],
    [
      'quotation marks in quotes',
      ['- quote: "the "old" quay"', ...says],
      '"the "old" quay"',
      /close before the text ends/,
      /single quotes, or write \\"/,
    ],
    [
      'an apostrophe in quotes',
      ["- quote: 'they didn't'", ...says],
      "'they didn't'",
      /close before the text ends/,
      /double quotes, or write ''/,
    ],
    [
      'a bracket that is not closed',
      ['- says: { m: { location: [a, b } }'],
      '[',
      /this `\[` is not closed/,
      /end it with `\]`/,
    ],
    [
      'a brace that is not closed',
      ['- quote: q', '  says: { m: { a: Edition }', '- quote: q', ...says],
      '{',
      /this `\{` is not closed/,
      /end it with `\}`/,
    ],
    ['a brace without an opening one', ['- says: { m: { a: Edition } } }'], '}', /has no opening bracket/, /remove it/],
    [
      'brackets before a text',
      ['- quote: [some] people', ...says],
      '[some] people',
      /cannot begin with \[/,
      /"\[some\] people"/,
    ],
    [
      'an asterisk before a text',
      ['- quote: *very* good', ...says],
      '*very* good',
      /cannot begin with \*/,
      /"\*very\* good"/,
    ],
    ['a sign before a text', ['- quote: @home they met', ...says], '@', /cannot begin with @/, /"@home they met"/],
    ['a bar before a text', ['- quote: | text', ...says], '| text', /cannot begin with \|/, /"\| text"/],
    [
      'a backslash in double quotes',
      ['- quote: "C:\\dir"', ...says],
      '\\',
      /`\\d` is not an escape sequence/,
      /single quotes/,
    ],
    [
      'no space after a colon',
      ['- quote:they met', ...says],
      'quote:they met',
      /is one text/,
      /write `quote: they met`/,
    ],
    [
      'no space after a colon in braces',
      ['- says: { m: { a:Edition } }'],
      'a:Edition',
      /a key without a value/,
      /a: Edition/,
    ],
    ['no colon', ['- quote: q', '  says', '    m: { a: Edition }'], 'says', /no colon after it/, /write `says:`/],
    ['no space after a hyphen', ['-quote: q', ...says], '-', /hyphen/, /write `- `/],
    ['two documents', ['- quote: q', ...says, '', '\n---\nclaims: []'], '---', /more than one document/, /---/],
  ])('%s', (_, lines, marked, message, hint) => {
    const [problem, ...more] = problemsOf(...lines);
    expect(problem).toMatchObject({ severity: 'error', code: 'yaml', marked });
    expect(problem?.message).toMatch(message);
    expect(problem?.hint).toMatch(hint);
    expect(more).toEqual([]);
  });

  it('several in one file, each with its line', () => {
    const found = problemsOf('- quote: we: met', '  says:', '    m: { theme: a: b }', '- quote: so: long', ...says);
    expect(found.map(({ line }) => line)).toEqual([2, 4, 5]);
  });
});

describe('text that YAML ignores is a warning:', () => {
  it.each([
    [
      'a comment that begins like text',
      ['- quote: q', '  says: ', '    m:', '      theme: Issue #5 and more'],
      '#5 and more',
      /"Issue #5 and more"/,
    ],
    ['any comment after a quote', ['- quote: forty people # came', ...says], '# came', /"forty people # came"/],
    ['a name of a value', ['- quote: &Partners Ltd', ...says], 'Ltd', /"&Partners/],
  ])('%s', (_, lines, marked, hint) => {
    const [problem, ...more] = problemsOf(...lines);
    expect(problem).toMatchObject({ severity: 'warning', code: 'yaml', marked });
    expect(problem?.hint).toMatch(hint);
    expect(more).toEqual([]);
  });

  it('but not other comments', () => {
    const found = problemsOf(
      '# one',
      '- quote: "in #5" # two',
      '  says: # three',
      '    m: { a: Edition, name: x#y } # four',
      '    n:',
      '      a: Edition # five',
      '      url: https://example.org/#a #',
      '      #name: six',
    );
    expect(found).toEqual([]);
  });
});
