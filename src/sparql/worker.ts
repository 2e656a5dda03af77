import { parentPort, workerData } from 'node:worker_threads';
import type { QueryEngine as Engine } from '@comunica/query-sparql';
import { Parser, Store } from 'n3';
import { messageOf } from '../report/failure.ts';
import type { SparqlLimits, SparqlRequest, SparqlResponse } from './engine.ts';
import { refusalOf } from './refusal.ts';

// The side of the engine that runs in a thread of its own. Comunica takes most of a second to load, which passes while
// the other thread reads facts; and a query that does not end can be stopped only by ending its thread.

const loading: Promise<Engine> = import('@comunica/query-sparql').then(({ QueryEngine }) => new QueryEngine());
let store = new Store();
const { longestAnswer } = workerData as SparqlLimits;

/** Queries see the graph they are given and nothing else: what is not refused before it runs ends here. */
const refuseNetwork: typeof fetch = (input) =>
  Promise.reject(new Error(`queries may not use the network (${input instanceof Request ? input.url : input})`));

async function answer({ graph, add, query, mediaType }: SparqlRequest): Promise<string> {
  if (graph !== undefined) {
    if (!add) store = new Store();
    store.addQuads(new Parser().parse(graph));
  }
  if (query === undefined) return '';
  const engine = await loading;
  // A context for each: the engine changes the one it is given.
  const context = () => ({ sources: [store] as [Store], fetch: refuseNetwork });
  const refusal = refusalOf((await engine.explain(query, context(), 'parsed')).data);
  if (refusal !== undefined) throw new Error(refusal);
  const result = await engine.query(query, context());
  if (result.resultType === 'void') throw new Error('this is an update, and queries may only read');
  const media =
    mediaType ?? (result.resultType === 'quads' ? 'application/n-quads' : 'application/sparql-results+json');
  const { data } = await engine.resultToString(result, media).catch(() => {
    throw new Error(`the answer to this query (${result.resultType}) cannot be written as ${media}`);
  });
  let text = '';
  for await (const chunk of data) {
    text += String(chunk);
    if (text.length > longestAnswer)
      throw new Error(`the answer is longer than ${longestAnswer} characters: does a join between its patterns miss?`);
  }
  return text;
}

async function respond(request: SparqlRequest): Promise<void> {
  let response: SparqlResponse;
  try {
    response = { id: request.id, text: await answer(request) };
  } catch (error) {
    response = { id: request.id, error: messageOf(error) };
  }
  parentPort?.postMessage(response);
}

// One after the other: a query sees the graph that the requests before it made.
let last = Promise.resolve();
parentPort?.on('message', (request: SparqlRequest) => {
  last = last.then(() => respond(request));
});
