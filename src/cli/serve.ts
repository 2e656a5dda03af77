import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { readBuilt } from '../node/built.ts';
import { EnginePool } from '../node/engine-pool.ts';
import { bundledOntology } from '../node/package-folder.ts';
import { listen } from '../node/server.ts';
import { siteOf } from '../pages/site.ts';
import { counted } from '../report/counts.ts';
import { serveApp } from '../serve/app.ts';
import type { CommandContext } from './command.ts';
import { log, printFailure } from './terminal.ts';

export interface ServeOptions {
  readonly out: string;
  readonly host: string;
  readonly port: number;
  /** Seconds. */
  readonly timeLimit: number;
}

/** Characters that one answer may have, and that all answers remembered may have together. */
const answerSize = 16 * 1024 * 1024;

/** At most 8 engines; each may fill a gigabyte, and a query that wants more is aborted. */
const engines = { size: Math.min(availableParallelism(), 8), queue: 256, memoryLimit: 1024, longestAnswer: answerSize };

/**
 * Serves what `build` wrote until it is told to stop (SIGINT, SIGTERM).
 * @returns the exit code: 0
 */
export async function serve(
  _: readonly string[],
  { out, host, port, timeLimit }: ServeOptions,
  { reader }: CommandContext,
): Promise<number> {
  // From here on: a stop while it loads is a clean end too.
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const [built, { profile }] = await Promise.all([readBuilt(out), reader.ontology(bundledOntology)]);
  const site = siteOf(built, profile);
  // Before the engines load: a port that is taken is reported at once.
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
