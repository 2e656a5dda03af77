import { watch } from 'node:fs';
import { dirname } from 'node:path';
import { type FileReader, fileReader, isFolder } from '../node/files.ts';
import type { FactsOptions } from './options.ts';
import { outputClosed } from './output-errors.ts';
import { log, printFailure } from './terminal.ts';

/** Editors write a file in several steps; milliseconds of quiet after which it is taken as written. */
const quietTime = 40;

const watchedEndings = /\.(ya?ml|json|tsv|ttl|rq|txt)$/;

/**
 * Runs the command, and again whenever facts, ontology, queries or source texts change, until the program is
 * interrupted or nobody reads its messages. A failure is shown and does not end the watch: the next change may fix it.
 * @returns the exit code of the last run
 */
export async function watchFacts(
  paths: readonly string[],
  options: FactsOptions,
  command: (reader: FileReader) => Promise<number>,
): Promise<number> {
  const reader = fileReader({ remember: true });
  let exitCode = 0;
  const run = async () => {
    const start = performance.now();
    try {
      exitCode = await command(reader);
    } catch (error) {
      printFailure(error);
      exitCode = 2;
    }
    if (!options.quiet) log(`\n${Math.round(performance.now() - start)} ms; watching for changes, Ctrl+C ends\n`);
  };

  const ended = new AbortController();
  const interrupted = new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  // One run at a time: a change during a run is answered by one more after it.
  let running = run();
  let waiting: NodeJS.Timeout | undefined;
  const sources = options.source.map((option) => option.replace(/^[^=/\\]+=/, ''));
  for (const path of new Set([...paths, options.ontology, options.queries, ...sources])) {
    // Of a file its folder is watched: editors put a new file in the place of the old one.
    const recursive = await isFolder(path);
    watch(recursive ? path : dirname(path), { recursive, signal: ended.signal }, (_, name) => {
      if (name === null || !watchedEndings.test(name)) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        running = running.then(run);
      }, quietTime);
    });
  }
  await Promise.race([interrupted, outputClosed]);
  ended.abort();
  clearTimeout(waiting);
  await running;
  return exitCode;
}
