import { Readable } from 'node:stream';
import type { Quad } from '@rdfjs/types';
import { Store } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { readTurtle } from '../../src/rdf/read-turtle.ts';
import { chunksOf } from '../../src/store/chunks.ts';
import { findStore, findUpdate, findUpload, type UploadWay } from '../../src/store/find-store.ts';
import { upload } from '../../src/store/upload.ts';
import { type Misbehaviour, storeDouble } from '../support/store-double.ts';

const text = String.raw`
<urn:s> <urn:p> "quotes \" and \\ and \n lines \u0001 } ; DROP ALL #" <urn:a> .
<urn:s> <urn:p> "été"@fr <urn:a> .
<urn:s> <urn:p> "2014"^^<http://www.w3.org/2001/XMLSchema#gYear> <urn:b> .
<urn:é> <urn:p> <urn:o> <urn:b> .
`;

/** A store that takes only some of the ways. */
const without =
  (...paths: string[]): Misbehaviour =>
  ({ path }, response) => {
    if (!paths.some((one) => path.startsWith(one))) return false;
    response.writeHead(404).end();
    return true;
  };

/** A graph store that takes a graph at a time, and no quads. */
const graphStore: Misbehaviour = ({ path, headers }, response) => {
  if (path.startsWith('/sparql-graph-crud-auth?graph=') && headers['content-type'] === 'application/n-triples') {
    response.writeHead(201, { 'content-type': 'text/html' }).end();
    return true;
  }
  return without('/store')({ method: '', path, headers, body: '' }, response, 0);
};

async function findWay(misbehave: Misbehaviour) {
  const store = await storeDouble(misbehave);
  const found = await findStore(fetch, store.address);
  const update = await findUpdate(fetch, found, {});
  return { ...store, way: await findUpload(fetch, found, update, {}, 'urn:test') };
}

async function uploadBy(way: UploadWay): Promise<void> {
  const quads: AsyncIterable<Quad> = Readable.from(readTurtle(text, 'test').quads);
  for await (const chunk of chunksOf(quads, new Map(), { size: 1e6 }))
    await upload(fetch, way, chunk, (graph) => `${graph}-staged`, 1000);
}

describe('triples go in', () => {
  it.each([
    ['as quads', without(), 'quads'],
    ['by INSERT DATA where there is no graph store', without('/store'), 'update'],
  ])('%s, the same to the last character', async (_, misbehave, kind) => {
    const { way, data } = await findWay(misbehave);
    expect(way.kind).toBe(kind);
    await uploadBy(way);
    const expected = new Store();
    expected.load(text.replaceAll(/<urn:([ab])> \.$/gm, '<urn:$1-staged> .'), { format: 'application/n-quads' });
    const sorted = (store: Store) => store.dump({ format: 'application/n-quads' }).split('\n').toSorted();
    expect(sorted(data)).toEqual(sorted(expected));
  });

  it('a graph at a time, as Virtuoso wants it', async () => {
    const { way, received } = await findWay(graphStore);
    expect(way.kind).toBe('graph');
    received.length = 0;
    await uploadBy(way);
    expect(received.map(({ path }) => path)).toEqual([
      '/sparql-graph-crud-auth?graph=urn%3Aa-staged',
      '/sparql-graph-crud-auth?graph=urn%3Ab-staged',
    ]);
    expect(received[1]?.body).toContain('"2014"^^<http://www.w3.org/2001/XMLSchema#gYear> .\n');
  });

  it('twice is the same as once', async () => {
    const { way, data } = await findWay(without('/store'));
    await uploadBy(way);
    await uploadBy(way);
    expect(data.size).toBe(4);
  });
});
