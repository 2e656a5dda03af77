import { describe, expect, it } from 'vitest';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const series = (exceptions: string) => `namespace: https://example.org/x/
things:
  fair: { a: EventSeries, name: Fair }
source: { id: letter, name: A letter, url: https://example.org/letter, published: 2022 }
claims:
  - quote: the yearly fair of wool was held in January, November and December 2021, and in 1999 or 1998
    says:
      fair: { frequency: annual }
      fair-2020: { a: Edition, superEvent: fair, startDate: 2021-01, theme: wool }
      fair-2021: { a: Edition, superEvent: fair, startDate: 2021-11, theme: wool }
      thrice: { a: Edition, superEvent: fair, startDate: 2021-12, theme: wool }
      backwards: { a: Edition, superEvent: fair, startDate: 1999, theme: wool${exceptions.includes('backwards') ? ', endDate: 1998' : ''} }
exceptions:
${exceptions}`;

async function check(exceptions: string, ...options: string[]) {
  const folder = temporaryFolder({ 'x.yaml': series(exceptions) });
  return runCommand(['check', 'x.yaml', ...options], folder);
}

/** `severity code` and the first words of the message, a line each, without the finding of the third edition. */
const linesOf = (stderr: string) =>
  stderr.split('\n').filter((line) => /^x\.yaml:\d/.test(line) && !line.includes('thrice'));

describe('an exception', () => {
  it('makes a note of the finding, with the reason', async () => {
    const { stderr, exitCode } = await check(
      '  - { check: two-editions-in-a-year, thing: fair-2021, because: that of 2020 was moved }\n',
    );
    expect(linesOf(stderr)).toEqual([
      expect.stringMatching(/^x\.yaml:10:\d+ info check:two-editions-in-a-year .*; accepted: that of 2020 was moved/),
    ]);
    expect(exitCode).toBe(0);
  });

  it('is a suppression in SARIF', async () => {
    const { stdout } = await check(
      '  - { check: two-editions-in-a-year, thing: fair-2021, value: 2021-11, because: moved }\n',
      '--json',
    );
    const { runs } = JSON.parse(stdout);
    const accepted = runs[0].results.filter((result: { suppressions?: unknown }) => result.suppressions);
    expect(accepted).toMatchObject([
      {
        ruleId: 'check:two-editions-in-a-year',
        level: 'note',
        suppressions: [{ kind: 'inSource', justification: 'moved' }],
      },
    ]);
  });

  it.each([
    ['{ check: two-editions-in-a-year, thing: fair-2021 }', 'error bad-exception', 'has no reason', 'because'],
    [
      '{ check: two-editions-in-the-year, thing: fair-2021, because: x }',
      'error bad-exception',
      'there is no check',
      'two-editions-in-a-year',
    ],
    [
      '{ check: two-editions-in-a-year, thing: fair-2022, because: x }',
      'error unknown-thing',
      'fair-2022',
      'fair-2020',
    ],
    ['{ check: two-editions-in-a-year, thing: fair-2021, becuase: x }', 'error bad-exception', 'becuase', 'because'],
    [
      '{ check: conflict, thing: fair-2021, because: x }',
      'error bad-exception',
      'there is no check `conflict`',
      'a code that begins',
    ],
    ['{ thing: fair-2021, because: x }', 'error bad-exception', 'names a check and a thing', 'check: …'],
    ['two-editions-in-a-year', 'error bad-exception', 'is a map', ''],
    [
      '{ check: two-editions-in-a-year, thing: fair-2020, because: x }',
      'warning unused-exception',
      'finds nothing',
      'remove it',
    ],
    [
      '{ check: two-editions-in-a-year, thing: fair-2021, value: 1999, because: x }',
      'warning unused-exception',
      'finds nothing',
      'remove it',
    ],
    [
      '{ check: ends-before-it-starts, thing: backwards, because: x }',
      'error bad-exception',
      'an error, which cannot',
      'correct',
    ],
  ])('%s: %s', async (exception, code, message, hint) => {
    const { stderr } = await check(`  - ${exception}\n`);
    const line = linesOf(stderr).find((text) => text.includes(code));
    expect(line).toContain(message);
    expect(line).toMatch(/^x\.yaml:14:\d+ /);
    expect(stderr).toContain(hint);
  });

  it('takes the code of the report for the name of its check', async () => {
    const { stderr } = await check('  - { check: "check:two-editions-in-a-year", thing: fair-2021, because: moved }\n');
    expect(stderr).toContain('; accepted: moved');
  });

  it('accepts what is found at a source', async () => {
    const folder = temporaryFolder({
      'x.yaml': `namespace: https://example.org/x/
source: { id: letter, name: A letter }
claims: [{ quote: the Fair met, says: { fair: { a: EventSeries, name: Fair } } }]
exceptions: [{ check: source-without-address, thing: letter, because: it is lost }]
`,
    });
    const { stderr } = await runCommand(['check', 'x.yaml'], folder);
    expect(linesOf(stderr)).toEqual([
      expect.stringMatching(/ info check:source-without-address .*; accepted: it is lost$/),
    ]);
  });

  it('accepts what is found once, not twice', async () => {
    const line = '  - { check: two-editions-in-a-year, thing: fair-2021, because: moved }\n';
    const { stderr } = await check(line + line);
    expect(linesOf(stderr).slice(1)).toEqual([
      expect.stringMatching(/^x\.yaml:15:\d+ warning unused-exception .* is accepted already$/),
    ]);
  });

  it('accepts one finding of several by its value', async () => {
    const joint = (exceptions: string) => `namespace: https://example.org/x/
things:
  fair: { a: EventSeries, name: Fair }
  market: { a: EventSeries, name: Market }
source: { id: letter, name: A letter, url: https://example.org/letter }
claims:
  - { quote: the 7th fair of 2020, says: { both: { a: Edition, superEvent: [fair, market], startDate: 2020, ordinal: 7 } } }
  - { quote: the 8th, says: { both: { ordinal: 8 } } }
exceptions: [${exceptions}]
`;
    const of = (value: string) => `{ check: number-without-series, thing: both, ${value}because: nobody knows }`;
    const foundIn = async (exceptions: string) =>
      linesOf((await runCommand(['check', 'x.yaml'], temporaryFolder({ 'x.yaml': joint(exceptions) }))).stderr).filter(
        (line) => !line.includes(' conflict '),
      );
    expect(await foundIn(of(''))).toEqual([
      expect.stringContaining('warning check:number-without-series'),
      expect.stringContaining('warning check:number-without-series'),
      expect.stringMatching(/^x\.yaml:9:\d+ error bad-exception .*finds 2 things at both/),
    ]);
    expect(await foundIn(of('value: 8, '))).toEqual([
      expect.stringContaining('warning check:number-without-series'),
      expect.stringMatching(/info check:number-without-series .*"8".*accepted: nobody knows/),
    ]);
  });
});
