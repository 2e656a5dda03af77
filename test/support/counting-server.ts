import { createServer } from 'node:http';
import { afterAll } from 'vitest';

/** A server on this machine that answers nothing of use, and counts who connects to it. */
export async function countingServer(): Promise<{ readonly address: string; readonly connections: () => number }> {
  let connections = 0;
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.close());
  const at = server.address();
  if (at === null || typeof at === 'string') throw new TypeError('a server has a port');
  return { address: `http://127.0.0.1:${at.port}`, connections: () => connections };
}
