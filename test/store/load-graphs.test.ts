import { Readable } from 'node:stream';
import type { Quad } from '@rdfjs/types';
import { describe, expect, it } from 'vitest';
import { readTurtle } from '../../src/rdf/read-turtle.ts';
import { findStore, findUpdate, findUpload } from '../../src/store/find-store.ts';
import { type LoadOptions, loadGraphs } from '../../src/store/load-graphs.ts';
import { StoreQueries } from '../../src/store/store-queries.ts';
import { type Misbehaviour, storeDouble } from '../support/store-double.ts';

const lines = (graph: string, values: readonly string[]) =>
  values.map((value) => `<urn:s> <urn:p> "${value}" <${graph}> .`).join('\n');

/** Loads N-Quads into a store that misbehaves from the moment it is known. */
async function loadInto(text: string, misbehave: Misbehaviour, options: Partial<LoadOptions> = {}, held = '') {
  let known = false;
  let count = 0;
  const store = await storeDouble((request, response) => {
    if (!known) return false;
    count += 1;
    return misbehave(request, response, count);
  });
  store.data.load(lines('urn:g', ['before']), { format: 'application/n-quads' });
  store.data.load(lines('https://example.org/source/gone', ['before']), { format: 'application/n-quads' });
  store.data.load(held, { format: 'application/n-quads' });
  const found = await findStore(fetch, store.address);
  const update = await findUpdate(fetch, found, {});
  const upload = await findUpload(fetch, found, update, {}, 'urn:test');
  known = true;
  const quads = (): AsyncIterable<Quad> => Readable.from(readTurtle(text, 'test').quads);
  const settings = { quads, retries: 2, firstWait: 1, chunkSize: 20, ...options };
  const loaded = await loadGraphs(fetch, { ...found, update, upload }, settings).catch((error) => error);
  return { loaded, dump: store.data.dump({ format: 'application/n-quads' }), upload, received: store.received };
}

const wellBehaved = () => false;
const isUpload: (path: string) => boolean = (path) => path === '/store';

