import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtFiles, readBuilt } from '../../src/node/built.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { bundledOntology } from '../../src/node/package-folder.ts';
import { siteOf } from '../../src/pages/site.ts';
import { serveApp } from '../../src/serve/app.ts';
import { runCommand } from '../support/run-command.ts';
import { storeDouble } from '../support/store-double.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// `query`, `load` and `serve` read an output folder by the descriptions that `build` writes into it.

const namespace = 'https://example.org/talks/';
const things = { talks: { a: 'EventSeries', name: 'Harbour Talks' } };
const facts = {
  namespace,
  things,
  source: { id: 'letter', name: 'A letter', url: 'https://example.org/letter' },
  claims: [{ quote: 'tides, in May 2023', says: { may: { a: 'Edition', superEvent: 'talks', startDate: '2023-05' } } }],
};

/** A folder in which these facts are built, once for each list of arguments. */
async function folderWith(built: object, ...builds: readonly (readonly string[])[]): Promise<string> {
  const folder = temporaryFolder({ 'talks.json': JSON.stringify(built) });
  for (const args of builds) {
    const { exitCode, stderr } = await runCommand(['build', 'talks.json', '--quiet', ...args], folder);
    expect([exitCode, stderr]).toEqual([0, '']);
  }
  return folder;
}

describe('a series that is built', () => {
  it.each<[string, string[], string[]]>([
    ['as N-Quads only', ['--format', 'nq'], ['dataset', 'source/letter']],
    ['as JSON-LD only', ['--format', 'jsonld'], ['dataset', 'source/letter']],
    ['as plain triples only', ['--plain'], ['dataset/plain']],
    ['in the shape of Wikidata only', ['--format', 'wikibase'], ['dataset']],
  ])('%s is found by query and by load', async (_, args, graphs) => {
    const folder = await folderWith(facts, args);
    const query = 'ASK { ?thing ?name ?text FILTER (STR(?text) = "Harbour Talks") }';
    const { stdout, stderr } = await runCommand(['query', query], folder);
    expect([stdout, stderr]).toEqual([expect.stringMatching(/"boolean" ?: ?true/), '']);

    const { address, data } = await storeDouble();
    expect(await runCommand(['load', address, '--quiet'], folder)).toMatchObject({ exitCode: 0, stderr: '' });
    const dump = data.dump({ format: 'application/n-quads' });
    const names = dump
      .trim()
      .split('\n')
      .map((line) => /<([^>]*)> \.$/.exec(line)?.[1]);
    expect([...new Set(names)].sort()).toEqual(graphs.map((name) => namespace + name));
  });

  it('as plain triples is counted as such', async () => {
    const folder = temporaryFolder({ 'talks.json': JSON.stringify(facts) });
    const { stderr, stdout } = await runCommand(['build', 'talks.json', '--plain', '--format', 'nt'], folder);
    const lines = readFileSync(join(folder, 'output', 'talks.plain.nt'), 'utf8')
      .trim()
      .split('\n');
    expect(stdout + stderr).toContain(`→ ${lines.length} plain triples\n`);
  });

  it('without statements is served under its name', async () => {
    const folder = await folderWith({ namespace, things }, []);
    const { profile } = await readOntologyFolder(bundledOntology);
    const site = siteOf(await readBuilt(join(folder, 'output')), profile);
    expect(site.series.map(({ name }) => name)).toEqual(['talks']);
    const app = serveApp(site, async () => Promise.reject(new Error('nothing asks')), {
      memory: 1_000,
      report: () => {},
    });
    expect(await (await app.request('/talks/talks.html')).text()).toContain('Harbour Talks');
    const queries = JSON.stringify({ q0: { query: 'Harbour Talks' } });
    const matched = await app.request('/reconcile', { method: 'POST', body: new URLSearchParams({ queries }) });
    expect(await matched.json()).toMatchObject({ q0: { result: [{ name: 'Harbour Talks' }] } });
  });

  it.each<[string, string[][], string]>([
    ['the whole graph, where its plain triples are beside it', [[], ['--plain']], 'talks.ttl'],
    [
      'the graph that was built last',
      [
        ['--format', 'ttl'],
        ['--format', 'nt'],
      ],
      'talks.nt',
    ],
    ['Turtle, where it has several formats', [['--format', 'wikibase,nq,rdf12.ttl,jsonld,ttl']], 'talks.ttl'],
    ['its own shape, where that of Wikidata is beside it', [['--format', 'wikibase,trig']], 'talks.trig'],
  ])('is read as %s', async (_, builds, file) => {
    const out = join(await folderWith(facts, ...builds), 'output');
    expect((await builtFiles(out)).map((built) => built.file)).toEqual([join(out, file)]);
  });

  it('is not read from files that no description names', async () => {
    const folder = temporaryFolder({ 'talks.ttl': '<https://example.org/a> a <https://example.org/B> .' });
    await expect(readBuilt(folder)).rejects.toMatchObject({ code: 'nothing-built' });
  });
});
