import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { seriesGraphOf } from '../graph/series-graph.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import { Failure } from '../report/failure.ts';
import { type Chunk, type ChunkCheck, mapChunk } from '../stream/map-chunk.ts';
import { TextBuffer } from '../stream/text-buffer.ts';
import { readOntologyFolder, readQueryFolder } from './files.ts';
import type { Failed, MapperAnswer, MapperOptions } from './map-pool.ts';

const options = workerData as MapperOptions;
const output = new TextBuffer();
const ready = prepare();
let before = ready.then(
  () => {},
  // The first chunk reports the error.
  () => {},
);

parentPort?.on('message', (chunk: Chunk) => {
  before = before.then(async () => {
    try {
      const { ontology, check } = await ready;
      const mapped = await mapChunk(chunk, ontology, options, output, check);
      parentPort?.postMessage({ mapped } satisfies MapperAnswer, [mapped.bytes.buffer]);
    } catch (error) {
      parentPort?.postMessage({ failed: failedOf(error) } satisfies MapperAnswer);
    }
  });
});

async function prepare(): Promise<{ ontology: Ontology; check?: ChunkCheck }> {
  const ontology = await readOntologyFolder(options.ontology);
  return options.check ? { ontology, check: await chunkCheckOf(ontology) } : { ontology };
}

/** Checks series as `check` does, except for quotations. */
async function chunkCheckOf(ontology: Ontology): Promise<ChunkCheck> {
  // These modules are loaded only if needed.
  const [{ inferGraph }, { checkGraph }, { SparqlEngine }, rules, checks] = await Promise.all([
    import('../series/infer-series.ts'),
    import('../series/check-series.ts'),
    import('./sparql-engine.ts'),
    readQueryFolder(join(options.queries, 'infer')),
    readQueryFolder(join(options.queries, 'checks')),
  ]);
  const engine = new SparqlEngine({ timeLimit: options.timeLimit * 1000 });
  return async (all) => {
    const graph = await inferGraph(seriesGraphOf(all, ontology.profile.prefixes), rules, engine);
    return checkGraph(graph, { ontology, checks }, engine);
  };
}

function failedOf(error: unknown): Failed {
  if (error instanceof Failure) return { code: error.code, message: error.message, hint: error.hint };
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
