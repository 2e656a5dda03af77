import type { Quad } from '@rdfjs/types';
import { webAddress } from '../node/http.ts';
import { ProgressLine } from '../node/progress-line.ts';
import { type QuadFile, quadFiles } from '../node/read-quads.ts';
import { storeAt } from '../node/store.ts';
import { counted } from '../report/counts.ts';
import { chunksOf, type GraphTally, requireGraphIri } from '../store/chunks.ts';
import { findStore, findUpdate, findUpload, type WritableStore } from '../store/find-store.ts';
import { loadGraphs } from '../store/load-graphs.ts';
import { stagingNames } from '../store/staging.ts';
import { defaults } from './options.ts';
import { log } from './terminal.ts';

export interface LoadCommandOptions {
  readonly out: string;
  readonly graph?: string;
  readonly update?: string;
  readonly graphStore?: string;
  readonly allowMerged: boolean;
  /** Seconds. */
  readonly timeLimit: number;
  readonly dryRun: boolean;
  readonly quiet: boolean;
}

/**
 * Loads files, or what `build` wrote, into a triple store, in place of what it held under the same names.
 * @returns the exit code: 0
 */
export async function load([endpoint = '', ...names]: readonly string[], options: LoadCommandOptions): Promise<number> {
  if (options.graph !== undefined) requireGraphIri(options.graph);
  for (const address of [options.update, options.graphStore]) if (address !== undefined) webAddress(address);
  const files = await quadFiles(names, options.out);
  const fetch = storeAt(endpoint);
  const found = await findStore(fetch, endpoint, Math.min(options.timeLimit, defaults.timeLimit) * 1000);
  const update = await findUpdate(fetch, found, options);
  if (options.dryRun) {
    log(await plan(found.query, update, files, options));
    return 0;
  }
  const upload = await findUpload(fetch, found, update, options, stagingNames()('test'));
  const store: WritableStore = { ...found, update, upload };
  const ways = { quads: 'Graph Store Protocol, quads', graph: 'Graph Store Protocol', update: 'SPARQL Update' };
  if (!options.quiet) log(`${store.product ?? 'a store'} at ${store.query}, loading by ${ways[upload.kind]}`);

  const progress = new ProgressLine(process.stderr, options.quiet);
  const size = files.reduce((sum, file) => sum + file.bytes, 0);
  let [start, bytes] = [performance.now(), 0];
  try {
    const { graphs, gone, merged } = await loadGraphs(fetch, store, {
      quads: () => {
        [start, bytes] = [performance.now(), 0];
        return allQuads(files, (read) => {
          bytes += read;
        });
      },
      graph: options.graph,
      allowMerged: options.allowMerged,
      timeLimit: options.timeLimit * 1000,
      // Graphs of single sources mean nothing where all goes into one.
      owned: options.graph === undefined ? files.flatMap(({ owned }) => owned ?? []) : [],
      onProgress: (count) => progress.show({ start, count, unit: 'quads', bytes, size }),
      onRetry: ({ message }) => {
        progress.clear();
        log(`${message}; trying again`);
      },
    });
    progress.clear();
    if (!options.quiet) {
      const total = [...graphs.values()].reduce((sum, count) => sum + count, 0);
      const rate = Math.round((1000 * total) / (performance.now() - start)).toLocaleString('en');
      log(`${counted(total, 'triple')} in ${counted(graphs.size, 'graph')}, counted in the store (${rate} quads/s)`);
      if (gone.length > 0) log(`${counted(gone.length, 'graph')} of sources that are no more, taken away`);
      if (merged > 0) log(`${counted(merged, 'quad')} came twice, or are the same for the store`);
    }
  } finally {
    progress.clear();
  }
  return 0;
}

async function* allQuads(files: readonly QuadFile[], onBytes: (bytes: number) => void): AsyncGenerator<Quad> {
  for (const file of files) yield* file.quads(onBytes);
}

async function plan(
  query: string,
  update: string,
  files: readonly QuadFile[],
  { graph }: LoadCommandOptions,
): Promise<string> {
  const tally = new Map<string, GraphTally>();
  const quads = allQuads(files, () => {});
  for await (const _ of chunksOf(quads, tally, { graph, size: 1_000_000 }));
  return [
    `queries at ${query}, updates at ${update}`,
    `would replace ${counted(tally.size, 'graph')}; nothing was sent`,
    ...[...tally].map(([name, { quads: count }]) => `${String(count).padStart(10)}  ${name}`),
  ].join('\n');
}
