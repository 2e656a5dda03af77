import Ajv from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import type { Place, Problem } from '../../src/report/problem.ts';
import { toSarif } from '../../src/report/sarif.ts';
import { textOf } from '../support/repository.ts';

const text = 'a: b\n{ nam: x }\nquote: |\n  two\n  lines\n';
const problems: Problem[] = [
  { severity: 'info', code: 'check:own', message: 'worth a look' },
  {
    severity: 'error',
    code: 'unknown-property',
    message: 'there is no property `nam`',
    place: { file: 'my facts/#1.yaml', line: 2, column: 3, length: 3 },
    hint: 'did you mean `name`?',
  },
  {
    severity: 'warning',
    code: 'long-quote',
    message: 'the quote has 45 words',
    place: { file: 'my facts/#1.yaml', line: 3, column: 8, length: 14 },
  },
];

const log = toSarif(problems, {
  version: '1.2.3',
  texts: new Map([['my facts/#1.yaml', text]]),
  titles: new Map([['check:own', 'a check of my own']]),
});
const [run] = log.runs;

describe('the report as SARIF', () => {
  it('is valid by the JSON Schema of SARIF 2.1.0, also without problems', () => {
    const validate = new Ajv.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
      JSON.parse(textOf('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')) as object,
    );
    for (const written of [log, toSarif([], { version: '1.2.3', texts: new Map(), titles: new Map() })]) {
      validate(written);
      expect(validate.errors ?? []).toEqual([]);
    }
    expect(validate({ ...log, runs: [{ results: 'none' }] })).toBe(false);
  });

  it('has a result per problem in the order of the text report, at its place, with its hint', () => {
    expect(run?.results?.map(({ ruleId, level, message }) => [ruleId, level, message.text])).toEqual([
      ['unknown-property', 'error', 'there is no property `nam` (did you mean `name`?)'],
      ['long-quote', 'warning', 'the quote has 45 words'],
      ['check:own', 'note', 'worth a look'],
    ]);
    expect(run?.results?.[0]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'my%20facts/%231.yaml' },
      region: { startLine: 2, startColumn: 3, endColumn: 6 },
      contextRegion: { startLine: 2, snippet: { text: '{ nam: x }' } },
    });
    expect(run?.results?.[2]).not.toHaveProperty('locations');
  });

  it('ends a region with its first line', () => {
    expect(run?.results?.[1]?.locations?.[0]?.physicalLocation?.region).toMatchObject({ startColumn: 8, endColumn: 9 });
  });

  it('explains each code that it uses, once', () => {
    expect(run?.tool.driver.rules?.map(({ id, shortDescription }) => [id, shortDescription?.text])).toEqual([
      ['check:own', 'a check of my own'],
      ['long-quote', 'A quotation that is too long for a fragment.'],
      ['unknown-property', 'A property that the class does not have.'],
    ]);
    expect(run?.tool.driver).toMatchObject({ name: 'seminar-graph', version: '1.2.3' });
    for (const { ruleId, ruleIndex } of run?.results ?? [])
      expect(run?.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
  });
});

describe('a place in SARIF', () => {
  const locationOf = (place: Place, lines?: string) => {
    const problem: Problem = { severity: 'error', code: 'yaml', message: 'm', place };
    const texts = new Map(lines === undefined ? [] : [[place.file, lines] as const]);
    const [one] = toSarif([problem], { version: '1', texts, titles: new Map() }).runs[0]?.results ?? [];
    return one?.locations?.[0]?.physicalLocation;
  };
  const place = { file: 'facts.yaml', line: 1, column: 3, length: 4 };

  it.each([
    ['facts/ics/a.yaml', 'facts/ics/a.yaml'],
    ['facts\\ics\\a.yaml', 'facts/ics/a.yaml'],
    ['100% é?.yaml', '100%25%20%C3%A9%3F.yaml'],
    ['/home/my facts/#1.yaml', 'file:///home/my%20facts/%231.yaml'],
    ['C:\\my facts\\a.yaml', 'file:///C:/my%20facts/a.yaml'],
  ])('in %s has the URI reference %s', (file, uri) => {
    expect(locationOf({ ...place, file })?.artifactLocation?.uri).toBe(uri);
  });

  it('has the length of the problem and no snippet if its file is not known', () => {
    expect(locationOf(place)?.region).toEqual({ startLine: 1, startColumn: 3, endColumn: 7 });
    expect(locationOf(place)).not.toHaveProperty('contextRegion');
  });

  it.each([
    ['inside its line', 'abcdefghi', 7],
    ['to the end of its line', 'abcdef', 7],
    ['no further than its line', 'abcd', 5],
    ['nowhere behind its line', 'a', 3],
  ])('goes %s', (_, line, endColumn) => {
    expect(locationOf(place, line)?.region).toMatchObject({ startColumn: 3, endColumn });
  });
});

describe('a code without a meaning', () => {
  it('is a rule without a description', () => {
    const problem: Problem = { severity: 'error', code: 'check:gone', message: 'm' };
    const rules = toSarif([problem], { version: '1', texts: new Map(), titles: new Map() }).runs[0]?.tool.driver.rules;
    expect(rules?.map(({ id }) => id)).toEqual(['check:gone']);
    expect(rules?.[0]).not.toHaveProperty('shortDescription');
  });
});
