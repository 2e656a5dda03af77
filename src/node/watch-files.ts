import { watch } from 'node:fs';
import { dirname } from 'node:path';
import { isFolder } from './files.ts';

/** Editors write a file in several steps; milliseconds of quiet after which it counts as written. */
const quietTime = 40;

const watchedEndings = /\.(ya?ml|json|tsv|ttl|rq|txt)$/;

/**
 * Calls `run` at once, and again whenever facts, ontology, queries or source texts change; one run at a time, a change
 * during a run leads to one more after it.
 * @param paths folders, files, and sources as `ID=FILE`
 * @param ended when to stop
 */
export async function watchFiles(
  paths: readonly string[],
  run: () => Promise<void>,
  ended: Promise<unknown>,
): Promise<void> {
  const stop = new AbortController();
  let running = run();
  let waiting: NodeJS.Timeout | undefined;
  for (const path of new Set(paths.map((one) => one.replace(/^[^=/\\]+=/, '')))) {
    // Of a file its folder is watched: editors put a new file in the place of the old one.
    const recursive = await isFolder(path);
    watch(recursive ? path : dirname(path), { recursive, signal: stop.signal }, (_, name) => {
      if (name === null || !watchedEndings.test(name)) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        running = running.then(run);
      }, quietTime);
    });
  }
  await ended;
  stop.abort();
  clearTimeout(waiting);
  await running;
}
