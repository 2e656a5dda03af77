import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { graphOf } from '../graph/series-quads.ts';
import { unruledConflicts } from '../graph/settle-statements.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import { shortenerOf } from '../rdf/prefixes.ts';
import { Failure } from '../report/failure.ts';
import { type Chunk, type ChunkCheck, mapChunk, TextBuffer } from '../stream/map-chunk.ts';
import { readOntologyFolder, readQueryFolder } from './files.ts';
import type { Failed, MapperAnswer, MapperOptions } from './map-pool.ts';

// Maps the chunks that it is sent, one after the other.

const options = workerData as MapperOptions;
const output = new TextBuffer();
const ready = prepare();
let before = ready.then(
  () => {},
  // Answered with the first chunk.
  () => {},
);

parentPort?.on('message', (chunk: Chunk) => {
  before = before.then(async () => {
    try {
      const { ontology, check } = await ready;
      const mapped = await mapChunk(chunk, ontology.profile, options, output, check);
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

/** What `check` finds in series that were mapped: conflicts that nothing decides, shapes, and queries with all that rules add. */
async function chunkCheckOf(ontology: Ontology): Promise<ChunkCheck> {
  // Loaded only where it is wanted.
  const [{ inferAndValidate }, { runChecks }, { SparqlEngine }, rules, checks] = await Promise.all([
    import('../series/infer-and-validate.ts'),
    import('../check/run-checks.ts'),
    import('./sparql-engine.ts'),
    readQueryFolder(join(options.queries, 'infer')),
    readQueryFolder(join(options.queries, 'checks')),
  ]);
  const engine = new SparqlEngine({ timeLimit: options.timeLimit * 1000 });
  return async (all) => {
    const graph = graphOf(all);
    const short = shortenerOf(
      ontology.profile.prefixes,
      all.map(({ namespace }) => namespace),
    );
    return [
      ...all.flatMap(unruledConflicts),
      ...(await inferAndValidate(graph, { ontology, rules }, engine, short)),
      ...(await runChecks(checks, engine, graph.trace, short)),
    ];
  };
}

function failedOf(error: unknown): Failed {
  if (error instanceof Failure) return { code: error.code, message: error.message, hint: error.hint };
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
