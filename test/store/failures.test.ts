import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { select } from '../../src/sparql/results.ts';
import { findStore, findUpdate } from '../../src/store/find-store.ts';
import { StoreQueries } from '../../src/store/store-queries.ts';
import { serve } from '../support/store-double.ts';

/** What a server answers to everything, and what is said of it. */
const servers: readonly {
  readonly name: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly code: string;
  readonly says?: RegExp;
}[] = [
  {
    name: 'a web site',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html>',
    code: 'no-sparql-store',
    says: /web page/,
  },
  {
    name: 'JSON of another kind',
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"ok":true}',
    code: 'no-sparql-store',
  },
  {
    name: 'nothing at the path',
    status: 404,
    headers: { 'content-type': 'text/plain' },
    body: 'Not found',
    code: 'no-sparql-store',
    says: /404/,
  },
  { name: 'a wrong method', status: 405, code: 'no-sparql-store' },
  { name: 'a wrong password', status: 401, headers: { 'www-authenticate': 'Basic realm="x"' }, code: 'unauthorized' },
  {
    name: 'a forbidden door',
    status: 403,
    headers: { 'content-type': 'text/html' },
    body: '<html>Forbidden',
    code: 'forbidden',
  },
  {
    name: 'an error with a text',
    status: 500,
    headers: { 'content-type': 'text/plain' },
    body: 'disk full\nat line 1',
    code: 'store-refused',
    says: /500: disk full at line 1/,
  },
  {
    name: 'an error with a page',
    status: 500,
    headers: { 'content-type': 'text/html' },
    body: '<html>secret',
    code: 'store-refused',
    says: /with a web page$/,
  },
  {
    name: 'Virtuoso without the right',
    status: 500,
    headers: { 'content-type': 'text/plain' },
    body: 'Virtuoso 42000 Error SR186:SECURITY: No permission to execute',
    code: 'forbidden',
  },
  { name: 'a store that is busy', status: 503, code: 'store-busy' },
];

describe('a server that is no store', () => {
  it.each(servers)('$name: $code', async ({ status, headers = {}, body = '', code, says = /./ }) => {
    const address = await serve((_, response) => response.writeHead(status, headers).end(body));
    await expect(findStore(fetch, address)).rejects.toMatchObject({ code, message: expect.stringMatching(says) });
  });

  it('has moved: credentials do not follow', async () => {
    const seen: string[] = [];
    const elsewhere = await serve((request, response) => {
      seen.push(request.path);
      response.writeHead(200).end();
    });
    const address = await serve((_, response) => response.writeHead(301, { location: elsewhere }).end());
    await expect(findStore(fetch, address)).rejects.toMatchObject({ code: 'store-moved' });
    expect(seen).toEqual([]);
  });

  it('is not there, or has no such name', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const address = closed.address();
    closed.close();
    const port = typeof address === 'object' ? address?.port : undefined;
    await expect(findStore(fetch, `http://127.0.0.1:${port}`)).rejects.toMatchObject({ code: 'unreachable' });
    await expect(findStore(fetch, 'http://127.0.0.1:1/')).rejects.toMatchObject({ code: 'unreachable' });
    await expect(findStore(fetch, 'http://store.invalid/')).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('speaks no TLS where it should', async () => {
    const address = await serve((_, response) => response.end());
    await expect(findStore(fetch, address.replace('http:', 'https:'))).rejects.toMatchObject({ code: 'store-tls' });
  });

  it('closes the door in the middle of an answer', async () => {
    const address = await serve((_, response) => response.socket?.destroy());
    await expect(findStore(fetch, address)).rejects.toMatchObject({ code: 'connection-lost' });
  });

  it('never answers a query', async () => {
    const address = await serve(() => {});
    const answer = new StoreQueries(fetch, address, { timeLimit: 100 }).answer('ASK { GRAPH ?g {} }');
    await expect(answer).rejects.toMatchObject({ code: 'store-timeout' });
  });

  it('answers a query in another format than asked for', async () => {
    const address = await serve((_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('?'));
    const answer = new StoreQueries(fetch, address).answer('SELECT * { GRAPH ?g {} }', 'text/csv');
    await expect(answer).rejects.toMatchObject({
      code: 'query-failed',
      message: expect.stringContaining('text/plain'),
    });
  });

  it.each(['null', '[]', '{"head":{}}', 'no JSON'])('answers with broken results: %s', async (body) => {
    const type = { 'content-type': 'application/sparql-results+json' };
    const address = await serve((_, response) => response.writeHead(200, type).end(body));
    const answer = select(new StoreQueries(fetch, address), 'SELECT * { GRAPH ?g {} }');
    await expect(answer).rejects.toMatchObject({ code: 'query-failed' });
  });

  it.each([
    ['whose disk is full', { '/query': 400, '/update': 500 }, 'store-refused'],
    ['that wants a user elsewhere', { '/query': 500, '/sparql-auth': 401 }, 'unauthorized'],
    ['that forbids updates', { '/query': 400, '/update': 403 }, 'forbidden'],
  ])(
    'tells of a store %s what it says, not that it takes no updates',
    async (_, statuses: Record<string, number>, code) => {
      const address = await serve(({ path }, response) => response.writeHead(statuses[path] ?? 404).end());
      const found = { product: undefined, query: `${address}/query` };
      await expect(findUpdate(fetch, found, {})).rejects.toMatchObject({ code });
    },
  );

  it('takes no updates', async () => {
    const address = await serve((_, response) => response.writeHead(404).end());
    const found = { product: undefined, query: `${address}/query` };
    await expect(findUpdate(fetch, found, {})).rejects.toMatchObject({ code: 'no-update' });
  });
});
