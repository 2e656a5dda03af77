import { once } from 'node:events';
import { watch } from 'node:fs';
import { dirname } from 'node:path';
import { isFolder } from './files.ts';
import { outputClosed } from './output-errors.ts';
import { log, printFailure } from './terminal.ts';

/** Milliseconds without changes before a run: editors write a file in several steps. */
const settleTime = 40;

const watchedEndings = /\.(ya?ml|json|tsv|ttl|rq|txt)$/;

/**
 * Runs a command, and again whenever facts, ontology, queries or source texts change, until it is interrupted or its
 * output is closed. A failure is printed and does not end the watch.
 * @param paths folders, files, and sources as `ID=FILE`
 * @returns the exit code of the last run
 */
export async function watchFiles(
  paths: readonly string[],
  command: () => Promise<number>,
  quiet: boolean,
): Promise<number> {
  const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), outputClosed]);
  let exitCode = 0;
  const run = async () => {
    const start = performance.now();
    exitCode = await command().catch((error: unknown) => {
      printFailure(error);
      return 2;
    });
    if (!quiet) log(`\n${Math.round(performance.now() - start)} ms; watching for changes, Ctrl+C ends\n`);
  };
  const stop = new AbortController();
  let running = run();
  let waiting: NodeJS.Timeout | undefined;
  for (const path of new Set(paths.map((one) => one.replace(/^[^=/\\]+=/, '')))) {
    // For a file, its folder is watched, because editors replace files by new ones.
    const recursive = await isFolder(path);
    watch(recursive ? path : dirname(path), { recursive, signal: stop.signal }, (_, name) => {
      if (name === null || !watchedEndings.test(name)) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        running = running.then(run);
      }, settleTime);
    });
  }
  await ended;
  stop.abort();
  clearTimeout(waiting);
  await running;
  return exitCode;
}
