import { afterAll, describe, expect, it } from 'vitest';
import { nodeFetch } from '../../src/node/http.ts';
import { SparqlEngine } from '../../src/node/sparql-engine.ts';
import { jsonClient } from '../../src/reconcile/propose/ask-json.ts';
import { sparqlSource } from '../../src/reconcile/propose/sparql-source.ts';
import { answeringServer } from '../support/answering-server.ts';
import { textOf } from '../support/repository.ts';
import { parseCsv, sortedRows } from '../support/rows.ts';

// A second server with a slice in the shape of Wikidata stands in for its query service.

const wikidata = 'https://query.wikidata.org/sparql';
const [own, slice] = [new SparqlEngine({ timeLimit: 20_000 }), new SparqlEngine({ timeLimit: 20_000 })];
await own.load(textOf('output', 'ics.ttl'));
await slice.load(textOf('test', 'cases', 'federation', 'slice.ttl'));
afterAll(() => Promise.all([own.close(), slice.close()]));

const query = textOf('queries', 'federation', 'participants-with-countries.rq');
const expected = textOf('queries', 'federation', 'participants-with-countries.csv');

/** The address of the slice, and what it was asked. */
async function sliceServer(): Promise<{ address: string; asked: string[] }> {
  const asked: string[] = [];
  const address = await answeringServer(async (request, response, body) => {
    const text = new URLSearchParams(body || new URL(request.url ?? '', 'http://localhost').search).get('query') ?? '';
    asked.push(text);
    // Clients look first at how the endpoint describes itself; this one does not.
    if (text === '') return response.writeHead(404).end();
    response.setHeader('Content-Type', 'application/sparql-results+json');
    return response.end(await slice.answer(text, 'application/sparql-results+json'));
  });
  return { address: `${address}/sparql`, asked };
}

describe('one query over our graph and another endpoint', () => {
  it('joins both, where the address was allowed', async () => {
    const { address, asked } = await sliceServer();
    const answer = await own.answer(query.replace(wikidata, address), 'text/csv', { services: [address] });
    expect(sortedRows(parseCsv(answer))).toEqual(sortedRows(parseCsv(expected)));
    // Only for the items of the query, not for all that have a label.
    expect(asked.filter((text) => text.includes('label')).every((text) => text.includes('Q925616'))).toBe(true);
    expect(asked.length).toBeGreaterThan(0);
  });

  it.each([
    ['an address that was not allowed', (address: string) => [`${address}/other`], (address: string) => `<${address}>`],
    ['no address', () => [], (address: string) => `<${address}>`],
    ['an address that the data chooses', (address: string) => [address], () => '?service'],
  ])('is refused with %s, before anything is asked', async (_, allowed, named) => {
    const { address, asked } = await sliceServer();
    const text = `SELECT * { ?s ?p ?service . SERVICE ${named(address)} { ?item ?q ?o } }`;
    await expect(own.answer(text, 'text/csv', { services: allowed(address) })).rejects.toThrow(/SERVICE/);
    expect(asked).toEqual([]);
  });

  it('goes nowhere else where the address leads there', async () => {
    const elsewhere = await sliceServer();
    const leading = await answeringServer((_, response) =>
      response.writeHead(307, { Location: elsewhere.address }).end(),
    );
    const text = query.replace(wikidata, leading);
    await expect(own.answer(text, 'text/csv', { services: [leading] })).rejects.toThrow();
    expect(elsewhere.asked).toEqual([]);
  });
});

it('link finds candidates by the labels at such an endpoint', async () => {
  const { address } = await sliceServer();
  const source = sparqlSource(address, jsonClient(nodeFetch, 20_000));
  const things = [["Workers' Party of Belgium", 'Parti "x" \\ y'], ['Partido Comunista de Cuba'], ['Nobody']].map(
    (names) => ({
      names,
      types: [],
      places: [],
      dates: [],
    }),
  );
  const found = await source.candidatesFor(things);
  expect(
    found.map((candidates) => candidates.map(({ item, name, types, places }) => [item, name, types, places])),
  ).toEqual([
    [['Q925616', "Workers' Party of Belgium", ['Q7278'], ['Belgium']]],
    [['Q371402', 'Communist Party of Cuba', ['Q7278'], ['Cuba']]],
    [],
  ]);
});
