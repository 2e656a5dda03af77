import { join } from 'node:path';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../support/run-command.ts';
import { storeDouble } from '../support/store-double.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const secrets = { SEMINAR_GRAPH_USER: 'me', SEMINAR_GRAPH_PASSWORD: 'geheim', SEMINAR_GRAPH_TOKEN: '' };

describe('load', () => {
  it('loads what build wrote, a graph for the series and one for each source', async () => {
    const { address, data } = await storeDouble();
    const { exitCode, stderr } = await runCommand(['load', address]);
    expect(stderr).toMatch(/^Double at .*\n\d+ triples in \d+ graphs, counted in the store \(.* quads\/s\)\n$/);
    expect(exitCode).toBe(0);
    const dump = data.dump({ format: 'application/n-quads' });
    expect(dump.match(/<https:\/\/w3id\.org\/seminar-graph\/ics\/source\/wikipedia> \.$/gm)?.length).toBeGreaterThan(
      100,
    );
    expect(dump).toMatch(/<https:\/\/w3id\.org\/seminar-graph\/ics\/dataset> \.$/m);
  });

  it('sends nothing in a dry run', async () => {
    const { address, data, received } = await storeDouble();
    const { exitCode, stderr } = await runCommand(['load', address, '--dry-run']);
    expect(stderr).toContain('no data was sent');
    expect(exitCode).toBe(0);
    expect(data.size).toBe(0);
    expect(received.filter(({ body }) => body.includes('ics'))).toEqual([]);
  });

  it('says where a file is broken, and leaves the store as it was', async () => {
    const { address, data } = await storeDouble();
    const folder = temporaryFolder({ 'broken.nq': '<urn:s> <urn:p> "1" <urn:g> .\n<urn:s> <urn:p> "2 <urn:g> .\n' });
    const { exitCode, stderr } = await runCommand(['load', address, join(folder, 'broken.nq')], undefined, secrets);
    expect(stderr).toMatch(/^error unreadable-rdf .*broken\.nq: .*line 2/m);
    expect(exitCode).toBe(2);
    expect(data.size).toBe(0);
  });

  it('gives up a store that does not answer, and says how to wait longer', async () => {
    const { address } = await storeDouble(({ body }) => /^INSERT DATA \{ GRAPH/.test(body) || body.startsWith('<'));
    const { exitCode, stderr } = await runCommand(
      ['load', address, '--time-limit', '1', '--quiet'],
      undefined,
      secrets,
    );
    expect(stderr).toMatch(
      /^error store-timeout .*: no answer within 1 s\n {2}hint: to wait longer, use --time-limit$/m,
    );
    expect(exitCode).toBe(2);
  });

  it.each([
    ['an address that is none', ['ics'], /^error usage .*\n {2}hint: use a URL such as http/],
    [
      'a password in the address',
      ['http://me:geheim@localhost/'],
      /^error usage the URL must not contain a user or password/,
    ],
    ['a graph that is none', ['http://localhost/', '--graph', 'no iri'], /^error graph-iri /],
    ['a file that is missing', ['http://localhost/', 'no/such.nq'], /^error unreadable .*no such file or folder/],
    ['a file of another kind', ['http://localhost/', 'package.json'], /^error usage .*unknown format/],
    ['a folder where nothing was built', ['http://localhost/', '--out', 'src'], /^error nothing-built /],
  ])('refuses %s', async (_, args, message) => {
    const { exitCode, stderr } = await runCommand(['load', ...args], undefined, secrets);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('geheim');
    expect(exitCode).toBe(2);
  });
});

describe('query and check inside a store', () => {
  it('answer from the store', async () => {
    const { address, data } = await storeDouble();
    data.load('<urn:e> a <https://w3id.org/seminar-graph/ns#Edition> .', { format: 'text/turtle' });
    const answer = await runCommand(['query', 'SELECT ?s WHERE { ?s a ?type }', '--endpoint', address]);
    expect(answer.stdout).toMatch(/^s\n-+\nurn:e\n$/);
    const { exitCode, stdout, stderr } = await runCommand(['check', '--endpoint', address, '--json']);
    const { runs } = JSON.parse(stdout) as Log;
    expect(runs[0]?.results).toContainEqual(
      expect.objectContaining({
        ruleId: 'check:edition-without-series',
        message: { text: expect.stringContaining('urn:e') },
      }),
    );
    expect(stderr).toMatch(/^\d+ errors?, .* in the store\n$/);
    expect(exitCode).toBe(1);
  });
});
