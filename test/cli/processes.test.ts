import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository, textOf } from '../support/repository.ts';
import { runCli } from '../support/run-cli.ts';
import { storeDouble } from '../support/store-double.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Each command once as users run it: other tests run commands in their own process. `map`, `serve` and --watch have tests of
// their processes elsewhere.

const facts = textOf('test', 'cases', 'diagnostics', 'all-in-order.yaml');

it('build, check, query and explain end with their exit code', async () => {
  const folder = temporaryFolder({ 'facts.yaml': facts, 'broken.yaml': facts.replace('keywords', 'keyword') });
  expect(await runCli(['build', 'facts.yaml'], folder)).toMatchObject({ exitCode: 0, stdout: '' });
  const [query, explain, check] = await Promise.all([
    runCli(['query', 'SELECT (COUNT(*) > 10 AS ?many) { ?s ?p ?o }', '--format', 'csv'], folder),
    runCli(['explain', 's'], folder),
    runCli(['check', 'broken.yaml'], folder),
  ]);
  expect(query).toEqual({ exitCode: 0, stdout: 'many\r\ntrue\r\n', stderr: '' });
  expect(explain).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('startDate'), stderr: '' });
  expect(check).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('did you mean') });
});

it('load, link, export and generate end with their exit code', async () => {
  const { address, data } = await storeDouble();
  const folder = temporaryFolder({ 'traps/traps.yaml': textOf('test', 'cases', 'link', 'traps.yaml') });
  cpSync(join(repository, 'ontology'), join(folder, 'ontology'), { recursive: true });
  const cases = (...path: string[]) => join(repository, 'test', 'cases', ...path);
  const [load, link, exported, generate] = await Promise.all([
    runCli(['load', address, '--quiet']),
    runCli(['link', 'traps', '--from', cases('link', 'items.tsv'), '--accept-above', '95', '--quiet'], folder),
    runCli(['export', 'quickstatements', cases('quickstatements'), '--out', 'edits', '--quiet'], folder),
    runCli(['generate', 'ontology'], folder),
  ]);
  expect([load, link, exported, generate].map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
  expect(data.size).toBeGreaterThan(1000);
  expect(readFileSync(join(folder, 'traps', 'links.sssom.tsv'), 'utf8')).toContain('wikidata:Q31');
  expect(readFileSync(join(folder, 'edits', 'quickstatements.2-link.tsv'), 'utf8')).toMatch(/^Q\d+\tP/);
  expect(readFileSync(join(folder, 'ontology', 'terms.md'), 'utf8')).toBe(textOf('ontology', 'terms.md'));
});
