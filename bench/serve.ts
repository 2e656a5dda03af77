import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { type BenchServer, startServers } from './servers.ts';

// Measures the requests per second of `serve`, Fuseki and Oxigraph over the same graph. The servers run in turn, so that
// other load on the machine affects all of them. Every body is compared with the first answer, and the first answers of all
// servers with each other.
//
//   FUSEKI_JAR=jena-fuseki-server-5.6.0.jar OXIGRAPH=oxigraph node bench/serve.ts [seconds]
//   node bench/serve.ts soak [requests]

const root = join(import.meta.dirname, '..');
const turtle = join(root, 'output', 'ics.ttl');
const connections = [1, 8, 64];
const question = (name: string) => readFileSync(join(root, 'queries', 'questions', `${name}.rq`), 'utf8');

const queries: Readonly<Record<string, string>> = {
  'one thing': 'SELECT ?p ?o WHERE { <https://w3id.org/seminar-graph/ics/ics-1999> ?p ?o }',
  'editions-in-order': question('editions-in-order'),
  'quotes-behind-a-theme': question('quotes-behind-a-theme'),
  'regions-of-participants': question('regions-of-participants'),
};

const accept = { accept: 'text/csv' };
let asked = 0;
/** Makes a query unique, so that no server has it in a cache. */
function fresh(query: string): string {
  asked += 1;
  return `${query}\n# ${asked}`;
}

interface Measured {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
}

/** Sends requests for some seconds. Throws if an answer has another status or body than expected. */
async function measure(
  { endpoint, name }: BenchServer,
  query: string,
  { seconds, many, remembered }: { seconds: number; many: number; remembered: boolean },
): Promise<Measured> {
  const { pathname } = new URL(endpoint);
  const pathOf = (text: string) => `${pathname}?query=${encodeURIComponent(text)}`;
  const expected = await (await fetch(`${endpoint}?query=${encodeURIComponent(query)}`, { headers: accept })).text();
  const result = await autocannon({
    url: endpoint,
    connections: many,
    duration: seconds,
    verifyBody: (body) => String(body) === expected,
    requests: [
      {
        method: 'GET',
        headers: accept,
        setupRequest: (request) => ({ ...request, path: pathOf(remembered ? query : fresh(query)) }),
      },
    ],
  });
  const wrong = result.non2xx + result.errors + result.mismatches + result.timeouts;
  if (wrong > 0) throw new Error(`${name}: ${wrong} of ${result.requests.total} answers are wrong`);
  return { rate: result['2xx'] / result.duration, p50: result.latency.p50, p99: result.latency.p99 };
}

/** Sorts rows, because the order without ORDER BY differs between engines. */
async function sortedRows({ endpoint }: BenchServer, query: string): Promise<string> {
  const text = await (await fetch(`${endpoint}?query=${encodeURIComponent(query)}`, { headers: accept })).text();
  return text.trim().split(/\r?\n/).sort().join('\n');
}

async function compare(servers: readonly BenchServer[], seconds: number): Promise<void> {
  const [own, ...others] = servers;
  if (!own) return;
  for (const [name, query] of Object.entries(queries))
    for (const other of others)
      if ((await sortedRows(other, query)) !== (await sortedRows(own, query)))
        throw new Error(`${other.name} gives other rows than ${own.name} for ${name}`);
  console.log('| query | connections | server | requests/s | p50 ms | p99 ms | seminar-graph to it |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const [name, query] of Object.entries(queries)) {
    // Warm-up, for just-in-time compilers.
    for (const server of servers) await measure(server, query, { seconds: 4, many: 8, remembered: false });
    for (const many of connections) {
      const rows: [string, Measured][] = [];
      for (const server of servers)
        rows.push([server.name, await measure(server, query, { seconds, many, remembered: false })]);
      rows.push([`${own.name}, asked before`, await measure(own, query, { seconds, many, remembered: true })]);
      const rate = rows[0]?.[1].rate ?? 0;
      for (const [server, measured] of rows) {
        const cells = [measured.rate.toFixed(0), measured.p50, measured.p99, (rate / measured.rate).toFixed(2)];
        console.log(`| ${name} | ${many} | ${server} | ${cells.join(' | ')} |`);
      }
    }
  }
}

/** Sends many requests of all kinds, and measures memory ten times. Every answer is compared with the first. */
async function soak({ endpoint, memory }: BenchServer, requests: number): Promise<void> {
  const { pathname, origin } = new URL(endpoint);
  const asking = (query: string) => `${pathname}?query=${encodeURIComponent(query)}`;
  const kinds = await Promise.all(
    [
      () => asking(fresh(queries['one thing'] ?? '')),
      () => asking(queries['editions-in-order'] ?? ''),
      () => '/ics/ics-1999',
      () => '/ics/ics-2009.ttl',
      () => asking(fresh('SELECT * {')),
    ].map(async (path) => {
      const response = await fetch(origin + path(), { headers: accept });
      return { path, status: response.status, body: await response.text() };
    }),
  );
  let wrong = 0;
  console.log('| requests | memory MB | requests/s | p50 ms | p99 ms | wrong answers |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  console.log(`| 0 | ${memory().toFixed(0)} | | | | |`);
  for (let part = 1; part <= 10; part += 1) {
    const result = await autocannon({
      url: origin,
      connections: 64,
      amount: requests / 10,
      requests: kinds.map(({ path, status, body }) => ({
        method: 'GET' as const,
        headers: accept,
        setupRequest: (request) => ({ ...request, path: path() }),
        onResponse: (given, text) => {
          if (given !== status || text !== body) wrong += 1;
        },
      })),
    });
    wrong += result.errors + result.timeouts;
    const rate = result.requests.total / result.duration;
    const cells = [(requests / 10) * part, memory(), rate, result.latency.p50, result.latency.p99, wrong];
    console.log(`| ${cells.map((cell) => cell.toFixed(0)).join(' | ')} |`);
  }
  if (wrong > 0) throw new Error(`${wrong} answers were not the expected ones`);
}

const [mode = '5', amount = '100000'] = process.argv.slice(2);
console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}\n`);
const servers = await startServers(turtle);
try {
  for (const { name, version } of servers) console.log(`${name} ${version}`);
  console.log();
  const [own] = servers;
  if (mode === 'soak' && own) await soak(own, Number(amount));
  else await compare(servers, Number(mode));
} finally {
  for (const server of servers) await server.stop();
}
