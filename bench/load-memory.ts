import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StreamParser } from 'n3';
import { withCredentials } from '../src/store/credentials.ts';
import { findStore, findUpdate, findUpload } from '../src/store/find-store.ts';
import { loadGraphs } from '../src/store/load-graphs.ts';

// Measures the time and memory of `load`: a generated N-Quads file of any size passes through the client (reading, checking,
// splitting, sending, counting). Without an endpoint, the server only counts, so that the client alone is measured.
//
//   node bench/load-memory.ts [quads] [endpoint]

const quads = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'seminar-graph-'));
const file = join(folder, 'generated.nq');

async function generate(): Promise<void> {
  const out = createWriteStream(file);
  for (let start = 0; start < quads; start += 10_000) {
    const lines: string[] = [];
    for (let number = start; number < Math.min(quads, start + 10_000); number += 1) {
      const name = String(number).padStart(9, '0');
      lines.push(
        `<https://example.org/session/${name}> <http://schema.org/name> "Session ${name} of a series of meetings" <https://example.org/graph/${number % 10}> .\n`,
      );
    }
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** A server that accepts everything, and answers counts with the number of lines per graph. */
async function countingServer(): Promise<string> {
  const counts = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('latin1');
    const isQuery = request.headers['content-type'] === 'application/x-www-form-urlencoded';
    if (isQuery !== (request.url === '/query')) {
      response.writeHead(404).end();
      return;
    }
    if (!isQuery) {
      for (const [, graph = ''] of body.matchAll(/ <([^>]*)> \.$/gm)) counts.set(graph, (counts.get(graph) ?? 0) + 1);
      response.writeHead(204).end();
      return;
    }
    const query = new URLSearchParams(body).get('query') ?? '';
    const names = [...(/VALUES \?g \{(.*?)\}/.exec(query)?.[1]?.matchAll(/<([^>]*)>/g) ?? [])].map(
      ([, name = '']) => name,
    );
    // After the replacement, the counts of the temporary graphs, in the same order.
    const staged = [...counts.values()];
    const bindings = names.map((name, index) => ({
      g: { type: 'uri', value: name },
      n: { type: 'literal', value: String(counts.get(name) ?? staged[index] ?? 0) },
    }));
    response.writeHead(200, { 'content-type': 'application/sparql-results+json' });
    response.end(JSON.stringify({ head: { vars: ['g', 'n'] }, results: { bindings } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

await generate();
const endpoint = process.argv[3] ?? (await countingServer());
const { SEMINAR_GRAPH_USER: user, SEMINAR_GRAPH_PASSWORD: password } = process.env;
const as = withCredentials((url, init) => fetch(url, init), { user, password }, new URL(endpoint).origin);
const found = await findStore(as, endpoint);
const update = await findUpdate(as, found, {});
const upload = await findUpload(as, found, update, {}, 'urn:x-seminar-graph:staging:test');

console.log(`${quads} quads, ${Math.round(statSync(file).size / 1e6)} MB; ${found.product ?? 'counting server'}`);
let peak = 0;
let next = quads / 10;
const start = performance.now();
const loaded = await loadGraphs(
  as,
  { ...found, update, upload },
  {
    quads: () => createReadStream(file).pipe(new StreamParser({ format: 'application/n-quads' })),
    onProgress: (sent) => {
      const memory = process.memoryUsage.rss() / 1e6;
      peak = Math.max(peak, memory);
      if (sent < next) return;
      next += quads / 10;
      const seconds = (performance.now() - start) / 1000;
      console.log(`${sent} quads, ${Math.round(sent / seconds)} quads/s, ${Math.round(memory)} MB`);
    },
  },
);
const seconds = (performance.now() - start) / 1000;
const held = [...loaded.graphs.values()].reduce((sum, count) => sum + count, 0);
console.log(`${held} triples counted; ${Math.round(seconds)} s in total, peak ${Math.round(peak)} MB`);
rmSync(folder, { recursive: true });