describe('a load', () => {
  it('replaces graphs and leaves others alone', async () => {
    const { loaded, dump, upload } = await loadInto(lines('urn:g', ['1', '2', '3']), wellBehaved);
    expect(upload).toMatchObject({ kind: 'quads' });
    expect([...loaded.graphs]).toEqual([['urn:g', 3]]);
    expect(dump).not.toContain('"before" <urn:g>');
    expect(dump).toContain('<https://example.org/source/gone>');
  });

  it('takes away graphs of the same owner that are no more', async () => {
    const { loaded, dump } = await loadInto(lines('urn:g', ['1']), wellBehaved, {
      owned: ['https://example.org/source/'],
    });
    expect(loaded.gone).toEqual(['https://example.org/source/gone']);
    expect(dump).not.toContain('gone');
  });

  it('counts quads that came twice', async () => {
    const { loaded } = await loadInto(lines('urn:g', ['1', '2', '1']), wellBehaved);
    expect(loaded).toMatchObject({ merged: 1 });
  });

  it('accepts that a store takes values for the same only where it is told so', async () => {
    let uploads = 0;
    // Swallows the second of three requests.
    const swallow: Misbehaviour = ({ path }, response) => {
      if (!isUpload(path)) return false;
      uploads += 1;
      if (uploads !== 2) return false;
      response.writeHead(204).end();
      return true;
    };
    const text = lines('urn:g', ['1', '2', '3']);
    expect((await loadInto(text, swallow)).loaded).toMatchObject({ code: 'count-mismatch' });
    uploads = 0;
    expect((await loadInto(text, swallow, { allowMerged: true })).loaded).toMatchObject({ merged: 1 });
  });

  it('goes on after a dropped connection and a busy store', async () => {
    let uploads = 0;
    const { loaded, dump } = await loadInto(lines('urn:g', ['1', '2', '3', '4']), ({ path }, response) => {
      if (!isUpload(path)) return false;
      uploads += 1;
      if (uploads === 2) response.socket?.destroy();
      else if (uploads === 4) response.writeHead(503).end();
      else return false;
      return true;
    });
    expect(uploads).toBeGreaterThan(4);
    expect([...loaded.graphs]).toEqual([['urn:g', 4]]);
    expect(dump).not.toContain('staging');
  });

  it('starts over where a store forgot what it had taken when the connection was lost', async () => {
    let uploads = 0;
    const { loaded, dump } = await loadInto(lines('urn:g', ['1', '2', '3', '4']), ({ path }, response) => {
      if (!isUpload(path)) return false;
      uploads += 1;
      // The first is taken and forgotten, the second is lost.
      if (uploads === 1) response.writeHead(204).end();
      else if (uploads === 2) response.socket?.destroy();
      else return false;
      return true;
    });
    expect([...loaded.graphs]).toEqual([['urn:g', 4]]);
    expect(dump.match(/<urn:g>/g)).toHaveLength(4);
  });

  it.each([
    ['that forgets triples', 204, 'count-mismatch'],
    ['whose disk is full', 500, 'store-refused'],
    ['that forbids writing', 403, 'forbidden'],
    ['that stays busy', 503, 'store-busy'],
  ])('fails on a store %s, and leaves it as it was', async (_, status, code) => {
    const { loaded, dump } = await loadInto(lines('urn:g', ['1', '2']), ({ path }, response) => {
      if (!isUpload(path)) return false;
      response.writeHead(status, { 'content-type': 'text/plain' }).end();
      return true;
    });
    expect(loaded).toMatchObject({ code });
    expect(dump).toContain('"before" <urn:g>');
    expect(dump).not.toContain('staging');
  });

  it('finds out what a swap did whose answer was lost', async () => {
    let swaps = 0;
    const { loaded, dump } = await loadInto(lines('urn:g', ['1', '2']), ({ path, body }, response) => {
      if (path !== '/update' || !body.includes('INSERT {')) return false;
      swaps += 1;
      if (swaps > 1) return false;
      response.socket?.destroy();
      return true;
    });
    expect(swaps).toBe(2);
    expect([...loaded.graphs]).toEqual([['urn:g', 2]]);
    expect(dump).not.toContain('before" <urn:g>');
  });

  it('says so if it failed while replacing graphs', async () => {
    const { loaded } = await loadInto(lines('urn:g', ['1']), ({ path, body }, response) => {
      if (path !== '/update' || !body.includes('INSERT {')) return false;
      response
        .writeHead(500, { 'content-type': 'text/plain' })
        .end("Virtuoso 40005 Error SR325: Transaction aborted because it's log after image size went above the limit");
      return true;
    });
    expect(loaded).toMatchObject({
      code: 'store-refused',
      message: expect.stringMatching(/^while replacing graphs: .*SR325/),
      hint: expect.stringMatching(/run `load` again; .*TransactionAfterImageLimit/),
    });
  });

  it('takes away what an earlier load left behind', async () => {
    const left = lines('urn:x-seminar-graph:staging:0123', ['1']);
    const { dump } = await loadInto(lines('urn:g', ['1']), wellBehaved, {}, left);
    expect(dump).not.toContain('staging');
  });

  it('refuses to replace graphs by nothing', async () => {
    const { loaded, dump } = await loadInto('', wellBehaved);
    expect(loaded).toMatchObject({ code: 'nothing-to-load' });
    expect(dump).toContain('before');
  });
});

describe('queries in a store', () => {
  it('see all named graphs, however the store wants to be told', async () => {
    const { address, data } = await storeDouble();
    data.load(`${lines('urn:a', ['1'])}\n${lines('urn:b', ['2'])}`, { format: 'application/n-quads' });
    data.load('<urn:iri> <urn:p> <urn:o> <urn:a> .', { format: 'application/n-quads' });
    const queries = new StoreQueries(fetch, `${address}/query`);
    expect(await queries.answer('SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }', 'text/csv')).toMatch(/^n\r?\n3\r?\n$/);
    // Who names a graph, and no variable called ?from, means the store as it is.
    expect(await queries.answer('SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?from }', 'text/csv')).toMatch(/\n3\r?\n$/);
    expect(await queries.answer('SELECT ?s WHERE { GRAPH <urn:b> { ?s ?p ?o } }', 'text/csv')).toContain('urn:s');
  });
});
