import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { QueryEngine } from '@comunica/query-sparql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesIn, textOf } from '../support/repository.ts';
import { parseCsv, sortedRows } from '../support/rows.ts';
import { runCommand } from '../support/run-command.ts';
import { sampleOf } from '../support/sample.ts';
import { type Server, sendBytes, startServer } from '../support/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer('--time-limit', '6');
});
afterAll(() => server.stop('SIGTERM'));

const sparql = () => new URL('sparql', server.address).href;
const endless = 'ASK { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(STR(?f)) > 100000 && ?a = ?e) }';
const ask = (query: string) => fetch(sparql(), { method: 'POST', body: new URLSearchParams({ query }) });

const raw = (bytes: string) => sendBytes(server, bytes);

describe('serve, asked by Comunica', () => {
  it.each(sampleOf(namesIn('queries/questions', '.rq'), 4))('answers %s as expected', async (name) => {
    const client = new QueryEngine();
    const source = { type: 'sparql' as const, value: sparql() };
    const result = await client.query(textOf('queries', 'questions', `${name}.rq`), { sources: [source] });
    const { data } = await client.resultToString(result, 'text/csv');
    const expected = sortedRows(parseCsv(textOf('queries', 'questions', `${name}.csv`)));
    expect(sortedRows(parseCsv(await text(data)))).toEqual(expected);
  });

  it('is read as linked data: a thing is found at its path, and its links are followed', async () => {
    const client = new QueryEngine();
    const thing = 'https://w3id.org/seminar-graph/ics/ics-1999';
    const query = `SELECT ?theme { <${thing}> <https://w3id.org/seminar-graph/ns#theme> ?theme }`;
    const bindings = await client.queryBindings(query, { sources: [new URL('ics/ics-1999', server.address).href] });
    expect((await bindings.toArray()).map((row) => row.get('theme')?.value)).toEqual(['Imperialism means war']);
  });
});

const inChunks = 'Transfer-Encoding: chunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n';

describe('serve', () => {
  it('goes on while a query does not end, and gives that up', async () => {
    const running = ask(endless);
    await pause(100);
    expect(await (await fetch(new URL('ics/ics-1999.ttl', server.address))).text()).toContain('Imperialism means war');
    expect((await ask('ASK {}')).status).toBe(200);
    expect((await running).status).toBe(503);
  });

  it('answers others while many hold half a request', async () => {
    const { hostname, port } = new URL(server.address);
    const sockets = Array.from({ length: 100 }, () => connect(Number(port), hostname));
    for (const socket of sockets) socket.write('POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Le');
    await pause(200);
    expect((await ask('ASK {}')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['two lengths', 'POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
    ['a head that is too long', `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(70_000)}\r\n\r\n`, 431],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b/../<script>\r\nConnection: close\r\n\r\n', 400],
    ['a POST without a body', 'POST /sparql HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 415],
    [
      'a body in chunks',
      `POST /sparql HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/sparql-query\r\n${inChunks}`,
      200,
    ],
    ['a path above the root', 'GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 404],
    ['a whole URL as path', 'GET http://example.org/ics/nobody HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 404],
  ])('answers %s as HTTP says', async (_, bytes, status) => {
    expect(await raw(bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect((await ask('ASK {}')).status).toBe(200);
  });
});

describe('serve ends with exit code 2 and a hint', () => {
  it('where the port is taken', async () => {
    const { exitCode, stderr } = await runCommand(['serve', '--port', new URL(server.address).port]);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/error cannot-listen .*EADDRINUSE.*\n {2}hint: .*--port/),
    ]);
  });

  it.each([
    [['--host', '203.0.113.1', '--port', '0'], /cannot-listen/],
    [['--out', 'nowhere'], /run `build` first/],
  ])('at %j', async (args, message) => {
    const { exitCode, stderr } = await runCommand(
      ['serve', ...args],
      args[0] === '--out' ? temporaryFolder() : undefined,
    );
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

it('stops cleanly at SIGTERM, while a query runs', async () => {
  const running = ask(endless).catch(() => undefined);
  await pause(200);
  expect(await server.stop('SIGTERM')).toBe(0);
  await running;
});
