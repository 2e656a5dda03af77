import { Writable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { repository } from '../support/repository.ts';
import { runCli } from '../support/run-cli.ts';
import { runCommand } from '../support/run-command.ts';
import { storeDouble } from '../support/store-double.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const description = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
  <https://w3id.org/seminar-graph/ics/dataset> a dcat:Dataset ; dcat:distribution [ a dcat:Distribution ; dcterms:title "ics.ttl" ] ;
    <http://rdfs.org/ns/void#uriSpace> "https://w3id.org/seminar-graph/ics/" .`;

const queried = (...args: string[]) => runCommand(['query', ...args]);

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

  it('reads the query from standard input', async () => {
    const { stdout } = await runCli(
      ['query', '-', '--format', 'csv'],
      repository,
      {},
      'SELECT ?n { ics:ics-2009 sg:ordinal ?n }',
    );
    expect(stdout).toBe('n\r\n18\r\n');
  });

  const turtle = `@prefix schema: <http://schema.org/> .
    <https://w3id.org/seminar-graph/ics/e> a <https://w3id.org/seminar-graph/ns#Edition> ; schema:name "An\\nedition"@en .`;
  const query = 'SELECT * { ?edition schema:name ?name }';
  const table = 'edition  name\n-------  ---------------\nics:e    An\\u000aedition\n';

  it('prints rows as a table, in the order of the query, with short IRIs', async () => {
    const out = temporaryFolder({ 'ics.ttl': turtle, 'ics.void.ttl': description });
    expect((await queried(query, '--out', out)).stdout).toBe(table);
  });

  it('prints the same table of what a store answers', async () => {
    const { address, data } = await storeDouble();
    data.load(turtle, { format: 'text/turtle' });
    expect((await queried(query, '--endpoint', address)).stdout).toBe(table);
  });

  it('cuts it to the width of the terminal', async () => {
    Object.defineProperty(Writable.prototype, 'columns', { value: 20, configurable: true });
    onTestFinished(() => void Reflect.deleteProperty(Writable.prototype, 'columns'));
    const { address, data } = await storeDouble();
    data.load(turtle, { format: 'text/turtle' });
    const { stdout } = await queried(query, '--endpoint', address);
    expect(stdout).toBe('edition  name\n-------  -----------\nics:e    An\\u000aed…\n');
  });

  it('prints true or false, and a graph as Turtle, where there are no rows', async () => {
    expect((await queried('ASK {}', '--format', 'table')).stdout).toBe('true\n');
    expect((await queried('CONSTRUCT WHERE { ics:ics a ?t }', '--format', 'table')).stdout).toContain(' a <http');
  });

  it('gives rows in JSON as the standard has them', async () => {
    const { stdout } = await queried('SELECT ?n { ics:ics-2009 sg:ordinal ?n }', '--format', 'json');
    expect(Object.keys(JSON.parse(stdout))).toEqual(['head', 'results']);
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
