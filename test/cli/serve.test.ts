import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { QueryEngine } from '@comunica/query-sparql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesIn, repository, textOf } from '../support/repository.ts';
import { parseCsv, sortedRows } from '../support/rows.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Server {
  readonly address: string;
  /** Sends a signal, and gives back how the process ended. */
  readonly stop: (signal: NodeJS.Signals) => Promise<{ code: number | null; seconds: number }>;
}

/** Starts the command as users do, on a port that is free, and waits until it says where it is. */
async function start(...args: readonly string[]): Promise<Server> {
  const main = join(repository, 'src/cli/main.ts');
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', ...args], {
    cwd: repository,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  let talk = '';
  for await (const chunk of child.stderr) {
    talk += String(chunk);
    if (talk.includes('/sparql')) break;
  }
  const [, address] = /(http:\/\/\S+\/)\n/.exec(talk) ?? [];
  if (address === undefined) throw new Error(`it does not say where it is: ${talk}`);
  return {
    address,
    stop: async (signal) => {
      const from = performance.now();
      child.kill(signal);
      const [code] = (await exited) as [number | null];
      return { code, seconds: (performance.now() - from) / 1000 };
    },
  };
}

let server: Server;
beforeAll(async () => {
  server = await start('--time-limit', '10');
});
afterAll(() => server.stop('SIGTERM'));

const sparql = () => new URL('sparql', server.address).href;
const ask = (query: string) => fetch(sparql(), { method: 'POST', body: new URLSearchParams({ query }) });

/** Sends these bytes, and gives back all that comes until the server closes. */
async function raw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(server.address);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  return text(socket);
}

describe('serve, asked by Comunica', () => {
  it.each(namesIn('queries/questions', '.rq'))('answers %s as expected', async (name) => {
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

describe('serve', () => {
  it('goes on while a query does not end, and gives that up', async () => {
    const endless = ask('ASK { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(STR(?f)) > 100000 && ?a = ?e) }');
    await pause(100);
    expect(await (await fetch(new URL('ics/ics-1999.ttl', server.address))).text()).toContain('Imperialism means war');
    expect((await ask('ASK {}')).status).toBe(200);
    expect((await endless).status).toBe(503);
  });

  it('answers others while many hold half a request', async () => {
    const { hostname, port } = new URL(server.address);
    const sockets = Array.from({ length: 100 }, () => connect(Number(port), hostname));
    for (const socket of sockets) socket.write('POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Le');
    await pause(200);
    expect((await ask('ASK {}')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  it('ends half a request after ten seconds', async () => {
    expect(await raw('GET /sparql HTTP/1.1\r\nHost: localhost\r\nX-Half: ')).toMatch(/^HTTP\/1.1 408 /);
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['two lengths', 'POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
    ['a head that is too long', `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(70_000)}\r\n\r\n`, 431],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b/../<script>\r\nConnection: close\r\n\r\n', 400],
    ['a path above the root', 'GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 404],
    ['a whole URL as path', 'GET http://example.org/ics/nobody HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 404],
  ])('answers %s as HTTP says', async (_, bytes, status) => {
    expect(await raw(bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect((await ask('ASK {}')).status).toBe(200);
  });

  it('stops cleanly at SIGTERM, at SIGINT, and while a query runs', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(await first.stop('SIGTERM')).toMatchObject({ code: 0 });
    const query = encodeURIComponent('ASK { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(STR(?f)) > 100000 && ?a = ?e) }');
    const endless = fetch(`${second.address}sparql?query=${query}`).catch(() => undefined);
    await pause(300);
    const { code, seconds } = await second.stop('SIGINT');
    await endless;
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(10);
  });
});

describe('serve ends with exit code 2 and a hint', () => {
  it('where the port is taken', async () => {
    const { exitCode, stderr } = await runCli(['serve', '--port', new URL(server.address).port]);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/error cannot-listen .*EADDRINUSE.*\n {2}hint: .*--port/),
    ]);
  });

  it.each([
    [['--host', '203.0.113.1', '--port', '0'], /cannot-listen/],
    [['--out', 'nowhere'], /run `build` first/],
  ])('at %j', async (args, message) => {
    const { exitCode, stderr } = await runCli(['serve', ...args], args[0] === '--out' ? temporaryFolder() : undefined);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
