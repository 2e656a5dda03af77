import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countingServer } from '../support/counting-server.ts';
import { textOf } from '../support/repository.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const server = await countingServer();
const codes = '\u001b[2J\u202e';
const shownCodes = '\\u001b[2J\\u202e';
const hidden = /[^\P{Cc}\n]|\p{Bidi_Control}/u;

describe('facts with remote contexts', () => {
  it('are facts like others: no connection is made to their addresses', async () => {
    const names = ['base.json', 'context-in-a-text.json', 'graph.json', 'remote-contexts.json'];
    const contents = names.map((name) => textOf('test', 'cases', 'hostile', 'json-ld', name));
    const files = contents.map((text) => text.replaceAll('http://server.invalid', server.address));
    const folder = temporaryFolder(Object.fromEntries(names.map((name, index) => [name, files[index] ?? ''])));
    const { exitCode, stderr } = await runCommand(['build', ...names], folder);
    expect(exitCode).toBe(1);
    for (const word of ['@context', '@graph', '@base']) expect(stderr).toContain(`no top-level key \`${word}\``);
    expect(server.connections()).toBe(0);
  });
});

describe('terminal escapes', () => {
  const turtle = `@prefix schema: <http://schema.org/> .
<https://example.org/x/s> a schema:EventSeries ; schema:name "${shownCodes}" .`;
  const description = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
<https://example.org/x/dataset> a dcat:Dataset ; <http://rdfs.org/ns/void#uriSpace> "https://example.org/x/" .
<https://example.org/x/file> a dcat:Distribution ; <http://purl.org/dc/terms/title> "x.ttl" .`;
  const facts = `namespace: https://example.org/x/
things: { s: { a: EventSeries, name: "${shownCodes}" } }
source: { id: w, name: W }
claims: [{ quote: "${shownCodes}", says: { s: { startDate: "${shownCodes}" } } }]`;

  it.each([
    ['in a file name', ['build', 'facts'], 1],
    ['in a series name', ['build', `${codes}.yaml`], 2],
    ['in an option', ['build', 'facts', '--format', codes], 2],
    ['in a graph that is explained', ['explain', 's'], 0],
    ['in a graph that is asked', ['query', 'SELECT * { ?s ?p ?o }'], 0],
    ['in a query', ['query', `SELECT ${codes}`], 2],
  ])('%s are shown, not obeyed', async (_place, args, expected) => {
    const folder = temporaryFolder({
      [join('facts', `${codes}.yaml`)]: facts,
      [`${codes}.yaml`]: facts,
      'output/x.ttl': turtle,
      'output/x.void.ttl': description,
    });
    const { exitCode, stdout, stderr } = await runCommand(args, folder);
    expect(exitCode).toBe(expected);
    expect(stdout + stderr).not.toMatch(hidden);
    expect(stdout + stderr).toContain('\\u001b');
  });
});
