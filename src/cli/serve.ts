import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { readBuilt } from '../node/built.ts';
import { EnginePool } from '../node/engine-pool.ts';
import { bundledOntology } from '../node/package-folder.ts';
import { listen } from '../node/server.ts';
import { log, printFailure } from '../node/terminal.ts';
import { siteOf } from '../pages/site.ts';
import { counted } from '../report/counts.ts';
import { serveApp } from '../serve/app.ts';
import type { CommandContext } from './command.ts';

export interface ServeOptions {
  readonly out: string;
  readonly host: string;
  readonly port: number;
  /** Seconds. */
  readonly timeLimit: number;
}

/** Characters of one answer, and of all cached answers together. */
const answerSize = 16 * 1024 * 1024;

/** At most 8 engines. A query that needs more memory (in megabytes) is aborted. */
const engines = { size: Math.min(availableParallelism(), 8), queue: 256, memoryLimit: 1024, longestAnswer: answerSize };

/**
 * Serves the output of `build` until SIGINT or SIGTERM.
 * @returns the exit code: 0
 */
export async function serve(
  _: readonly string[],
  { out, host, port, timeLimit }: ServeOptions,
  { reader }: CommandContext,
): Promise<number> {
  // Handled from here on, so that a signal during loading is a clean end too.
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const [built, { profile }] = await Promise.all([readBuilt(out), reader.ontology(bundledOntology)]);
  const site = siteOf(built, profile);
  // Before the engines load, so that a used port is reported at once.
  const server = await listen(host, port);
  const graph = built.map(({ text }) => text).join('\n');
  const starting = EnginePool.start(graph, { ...engines, timeLimit: timeLimit * 1000 });
  const ask = async (...asked: Parameters<EnginePool['ask']>) => (await starting).ask(...asked);
  server.answer(serveApp(site, ask, { memory: answerSize, report: printFailure }).fetch);
  try {
    await Promise.race([starting, stopped]);
    const names = site.series.map(({ name }) => name).join(', ');
    log(`${names}: ${counted(site.graph.size, 'triple')} at ${server.address}`);
    log(`  SPARQL 1.1 at ${server.address}sparql; stop with Ctrl+C`);
    await stopped;
  } finally {
    await server.close();
    await starting.then((pool) => pool.close()).catch(() => undefined);
  }
  return 0;
}
