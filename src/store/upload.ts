import { type Fetch, type HttpRequest, send } from '../sparql/http.ts';
import type { Chunk } from './chunks.ts';
import { graphAddress, type UploadWay } from './find-store.ts';
import { isDone, refusal } from './store-answer.ts';

/** Virtuoso compiles each update and rejects long ones. */
const triplesPerUpdate = 500;

/** Uploads a chunk, each graph under the name that `nameOf` gives it. Repeating an upload changes nothing. */
export async function upload(
  fetch: Fetch,
  way: UploadWay,
  { lines }: Chunk,
  nameOf: (graph: string) => string,
  timeLimit: number,
): Promise<void> {
  for (const request of requestsFor(way, lines, nameOf)) {
    const answer = await send(fetch, { ...request, timeLimit });
    if (!isDone(answer)) throw refusal(answer);
  }
}

function* requestsFor(
  way: UploadWay,
  lines: Chunk['lines'],
  nameOf: (graph: string) => string,
): Generator<HttpRequest> {
  if (way.kind === 'quads') {
    const body = [...lines].map(([graph, triples]) => inGraph(triples, nameOf(graph))).join('');
    yield { url: way.address, body, contentType: 'application/n-quads' };
    return;
  }
  for (const [graph, triples] of lines) {
    const name = nameOf(graph);
    if (way.kind === 'graph')
      yield { url: graphAddress(way.address, name), body: triples.join(''), contentType: 'application/n-triples' };
    else
      for (let start = 0; start < triples.length; start += triplesPerUpdate) {
        const some = triples.slice(start, start + triplesPerUpdate).join('');
        const body = `INSERT DATA { GRAPH <${name}> {\n${some}} }`;
        yield { url: way.address, body, contentType: 'application/sparql-update' };
      }
  }
}

/** N-Triples lines as N-Quads lines. */
function inGraph(triples: readonly string[], name: string): string {
  const end = ` <${name}> .\n`;
  return triples.map((line) => line.slice(0, -' .\n'.length) + end).join('');
}
