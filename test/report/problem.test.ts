import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atLeast,
  compareText,
  lineReader,
  type Problem,
  problemCounts,
  type Severity,
  sortedProblems,
} from '../../src/report/problem.ts';

/** `B.yaml:9:2 error check:x message` */
function problemOf(text: string): Problem {
  const [, file = '', line, column, severity, code, message = ''] =
    /^(?:(.+):(\d+):(\d+) )?(\w+) (\S+)(?: (.+))?$/.exec(text) ?? [];
  const place = { file, line: Number(line), column: Number(column), length: 1 };
  return {
    severity: severity as Severity,
    code: `check:${code}`,
    message,
    ...(line !== undefined && { place }),
  };
}

const inOrder = [
  'B.yaml:9:9 info z z',
  'a.yaml:9:9 info z z',
  'a.yaml:10:2 info z z',
  'a.yaml:10:10 error z z',
  'a.yaml:10:10 warning a z',
  'a.yaml:10:10 warning b a',
  'a.yaml:10:10 warning b b',
  'a.yaml:10:10 info a a',
  'b.yaml:1:1 error a a',
  'error z z',
  'warning a b',
  'warning b a',
  'info a a',
].map(problemOf);

describe('problems', () => {
  it('are sorted by file, line, column, severity, code and message, those without a place last', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (shuffled) => {
        const before = [...shuffled];
        expect(sortedProblems(shuffled)).toEqual(inOrder);
        expect(shuffled).toEqual(before);
      }),
    );
  });

  it.each<[Severity, string]>([
    ['error', 'error'],
    ['warning', 'error warning'],
    ['info', 'error info warning'],
  ])('of severity %s and higher are: %s', (least, severities) => {
    const found = new Set(atLeast(inOrder, least).map(({ severity }) => severity));
    expect([...found].sort().join(' ')).toBe(severities);
    expect(atLeast(inOrder, least)).toEqual(inOrder.filter(({ severity }) => found.has(severity)));
  });

  it('are counted by severity', () => {
    const problems = ['error a', 'warning a', 'warning a', 'info a', 'info a', 'info a'].map(problemOf);
    expect(problemCounts(problems)).toEqual({ error: 1, warning: 2, info: 3 });
    expect(problemCounts([])).toEqual({ error: 0, warning: 0, info: 0 });
  });
});

describe('the line of a place', () => {
  const lineOf = lineReader(
    new Map([
      ['a.yaml', 'one\ntwo\n'],
      ['b.yaml', 'eins\r\nzwei\r\ndrei'],
    ]),
  );

  it.each([
    ['a.yaml', 1, 'one'],
    ['a.yaml', 2, 'two'],
    ['a.yaml', 3, ''],
    ['a.yaml', 4, undefined],
    ['b.yaml', 2, 'zwei'],
    ['b.yaml', 3, 'drei'],
    ['c.yaml', 1, undefined],
    ['a.yaml', 2, 'two'],
  ])('of %s:%i is %j', (file, line, text) => {
    expect(lineOf({ file, line, column: 1, length: 1 })).toBe(text);
  });
});

describe('the order of texts', () => {
  it.each([
    ['a', 'b', -1],
    ['b', 'a', 1],
    ['a', 'a', 0],
    ['Z', 'a', -1],
    ['z', 'é', -1],
    ['10', '9', -1],
    ['', 'a', -1],
  ])('of %j and %j is that of their code units', (a, b, order) => {
    expect(compareText(a, b)).toBe(order);
  });
});
