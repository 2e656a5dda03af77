import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { getRequestListener } from '@hono/node-server';
import { readBuilt } from '../node/built.ts';
import { EnginePool } from '../node/engine-pool.ts';
import { readOntologyFolder } from '../node/files.ts';
import { bundledOntology } from '../node/package-folder.ts';
import { siteOf } from '../pages/site.ts';
import { counted } from '../report/counts.ts';
import { Failure, messageOf } from '../report/failure.ts';
import { serveApp } from '../serve/app.ts';
import { log, printFailure } from './terminal.ts';

export interface ServeCommandOptions {
  readonly out: string;
  readonly host: string;
  readonly port: number;
  readonly timeLimit: number;
}

/** Queries that may wait for one of the engines. */
const queue = 256;

/** Characters that one answer may have, and that all answers remembered may have together. */
const answerSize = 16 * 1024 * 1024;
const memory = answerSize;

/** Megabytes that the thread of one engine may fill; a query that wants more is given up. */
const engineMemory = 1024;

/** Half a request is no request: what has not come within these milliseconds ends with 408. */
const patience = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 1_000 };

/** Milliseconds that answers under way have to end once the server is told to stop. */
const farewell = 5_000;

/**
 * Serves what `build` wrote until it is told to stop (SIGINT, SIGTERM).
 * @returns the exit code: 0
 */
export async function serve({ out, host, port, timeLimit }: ServeCommandOptions): Promise<number> {
  // Listened for from here on: who stops it while it loads gets a clean end too.
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const built = await readBuilt(out);
  const { profile } = await readOntologyFolder(bundledOntology);
  const site = siteOf(built, profile);
  const server = createServer({ ...patience, maxHeaderSize: 64 * 1024 });
  server.maxConnections = 1024;
  // Before the engines load: a port that is taken is told at once.
  const address = await listen(server, host, port);
  const starting = EnginePool.start(built.map(({ text }) => text).join('\n'), {
    size: Math.min(availableParallelism(), 8),
    queue,
    timeLimit: timeLimit * 1000,
    memoryLimit: engineMemory,
    longestAnswer: answerSize,
  });
  const app = serveApp(site, async (question) => (await starting).ask(question), {
    memory,
    report: printFailure,
  });
  server.on('request', getRequestListener(app.fetch, { hostname: host, overrideGlobalObjects: false }));
  try {
    await Promise.race([starting, stopped]);
    log(`${site.series.map(({ name }) => name).join(', ')}: ${counted(site.graph.size, 'triple')} at ${address}`);
    log(`  SPARQL 1.1 at ${address}sparql; stop with Ctrl+C`);
    await stopped;
  } finally {
    await close(server);
    await starting.then((pool) => pool.close()).catch(() => undefined);
  }
  return 0;
}

/** Takes the port, and returns the address to ask at. */
async function listen(server: Server, host: string, port: number): Promise<string> {
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (error) {
    throw new Failure('cannot-listen', `cannot listen at ${host}, port ${port}: ${messageOf(error)}`, {
      cause: error,
      hint: 'another port with --port N; --port 0 takes any that is free',
    });
  }
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new TypeError('a port has an address');
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${address.port}/`;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), farewell);
  await closed;
  clearTimeout(timer);
}
