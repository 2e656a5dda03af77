import type { Quad } from '@rdfjs/types';
import { webAddress } from '../node/http.ts';
import { ProgressLine } from '../node/progress-line.ts';
import { type QuadFile, quadFiles } from '../node/read-quads.ts';
import { storeAt } from '../node/store.ts';
import { log } from '../node/terminal.ts';
import { counted } from '../report/counts.ts';
import { countByGraph, requireGraphIri } from '../store/chunks.ts';
import { findStore, findUpdate, findUpload } from '../store/find-store.ts';
import { loadGraphs } from '../store/load-graphs.ts';
import { stagingNames } from '../store/staging.ts';
import { defaults } from './options.ts';

interface LoadOptions {
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

const protocols = { quads: 'Graph Store Protocol, quads', graph: 'Graph Store Protocol', update: 'SPARQL Update' };

/**
 * Loads files, or the output of `build`, into a triple store, where they replace graphs with the same names.
 * @returns the exit code: 0
 */
export async function load([endpoint = '', ...names]: readonly string[], options: LoadOptions): Promise<number> {
  const { graph, allowMerged, quiet } = options;
  if (graph !== undefined) requireGraphIri(graph);
  for (const address of [options.update, options.graphStore]) if (address !== undefined) webAddress(address);
  const files = await quadFiles(names, options.out);
  const fetch = storeAt(endpoint);
  const found = await findStore(fetch, endpoint, Math.min(options.timeLimit, defaults.timeLimit) * 1000);
  const update = await findUpdate(fetch, found, options);
  if (options.dryRun) {
    const counts = await countByGraph(quadsOf(files), graph);
    log(`queries at ${found.query}, updates at ${update}`);
    log(`would replace ${counted(counts.size, 'graph')}; no data was sent`);
    for (const [name, count] of counts) log(`${String(count).padStart(10)}  ${name}`);
    return 0;
  }
  const upload = await findUpload(fetch, found, update, options, stagingNames()('test'));
  if (!quiet) log(`${found.product ?? 'a store'} at ${found.query}, loading by ${protocols[upload.kind]}`);

  const progress = new ProgressLine(process.stderr, quiet);
  const size = files.reduce((sum, file) => sum + file.bytes, 0);
  let [start, bytes] = [performance.now(), 0];
  try {
    const { graphs, gone, merged } = await loadGraphs(
      fetch,
      { ...found, update, upload },
      {
        quads: () => {
          [start, bytes] = [performance.now(), 0];
          return quadsOf(files, (read) => {
            bytes += read;
          });
        },
        graph,
        allowMerged,
        timeLimit: options.timeLimit * 1000,
        // With --graph, there are no graphs of single sources to remove.
        owned: graph === undefined ? files.flatMap(({ owned }) => owned ?? []) : [],
        onProgress: (count) => progress.show({ start, count, unit: 'quads', bytes, size }),
        onRetry: ({ message }) => {
          progress.clear();
          log(`${message}; retrying`);
        },
      },
    );
    progress.clear();
    if (quiet) return 0;
    const total = [...graphs.values()].reduce((sum, count) => sum + count, 0);
    const rate = Math.round((1000 * total) / (performance.now() - start)).toLocaleString('en');
    log(`${counted(total, 'triple')} in ${counted(graphs.size, 'graph')}, counted in the store (${rate} quads/s)`);
    if (gone.length > 0) log(`removed ${counted(gone.length, 'graph')} of former sources`);
    if (merged > 0) log(`${counted(merged, 'quad')} were repeated, or merged by the store`);
    return 0;
  } finally {
    progress.clear();
  }
}

async function* quadsOf(files: readonly QuadFile[], onBytes = (_: number) => {}): AsyncGenerator<Quad> {
  for (const file of files) yield* file.quads(onBytes);
}
