import { createGzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { nodeFetch } from '../../src/node/http.ts';
import { defaultSizeLimit, type Fetch, send } from '../../src/sparql/http.ts';
import { findStore } from '../../src/store/find-store.ts';
import { answeringServer } from '../support/answering-server.ts';

const megabyte = Buffer.alloc(1024 * 1024, ' ');

/** A fetch whose answers never end, and how much of them was read. */
function endlessFetch(): { fetch: Fetch; read: () => number; cancelled: () => boolean } {
  let [read, cancelled] = [0, false];
  const fetch: Fetch = async () => ({
    status: 200,
    headers: new Headers(),
    body: new ReadableStream<Uint8Array>({
      pull(controller) {
        read += megabyte.length;
        controller.enqueue(megabyte);
      },
      cancel() {
        cancelled = true;
      },
    }),
  });
  return { fetch, read: () => read, cancelled: () => cancelled };
}

describe('an answer over HTTP', () => {
  it('is read up to 256 MiB and no further', async () => {
    const { fetch, read, cancelled } = endlessFetch();
    await expect(send(fetch, { url: 'http://store.example/' })).rejects.toMatchObject({
      code: 'bad-answer',
      message: 'http://store.example/: the answer has more than 268,435,456 bytes',
    });
    expect(read()).toBeLessThan(defaultSizeLimit + 4 * megabyte.length);
    expect(cancelled()).toBe(true);
  });

  it('has a size after decompression', async () => {
    const bomb = await answeringServer((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Type': 'application/sparql-results+json' });
      const gzip = createGzip();
      gzip.pipe(response);
      for (let written = 0; written < 40; written += 1) gzip.write(megabyte);
      gzip.end();
    });
    await expect(send(nodeFetch, { url: bomb, sizeLimit: 1_000_000 })).rejects.toMatchObject({ code: 'bad-answer' });
    await expect(findStore(nodeFetch, bomb)).rejects.toMatchObject({ code: 'bad-answer' });
  });

  it('of exactly the limit is whole, and characters that arrive in two parts are one', async () => {
    const server = await answeringServer(async (_, response) => {
      response.write(Buffer.from('Comité').subarray(0, -1));
      setTimeout(() => response.end(Buffer.from('Comité').subarray(-1)), 50);
    });
    expect(await send(nodeFetch, { url: server, sizeLimit: 7 })).toMatchObject({ status: 200, text: 'Comité' });
    await expect(send(nodeFetch, { url: server, sizeLimit: 6 })).rejects.toMatchObject({ code: 'bad-answer' });
  });

  it.each([
    ['that never begins', () => answeringServer(() => undefined)],
    ['that never ends', () => answeringServer((_, response) => void response.write('{'))],
  ])('%s is awaited for the time limit', async (_, start) => {
    await expect(send(nodeFetch, { url: await start(), timeLimit: 100.5 })).rejects.toMatchObject({
      code: 'store-timeout',
      hint: expect.stringContaining('--time-limit'),
    });
  });

  it('that redirects is not followed', async () => {
    const asked: unknown[] = [];
    const elsewhere = await answeringServer((request, response) => {
      asked.push(request.url);
      response.end();
    });
    const server = await answeringServer((_, response) => response.writeHead(307, { Location: elsewhere }).end('gone'));
    expect(await send(nodeFetch, { url: server })).toMatchObject({ status: 307, location: elsewhere, text: '' });
    expect(asked).toEqual([]);
  });
});
