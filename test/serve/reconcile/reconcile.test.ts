import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { textOf } from '../../support/repository.ts';
import { builtFile, bundledFile, servedSite } from '../../support/site.ts';

const { send, errors } = servedSite();
const twins = servedSite([
  builtFile(bundledFile.namespace, bundledFile.text.replaceAll('"Peter Mertens"', '"Ludo Martens"')),
]);

const schema = JSON.parse(textOf('test', 'cases', 'reconcile', 'answers.schema.json')) as object;
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).addSchema(schema, 'answers');

/** The answer, which is what the schema says of its kind. */
async function valid(kind: string, response: Response): Promise<unknown> {
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toMatch(/^application\/json/);
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  const json: unknown = await response.json();
  ajv.validate({ $ref: `answers#/$defs/${kind}` }, json);
  expect(ajv.errors ?? []).toEqual([]);
  return json;
}

interface Result {
  readonly result: readonly { readonly id: string; readonly match: boolean; readonly score: number }[];
}
type Results = Readonly<Record<string, Result>>;

const form = (fields: Readonly<Record<string, unknown>>) =>
  new URLSearchParams(Object.entries(fields).map(([name, value]): [string, string] => [name, JSON.stringify(value)]));
const post = (fields: Readonly<Record<string, unknown>>, path = '/reconcile') =>
  send(path, { method: 'POST', body: form(fields) });
const one = async (query: object) =>
  ((await valid('results', await post({ queries: { q: query } }))) as Results).q?.result ?? [];

describe('the manifest', () => {
  it.each(['/reconcile', '/reconcile/', '/reconcile/ics'])(
    'is at %s, and leads back to where it was asked',
    async (path) => {
      const manifest = (await valid('manifest', await send(path))) as {
        suggest: Record<string, { service_url: string; service_path: string }>;
        preview: { url: string };
        view: { url: string };
      };
      for (const { service_url, service_path } of Object.values(manifest.suggest)) {
        expect(service_url.startsWith('http://localhost/reconcile')).toBe(true);
        await valid('suggestions', await send(`${service_url}${service_path}?prefix=p`));
      }
      for (const { url } of [manifest.preview, manifest.view])
        expect((await send(url.replace('{{id}}', 'ics-2006'))).status).toBe(200);
    },
  );

  it('is not run as a script: there is no JSONP', async () => {
    const response = await send('/reconcile?callback=alert');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(await response.text()).not.toContain('alert');
  });
});

const cases = parse(textOf('test', 'cases', 'reconcile', 'queries.yaml')) as readonly {
  readonly first?: string;
  readonly sure: boolean;
}[];

