import { parse } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { datasetOf, quad } from '../../src/rdf/environment.ts';
import { readTurtle } from '../../src/rdf/read-turtle.ts';
import { graphHash } from '../../src/write/formats.ts';
import { bundledSize } from '../support/bundled-size.ts';
import { namesIn, textOf } from '../support/repository.ts';
import { parseCsv, sortedRows } from '../support/rows.ts';
import { sampleOf } from '../support/sample.ts';
import { asked, bundledFile, servedSite } from '../support/site.ts';

const { send, errors } = servedSite();

describe('the question', () => {
  it.each(sampleOf(namesIn('queries/questions', '.rq'), 8))(
    '%s has the expected answer from the endpoint',
    async (name) => {
      const body = new URLSearchParams({ query: textOf('queries', 'questions', `${name}.rq`) });
      const response = await send('/sparql', { method: 'POST', body, headers: { Accept: 'text/csv' } });
      const expected = sortedRows(parseCsv(textOf('queries', 'questions', `${name}.csv`)));
      expect(sortedRows(parseCsv(await response.text()))).toEqual(expected);
    },
  );
});

describe('the endpoint', () => {
  it('gives the whole graph as it was built, with every datatype', async () => {
    const headers = { Accept: 'application/n-triples' };
    const response = await send(asked('CONSTRUCT WHERE { ?s ?p ?o }'), { headers });
    const built = readTurtle(bundledFile.text, 'output').quads;
    expect(graphHash(readTurtle(await response.text(), 'the answer').quads)).toBe(graphHash(built));
  });

  it.each(['text/turtle', 'application/ld+json', 'application/n-triples'])(
    'describes itself as %s where nothing is asked',
    async (mediaType) => {
      const response = await send('/sparql', { headers: { Accept: mediaType } });
      expect(response.headers.get('Content-Type')?.split(';')[0]).toBe(mediaType);
      const quads = parse(await response.text(), { format: mediaType }).map((one) =>
        quad(one.subject, one.predicate, one.object),
      );
      const sd = 'http://www.w3.org/ns/sparql-service-description#';
      const said = [...datasetOf(quads)].map(({ predicate, object }) => `${predicate.value} ${object.value}`);
      expect(said).toContain(`${sd}endpoint http://localhost/sparql`);
      expect(said).toContain(`${sd}supportedLanguage ${sd}SPARQL11Query`);
      expect(said).toContain(`http://rdfs.org/ns/void#triples ${bundledSize.triples}`);
    },
  );

  it('sends browsers that ask nothing to the form', async () => {
    const response = await send('/sparql', { headers: { Accept: 'text/html' } });
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/']);
    expect(await (await send('/')).text()).toContain('<form action="/sparql" method="get">');
  });

  it('shows the first thousand rows on a page, and says so', async () => {
    const text = await (await send(asked('SELECT * { ?s ?p ?o }', { format: 'html' }))).text();
    expect(text).toContain(`${bundledSize.triples} rows; the first 1000 are shown`);
    expect(text.match(/<tr>/g)).toHaveLength(1_001);
  });

  it('knows the prefixes of the ontology and of the series', async () => {
    const query = 'SELECT ?n { ics:ics-2009 a sg:Edition ; schema:superEvent ics:ics ; sg:ordinal ?n }';
    expect(await (await send(asked(query, { format: 'csv' }))).text()).toBe('n\r\n18\r\n');
  });

  it('answers the question that the home page proposes', async () => {
    const [, question = ''] = /<textarea[^>]*>(.*?)<\/textarea>/s.exec(await (await send('/')).text()) ?? [];
    const rows = parseCsv(await (await send(asked(question, { format: 'csv' }))).text());
    const dates = rows.rows.map(([, date = '']) => date);
    expect(dates.length).toBeGreaterThan(20);
    expect(dates).toEqual(dates.toSorted());
  });

  it('may be asked by pages from anywhere', async () => {
    const response = await send('/sparql', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://example.org',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(response.headers.get('Access-Control-Allow-Methods')).toContain('POST');
    expect(response.headers.get('Access-Control-Allow-Headers')).toContain('content-type');
    expect((await send(asked('ASK {'))).headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

describe('refused with the reason in plain text:', () => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const direct = { 'Content-Type': 'application/sparql-query' };

  it.each([
    ['a query that does not parse', asked('SELECT * {'), {}, 400, /`}` is missing\n1 \| SELECT \* {\n {2}\| {11}\^\n$/],
    [
      'an unknown prefix',
      asked('SELECT * { ?s ex:p ?o }'),
      {},
      400,
      /prefix `ex:` is not declared\n.*\n {2}\| {15}\^{3}\n.*PREFIX ex:/,
    ],
    ['no query at all', '/sparql?q=1', {}, 400, /parameter `query` is missing/],
    ['two queries', `${asked('ASK {}')}&query=ASK%7B%7D`, {}, 400, /more than one query/],
    ['an update as a query', asked('CLEAR ALL'), {}, 400, /updates are not allowed/],
    ['SERVICE', asked('SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } }'), {}, 400, /SERVICE/],
    [
      'SERVICE SILENT in a filter',
      asked('ASK { FILTER NOT EXISTS { SERVICE SILENT <http://a.example/> { ?s ?p ?o } } }'),
      {},
      400,
      /SERVICE/,
    ],
    ['a name of a graph that is none', `${asked('ASK {}')}&default-graph-uri=x%20y`, {}, 400, /name of a graph/],
    ['an update', '/sparql', { method: 'POST', headers: form, body: 'update=CLEAR+ALL' }, 403, /read-only/],
    ['another method', asked('ASK {}'), { method: 'DELETE' }, 405, /GET or POST/],
    ['a form nobody writes', asked('ASK {}'), { headers: { Accept: 'image/png' } }, 406, /true or false/],
    ['a description as a picture', '/sparql', { headers: { Accept: 'image/png' } }, 406, /text\/turtle/],
    [
      'another kind of body',
      '/sparql',
      { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' },
      415,
      /application\/sparql-query/,
    ],
    [
      'Latin-1',
      '/sparql',
      { method: 'POST', headers: { 'Content-Type': 'application/sparql-query; charset=ISO-8859-1' }, body: 'ASK {}' },
      415,
      /UTF-8/,
    ],
    [
      'bytes that are no text',
      '/sparql',
      { method: 'POST', headers: direct, body: new Uint8Array([0xff, 0xfe]) },
      400,
      /not UTF-8/,
    ],
    [
      'a query in body and URL',
      asked('ASK {}'),
      { method: 'POST', headers: direct, body: 'ASK {}' },
      400,
      /two queries, in the body and in the URL/,
    ],
  ] as const)('%s', async (_, path, init, status, reason) => {
    const response = await send(path, init);
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(await response.text()).toMatch(reason);
    expect(errors).toEqual([]);
  });
});

it('names the methods there are where another is used', async () => {
  const response = await send('/sparql', { method: 'PUT' });
  expect(response.headers.get('Allow')).toBe('GET, HEAD, POST, OPTIONS');
});
