import { Failure } from '../report/failure.ts';
import { type Fetch, type HttpAnswer, send } from '../sparql/http.ts';
import { isDone, refusal } from './store-answer.ts';

/**
 * How to upload triples: quads by the Graph Store Protocol; one graph at a time by that protocol; or by INSERT DATA
 * (SPARQL Update).
 */
export interface UploadWay {
  readonly kind: 'quads' | 'graph' | 'update';
  readonly address: string;
}

interface FoundStore {
  /** From the header Server, such as Oxigraph/0.5.13. */
  readonly product: string | undefined;
  /** Address for queries. */
  readonly query: string;
}

export interface WritableStore extends FoundStore {
  /** Address for updates. */
  readonly update: string;
  readonly upload: UploadWay;
}

/** Addresses for stores where probing does not find them. */
interface Addresses {
  readonly update?: string | undefined;
  readonly graphStore?: string | undefined;
}

// Paths to probe, relative to the address for queries: `x` is below it, `../x` beside it.
const queryPlaces = ['', 'query', 'sparql'];
const updatePlaces = ['', '../update', 'update', '../statements', 'statements', '../sparql-auth'];
const quadsPlaces = ['', '../data', '../store', 'data', 'store', '../statements', 'statements'];
const graphPlaces = ['', ...quadsPlaces, '../sparql-graph-crud-auth', '../sparql-graph-crud', 'rdf-graphs/service'];

/** Bytes: the address may have a large web page instead. */
const probeSize = 16 * 1024 * 1024;

/**
 * Finds the address for queries of a store (SPARQL 1.1 Protocol), by sending `ASK {}`.
 * @param endpoint any address of the store
 * @param timeLimit milliseconds to wait for each answer
 * @throws Failure `no-sparql-store` if no address answers SPARQL; `unauthorized`, `forbidden`, `store-busy`,
 * `store-moved`, `unreachable`, …
 * @example
 * const found = await findStore(fetch, 'http://localhost:8890/sparql');
 */
export async function findStore(fetch: Fetch, endpoint: string, timeLimit?: number): Promise<FoundStore> {
  let first: HttpAnswer | undefined;
  for (const url of placesNear(endpoint, queryPlaces)) {
    const answer = await send(fetch, {
      url,
      body: new URLSearchParams({ query: 'ASK {}' }).toString(),
      contentType: 'application/x-www-form-urlencoded',
      accept: 'application/sparql-results+json',
      timeLimit,
      sizeLimit: probeSize,
    });
    if (isDone(answer) && /json$/.test(answer.mediaType) && /"head"/.test(answer.text))
      return { product: answer.server, query: url };
    first ??= answer;
  }
  const failure = first !== undefined && ![404, 405].includes(first.status) ? refusal(first) : undefined;
  if (first && failure && (failure.code !== 'store-refused' || first.status >= 500)) throw failure;
  const what = first?.mediaType === 'text/html' ? 'a web page' : first?.mediaType || 'no media type';
  throw new Failure('no-sparql-store', `${endpoint} does not answer SPARQL queries (${first?.status}, ${what})`, {
    hint: 'examples: http://localhost:8890/sparql (Virtuoso), http://localhost:3030/dataset (Fuseki), http://localhost:7878 (Oxigraph)',
  });
}

/**
 * Finds the address for SPARQL 1.1 Update, by sending `INSERT DATA {}`.
 * @param addresses the address, if you know it
 * @throws Failure `no-update` if the store executes no updates; `unauthorized`, `forbidden`, …
 * @example
 * const update = await findUpdate(fetch, found, {});
 */
export async function findUpdate(fetch: Fetch, { query }: FoundStore, { update }: Addresses): Promise<string> {
  const answers: HttpAnswer[] = [];
  for (const url of update === undefined ? placesNear(query, updatePlaces) : [update]) {
    const answer = await send(fetch, { url, body: 'INSERT DATA {}', contentType: 'application/sparql-update' });
    if (isDone(answer)) return url;
    answers.push(answer);
  }
  // The most informative answer: the address is right, and the user has no permission.
  const denied = [401, 403].flatMap((status) => answers.find((answer) => answer.status === status) ?? []);
  const broken = answers.filter((answer) => answer.status >= 500);
  const [best] = [...denied, ...broken, ...(update === undefined ? [] : answers)];
  if (best) throw refusal(best);
  throw new Failure('no-update', `${query}: the store does not accept SPARQL Update, which replaces the graphs`, {
    hint: 'give its address for updates with --update; start Fuseki with its own option --update',
  });
}

/**
 * Finds how to upload triples, by uploading nothing: quads if the store accepts them (Graph Store Protocol), otherwise
 * one graph at a time, otherwise by SPARQL Update.
 * @param update the address for updates
 * @param addresses the address of the graph store, if you know it
 * @param testGraph name of a graph that does not exist
 * @throws Failure `no-graph-store` if the given graph store does not accept graphs
 * @example
 * const upload = await findUpload(fetch, found, update, {}, 'urn:example:test');
 */
export async function findUpload(
  fetch: Fetch,
  { query }: FoundStore,
  update: string,
  { graphStore }: Addresses,
  testGraph: string,
): Promise<UploadWay> {
  const places = (near: readonly string[]) => (graphStore === undefined ? placesNear(query, near) : [graphStore]);
  const takes = async (url: string, contentType: string) => isDone(await send(fetch, { url, body: '', contentType }));
  for (const address of places(quadsPlaces))
    if (await takes(address, 'application/n-quads')) return { kind: 'quads', address };
  for (const address of places(graphPlaces))
    if (await takes(graphAddress(address, testGraph), 'application/n-triples')) return { kind: 'graph', address };
  if (graphStore !== undefined)
    throw new Failure('no-graph-store', `${graphStore} does not accept graphs by the Graph Store Protocol`, {
      hint: 'without --graph-store, `load` uses SPARQL Update',
    });
  return { kind: 'update', address: update };
}

/** The address of a graph in a graph store (Graph Store Protocol, 4.2). */
export function graphAddress(graphStore: string, graph: string): string {
  const url = new URL(graphStore);
  url.searchParams.set('graph', graph);
  return url.href;
}

function placesNear(address: string, places: readonly string[]): string[] {
  const base = new URL(address);
  base.pathname = base.pathname.replace(/\/+$/, '');
  const all = places.map((place) => {
    const url = new URL(base);
    if (place.startsWith('../')) url.pathname = url.pathname.replace(/[^/]*$/, place.slice(3));
    else if (place !== '') url.pathname = `${url.pathname.replace(/\/$/, '')}/${place}`;
    return url.href;
  });
  // The address as given comes first, with any trailing slash.
  return [...new Set([...(places.includes('') ? [address] : []), ...all])];
}
