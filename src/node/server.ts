import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { isIP } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Failure, messageOf } from '../report/failure.ts';

/** Incomplete requests time out (408) after these milliseconds. */
const requestTimeouts = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 1_000 };

/** Milliseconds that answers under way may take once the server is told to stop. */
const shutdownTimeout = 5_000;

const maximumConnections = 1024;
const maximumHeaderBytes = 64 * 1024;

export interface RunningServer {
  /** `http://127.0.0.1:7070/` */
  readonly address: string;
  /** Answers requests from now on. */
  answer(fetch: (request: Request) => Response | Promise<Response>): void;
  /** Takes no more requests, and ends those under way. */
  close(): Promise<void>;
}

/**
 * Takes a port.
 * @param port 0 for any that is free
 * @throws Failure `cannot-listen`
 */
export async function listen(host: string, port: number): Promise<RunningServer> {
  const server = createServer({ ...requestTimeouts, maxHeaderSize: maximumHeaderBytes });
  server.maxConnections = maximumConnections;
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (error) {
    throw new Failure('cannot-listen', `cannot listen at ${host}, port ${port}: ${messageOf(error)}`, {
      cause: error,
      hint: 'another port with --port N; --port 0 takes any that is free',
    });
  }
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new TypeError('a port has an address');
  return {
    address: `http://${isIP(host) === 6 ? `[${host}]` : host}:${address.port}/`,
    answer: (fetch) =>
      void server.on('request', getRequestListener(fetch, { hostname: host, overrideGlobalObjects: false })),
    close: () => close(server),
  };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), shutdownTimeout);
  await closed;
  clearTimeout(timer);
}
