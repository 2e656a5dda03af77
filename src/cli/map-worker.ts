import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Chunk } from '../bulk/map-chunk.ts';
import { type MapperOptions, ownMapper } from './map-pool.ts';

// Maps the chunks that it is sent, one after the other, and answers each on the port that came with it.

const mapper = ownMapper(workerData as MapperOptions);
let before = Promise.resolve();

parentPort?.on('message', ({ chunk, port }: { chunk: Chunk; port: MessagePort }) => {
  before = before.then(async () => {
    try {
      const mapped = await (await mapper).map(chunk);
      const bytes = new Uint8Array(mapped.bytes);
      port.postMessage({ ...mapped, bytes }, [bytes.buffer]);
    } catch (error) {
      port.postMessage(error);
    }
    port.close();
  });
});
