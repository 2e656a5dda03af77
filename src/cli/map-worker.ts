import { parentPort, workerData } from 'node:worker_threads';
import { type Chunk, mapChunk, type SeriesCheck, TextBuffer } from '../bulk/map-chunk.ts';
import { seriesGraphOf } from '../graph/series-quads.ts';
import { unruledConflicts } from '../graph/settle-statements.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import { seriesPrefixes } from '../ontology/shorten.ts';
import { Failure } from '../report/failure.ts';
import { readOntologyFolder } from './files.ts';
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
      const bytes = new Uint8Array(mapped.bytes);
      parentPort?.postMessage({ mapped: { ...mapped, bytes } } satisfies MapperAnswer, [bytes.buffer]);
    } catch (error) {
      parentPort?.postMessage({ failed: failedOf(error) } satisfies MapperAnswer);
    }
  });
});

async function prepare(): Promise<{ ontology: Ontology; check?: SeriesCheck }> {
  const ontology = await readOntologyFolder(options.ontology);
  return options.check ? { ontology, check: await seriesCheckOf(ontology) } : { ontology };
}

/** What `check` finds in a series by itself: shapes, and conflicts that nothing decides. */
async function seriesCheckOf({ dataset, profile }: Ontology): Promise<SeriesCheck> {
  // Loaded only where it is wanted.
  const { validateShapes } = await import('../check/validate-shapes.ts');
  return async (settled) => {
    const prefixes = new Map([...profile.prefixes, ...seriesPrefixes(settled.namespace)]);
    return [
      ...unruledConflicts(settled),
      ...(await validateShapes(seriesGraphOf(settled), dataset, { ...profile, prefixes })),
    ];
  };
}

function failedOf(error: unknown): Failed {
  if (error instanceof Failure) return { code: error.code, message: error.message };
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
