import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { storeDouble } from '../support/store-double.ts';

/** What the command writes to stdout and stderr; it runs here, in this process. */
async function queried(...args: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    const spy = vi.spyOn(process[name], 'write').mockImplementation((text) => {
      texts[name] += String(text);
      return true;
    });
    onTestFinished(() => spy.mockRestore());
  }
  const exitCode = await run(['query', ...args]);
  return { exitCode, ...texts };
}

describe('query', () => {
  it('knows the prefixes of the ontology and of the series that were built', async () => {
    const query = 'SELECT ?n { ics:ics-2009 a sg:Edition ; sg:ordinal ?n }';
    expect(await queried(query, '--format', 'csv')).toMatchObject({ exitCode: 0, stdout: 'n\r\n18\r\n' });
  });

  it('knows them inside a store', async () => {
    const { address, data } = await storeDouble();
    data.load(
      '<https://w3id.org/seminar-graph/ics/e> a <https://w3id.org/seminar-graph/ns#Edition> ; <http://schema.org/name> "E" .',
      { format: 'text/turtle' },
    );
    const query = '# Of one edition\nSELECT ?n { ics:e a sg:Edition ; schema:name ?n }';
    expect((await queried(query, '--endpoint', address, '--format', 'csv')).stdout).toBe('n\r\nE\r\n');
  });

  it('shows where a query does not parse', async () => {
    const { exitCode, stderr } = await queried('SELECT ?e {\n  ?e a sgg:Edition\n}');
    expect(exitCode).toBe(2);
    expect(stderr).toBe(`error query-failed line 2, column 8: the prefix \`sgg:\` is not declared
2 |   ?e a sgg:Edition
  |        ^^^^
  hint: did you mean \`sg:\`?
`);
  });
});
