import Ajv from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/report/problem.ts';
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
  it('is valid by the JSON Schema of SARIF 2.1.0, also when nothing was found', () => {
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

  it('ends what is marked with its first line', () => {
    expect(run?.results?.[1]?.locations?.[0]?.physicalLocation?.region).toMatchObject({ startColumn: 8, endColumn: 9 });
  });

  it('explains each code that it uses, once', () => {
    expect(run?.tool.driver.rules?.map(({ id, shortDescription }) => [id, shortDescription?.text])).toEqual([
      ['check:own', 'a check of my own'],
      ['long-quote', 'A quote that is a passage, not a fragment.'],
      ['unknown-property', 'A key that this kind of thing does not have.'],
    ]);
    for (const { ruleId, ruleIndex } of run?.results ?? [])
      expect(run?.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
  });
});
