import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Store } from 'oxigraph';
import { onTestFinished } from 'vitest';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers a request in place of the store; returns false to let the store answer. */
export type Misbehaviour = (request: Received, response: ServerResponse, number: number) => boolean;

/** A server on a port of its own for one test; returns its address. */
export async function serve(handle: (request: Received, response: ServerResponse) => void): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    handle({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body }, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

/** A small store at /query, /update and /store (quads only), over an engine no one here wrote. */
export async function storeDouble(misbehave: Misbehaviour = () => false) {
  const data = new Store();
  const received: Received[] = [];
  const address = await serve((request, response) => {
    received.push(request);
    if (misbehave(request, response, received.length)) return;
    try {
      answer(data, request, response);
    } catch (error) {
      response.writeHead(400, { 'content-type': 'text/plain' }).end(String(error));
    }
  });
  return { address, data, received };
}

function answer(data: Store, { method, path, headers, body }: Received, response: ServerResponse): void {
  const type = headers['content-type'] ?? '';
  if (method === 'POST' && path === '/query') {
    const form = new URLSearchParams(body);
    const result: unknown = data.query(form.get('query') ?? '', {
      results_format: headers.accept === 'text/csv' ? 'csv' : 'json',
      use_default_graph_as_union: form.has('union-default-graph'),
    });
    const wanted = headers.accept ?? '';
    response.writeHead(200, { 'content-type': wanted, server: 'Double' }).end(String(result));
  } else if (method === 'POST' && path === '/update' && type === 'application/sparql-update') {
    data.update(body);
    response.writeHead(204).end();
  } else if (method === 'POST' && path === '/store' && type === 'application/n-quads') {
    data.load(body, { format: 'application/n-quads' });
    response.writeHead(204).end();
  } else response.writeHead(404, { 'content-type': 'text/plain' }).end('no such thing here');
}
