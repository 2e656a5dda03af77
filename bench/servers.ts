import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');

/** A SPARQL server of this run. */
export interface BenchServer {
  readonly name: string;
  readonly version: string;
  readonly endpoint: string;
  /** Memory of its process in megabytes (Linux). */
  readonly memory: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts `serve`, and Fuseki and Oxigraph if their programs are given. */
export async function startServers(turtle: string): Promise<BenchServer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'seminar-graph-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { FUSEKI_JAR: fuseki, OXIGRAPH: oxigraph } = process.env;
  const servers = [
    await startServer('seminar-graph', `node ${process.version}`, 'sparql', (port) => [
      process.execPath,
      join(root, 'src/cli/main.ts'),
      ...['serve', '--port', String(port)],
    ]),
  ];
  if (fuseki) {
    const version = /(\d+\.\d+\.\d+)\.jar$/.exec(fuseki)?.[1] ?? '';
    const args = ['-Xmx2G', '-jar', fuseki, '--localhost', `--file=${turtle}`];
    servers.push(
      await startServer('Fuseki', version, 'ics/sparql', (port) => ['java', ...args, `--port=${port}`, '/ics'], folder),
    );
  }
  if (oxigraph) {
    const location = join(folder, 'oxigraph');
    execFileSync(oxigraph, ['load', '--location', location, '--file', turtle], { stdio: 'ignore' });
    const version = execFileSync(oxigraph, ['--version'], { encoding: 'utf8' }).trim().replace(/^\S+ /, '');
    const args = ['serve-read-only', '--location', location, '--bind'];
    servers.push(await startServer('Oxigraph', version, 'query', (port) => [oxigraph, ...args, `127.0.0.1:${port}`]));
  }
  return servers;
}

async function startServer(
  name: string,
  version: string,
  path: string,
  commandAt: (port: number) => string[],
  cwd = root,
): Promise<BenchServer> {
  const port = await freePort();
  const [program = '', ...args] = commandAt(port);
  const child = spawn(program, args, { cwd, stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}/${path}`;
  await untilItAnswers(name, endpoint, child);
  return {
    name,
    version,
    endpoint,
    memory: () => Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}

async function untilItAnswers(name: string, endpoint: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
    const response = await fetch(`${endpoint}?query=ASK%7B%7D`).catch(() => undefined);
    if (response?.ok) return;
    await pause(200);
  }
  throw new Error(`${name} does not answer at ${endpoint}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new TypeError('a port has an address');
  return address.port;
}
