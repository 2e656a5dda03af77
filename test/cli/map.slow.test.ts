import { describe, expect, it } from 'vitest';
import { bundledLine } from '../support/bundled-line.ts';
import { expectErrorsOnly, expectSameFindings } from '../support/map-findings.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('map', () => {
  it('finds with --check what check finds in the bundled series', () => expectSameFindings(bundledLine()), 300_000);

  it('reports errors only with --quiet', () => expectErrorsOnly(bundledLine()));
});

const good = '{"namespace":"https://example.org/a/","things":{"a":{"a":"EventSeries","name":"A"}}}\n';

describe('a bad line', () => {
  it('with more problems than anybody reads does not end the run', async () => {
    const keys = Object.fromEntries(Array.from({ length: 300_000 }, (_, n) => [`k${n}`, 'x']));
    const things = { t: { a: 'Place', name: 'x', ...keys } };
    const folder = temporaryFolder({
      'all.ndjson': `${JSON.stringify({ namespace: 'https://example.org/a/', things })}\n${good}`,
    });
    const { exitCode, stdout, stderr } = await runCommand(['map', '--on-error', 'skip', 'all.ndjson'], folder);
    expect([exitCode, stdout.split('\n').length - 1]).toEqual([1, 2]);
    expect(stderr).toMatch(/^all\.ndjson:1:1 error unknown-property more than 200000 problems/m);
  });
});
