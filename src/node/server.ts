import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { isIP } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Failure, messageOf } from '../report/failure.ts';
import { systemCode } from './system-errors.ts';

/** Incomplete requests time out (408) after these milliseconds. */
const requestTimeouts = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 1_000 };

/** Milliseconds for unfinished answers when the server stops. */
const shutdownTimeout = 5_000;

const maximumConnections = 1024;
const maximumHeaderBytes = 64 * 1024;

interface RunningServer {
  /** `http://127.0.0.1:7070/` */
  readonly address: string;
  /** Answers requests from now on. */
  answer(fetch: (request: Request) => Response | Promise<Response>): void;
  /** Rejects new requests, and ends unfinished ones after a timeout. */
  close(): Promise<void>;
}

/**
 * Opens a port.
 * @param port 0 for any free port
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
      hint: systemCode(error) === 'ENOTFOUND' ? 'use another --host' : 'use another --port; 0 is any free port',
    });
  }
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new TypeError('a port has an address');
  return {
    address: `http://${isIP(host) === 6 ? `[${host}]` : host}:${address.port}/`,
    answer: (fetch) =>
      void server.on(
        'request',
        getRequestListener((request) => fetch(standardRequest(request)), {
          hostname: host,
          overrideGlobalObjects: false,
        }),
      ),
    close: () => close(server),
  };
}

/** The requests of @hono/node-server cannot be copied, which the limit of bodies does if they have no Content-Length. */
function standardRequest(request: Request): Request {
  if (request.method === 'GET' || request.method === 'HEAD') return request;
  const { method, headers, body, signal } = request;
  return new Request(request.url, { method, headers, body, signal, duplex: 'half' });
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), shutdownTimeout);
  await closed;
  clearTimeout(timer);
}