describe('the query', () => {
  it.each(cases.map((one) => [JSON.stringify(one), one] as const))('%s', async (_, { first, sure, ...query }) => {
    const result = await one(query);
    if (first !== undefined) expect(result[0]?.id).toBe(first);
    expect(result.map(({ match }) => match).includes(true)).toBe(sure);
    expect(result.slice(1).every(({ match }) => !match)).toBe(true);
    const scores = result.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('is answered the same by GET and POST, in batches, with as many candidates as asked for', async () => {
    const queries = {
      a: { query: 'Communist Party', limit: 3 },
      b: { query: 'Belgium', type: ['Place'] },
      c: { query: 'x' },
    };
    const posted = (await valid('results', await post({ queries }))) as Results;
    expect(await valid('results', await send(`/reconcile?${form({ queries })}`))).toEqual(posted);
    expect(Object.keys(posted)).toEqual(['a', 'b', 'c']);
    expect(posted.a?.result.length).toBe(3);
    expect(posted.b?.result[0]?.id).toBe('belgium');
  });

  it('keeps things of another kind out, or below where types only should fit', async () => {
    const query = 'Belgium';
    expect((await one({ query, type: 'Organization' })).map(({ id }) => id)).not.toContain('belgium');
    const [first] = await one({ query, type: 'Organization', type_strict: 'should' });
    expect(first?.match).toBe(false);
  });

  it('finds no match among namesakes', async () => {
    const queries = { q: { query: 'Ludo Martens', type: 'Person' } };
    expect((await one(queries.q))[0]).toMatchObject({ id: 'ludo-martens', match: true });
    const body = form({ queries });
    const { q } = (await (await twins.send('/reconcile', { method: 'POST', body })).json()) as Results;
    expect(q?.result.map(({ score, match }) => [score, match]).slice(0, 2)).toEqual([
      [100, false],
      [100, false],
    ]);
  });
});

describe('beside queries', () => {
  it('suggests things, kinds and properties by the beginning of a word, twenty at a time', async () => {
    const ids = async (path: string) =>
      ((await valid('suggestions', await send(`/reconcile/suggest/${path}`))) as Result).result.map(({ id }) => id);
    expect(await ids('entity?prefix=seminaire')).toContain('ics');
    expect(await ids('entity?prefix=wpb')).toContain('wpb');
    expect(await ids('type?prefix=edit')).toEqual(['Edition']);
    expect(await ids('property?prefix=start')).toEqual(['startDate']);
    const [first, second] = [await ids('entity?prefix=communist'), await ids('entity?prefix=communist&cursor=20')];
    expect(first.length).toBe(20);
    expect(second.filter((id) => first.includes(id))).toEqual([]);
    expect(second.length).toBeGreaterThan(0);
  });

  it('proposes properties of a kind, and fills columns with them: things, numbers, dates as exact as the source, items of Wikidata', async () => {
    const proposed = (await valid('proposal', await send('/reconcile/properties?type=Edition&limit=200'))) as {
      properties: { id: string }[];
    };
    expect(proposed.properties.map(({ id }) => id)).toEqual(expect.arrayContaining(['location', 'ordinal', 'theme']));
    expect(proposed.properties.map(({ id }) => id)).not.toContain('alternativeName');
    const extend = {
      ids: ['ics-2006', 'ics-1992', 'wpb', 'nobody'],
      properties: [{ id: 'location' }, { id: 'ordinal' }, { id: 'startDate', settings: {} }, { id: 'identicalTo' }],
    };
    const { meta, rows } = (await valid('extension', await post({ extend }))) as {
      meta: { id: string; service?: string }[];
      rows: Record<string, Record<string, unknown>>;
    };
    expect(rows['ics-2006']).toEqual({
      location: [{ id: 'brussels', name: 'Brussels' }],
      ordinal: [{ int: 15 }],
      startDate: [{ str: '2006-05-05' }],
      identicalTo: [],
    });
    expect(rows['ics-1992']?.startDate).toEqual([{ str: '1992' }]);
    expect(rows.wpb?.identicalTo).toEqual([{ id: 'Q925616', name: 'Q925616' }]);
    expect(rows.nobody?.location).toEqual([]);
    expect(meta.map(({ service }) => service !== undefined)).toEqual([false, false, false, true]);
  });

  it('previews a thing in a frame of any page; the other pages stay out of frames', async () => {
    const preview = await send('/reconcile/preview/wpb');
    expect(preview.headers.get('Content-Security-Policy')).toContain('frame-ancestors *');
    expect(preview.headers.get('X-Frame-Options')).toBeNull();
    expect(await preview.text()).toMatch(/<h1>Workers&#39; Party of Belgium<\/h1>/);
    expect((await send('/ics/wpb')).headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    expect((await send('/reconcile/preview/nobody')).status).toBe(404);
  });

  it('may be asked by pages from anywhere', async () => {
    const response = await send('/reconcile', {
      method: 'OPTIONS',
      headers: { Origin: 'https://example.org', 'Access-Control-Request-Method': 'POST' },
    });
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

describe('refused with the reason in plain text:', () => {
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`q${at}`, { query: 'x' }]));
  it.each([
    ['an array, as version 1.0 sends', { queries: [{ query: 'x' }] }, 400, /is not an object/],
    ['a query that is a text', { queries: { q: 'x' } }, 400, /queries\.q is not an object/],
    ['a query without anything', { queries: { q: {} } }, 400, /is required/],
    ['an empty query', { queries: { q: { query: ' ' } } }, 400, /is required/],
    ['conditions, as version 1.0 has', { queries: { q: { query: 'x', conditions: [] } } }, 400, /no `conditions`/],
    ['a limit that is none', { queries: { q: { query: 'x', limit: 0 } } }, 400, /limit/],
    ['a type_strict that is none', { queries: { q: { query: 'x', type_strict: 'no' } } }, 400, /type_strict/],
    ['a property without pid', { queries: { q: { properties: [{ v: 1 }] } } }, 400, /pid/],
    ['a value that is none', { queries: { q: { properties: [{ pid: 'x', v: null }] } } }, 400, /\.v is not an object/],
    ['a text of a megabyte', { queries: { q: { query: 'x'.repeat(1e6) } } }, 413, /bytes/],
    ['a text of 2000 characters', { queries: { q: { query: 'x'.repeat(2000) } } }, 413, /characters/],
    ['51 queries', { queries: many }, 413, /50 queries/],
    ['ids that are none', { extend: { ids: 'x', properties: [] } }, 400, /extend.ids is not an array/],
  ])('%s', async (_, fields, status, reason) => {
    const response = await post(fields);
    expect([response.status, await response.text()]).toEqual([status, expect.stringMatching(reason)]);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  it.each(['queries', 'extend'])('%s that are no JSON', async (field) => {
    const response = await send('/reconcile', { method: 'POST', body: new URLSearchParams({ [field]: '{' }) });
    expect([response.status, await response.text()]).toEqual([400, expect.stringMatching(/is not JSON/)]);
  });

  it('a JSON body, as version 1.0 sends', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await send('/reconcile', { method: 'POST', headers, body: '{"queries":[]}' });
    expect(response.status).toBe(415);
  });

  it('and nothing of it is a fault of the server', () => expect(errors).toEqual([]));
});
