import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Server, sendBytes, startServer } from '../support/server.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop('SIGTERM'));

describe('serve', () => {
  it('ends half a request after ten seconds', async () => {
    expect(await sendBytes(server, 'GET /sparql HTTP/1.1\r\nHost: localhost\r\nX-Half: ')).toMatch(/^HTTP\/1.1 408 /);
  });

  it('stops cleanly at SIGINT, although a request is only half there', async () => {
    const half = sendBytes(server, 'GET /sparql HTTP/1.1\r\nHost: localhost\r\nX-Half: ').catch(() => undefined);
    expect(await server.stop('SIGINT')).toBe(0);
    await half;
  });
});
