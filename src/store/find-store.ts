import { Failure } from '../report/failure.ts';
import { type Fetch, type HttpAnswer, send } from '../sparql/http.ts';
import { isDone, refusal } from './store-answer.ts';

/** How triples can be brought into a store. */
export type UploadWay =
  /** Graph Store Protocol, whole dataset: quads with the names of their graphs. */
  | { readonly kind: 'quads'; readonly address: string }
  /** Graph Store Protocol, a graph at a time. */
  | { readonly kind: 'graph'; readonly address: string }
  /** SPARQL Update: INSERT DATA. */
  | { readonly kind: 'update'; readonly address: string };

/** A store that queries can be put to. */
export interface FoundStore {
  /** What the server calls itself, such as Oxigraph/0.5.13. */
  readonly product: string | undefined;
  readonly query: string;
}

/** A store that can be written. */
export interface WritableStore extends FoundStore {
  readonly update: string;
  readonly upload: UploadWay;
}

/** What the user says where it cannot be found. */
export interface Addresses {
  readonly update?: string | undefined;
  readonly graphStore?: string | undefined;
}

// Where stores keep what: `x` stands below the address of the queries, `../x` beside it.
const queryPlaces = ['', 'query', 'sparql'];
const updatePlaces = ['', '../update', 'update', '../statements', 'statements', '../sparql-auth'];
const quadsPlaces = ['', '../data', '../store', 'data', 'store', '../statements', 'statements'];
const graphPlaces = ['', ...quadsPlaces, '../sparql-graph-crud-auth', '../sparql-graph-crud', 'rdf-graphs/service'];

/** Bytes that an answer to the question whether this is a store may have: many addresses have a web page instead. */
const probeSize = 16 * 1024 * 1024;

/**
 * Finds where a store takes queries, from one address of it, by asking.
 * @param timeLimit milliseconds to wait for each answer
 * @throws Failure `no-sparql-store` where nothing there answers SPARQL
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
  const told = first !== undefined && ![404, 405].includes(first.status) ? refusal(first) : undefined;
  if (first && told && (told.code !== 'store-refused' || first.status >= 500)) throw told;
  const what = first?.mediaType === 'text/html' ? 'with a web page' : `as ${first?.mediaType || 'nothing known'}`;
  throw new Failure('no-sparql-store', `${endpoint} answers no SPARQL query (it answered ${first?.status}, ${what})`, {
    hint: 'such as http://localhost:8890/sparql (Virtuoso), http://localhost:3030/dataset (Fuseki), http://localhost:7878 (Oxigraph)',
  });
}

/** Where a store takes updates: the first address that does an update that changes nothing. */
export async function findUpdate(fetch: Fetch, { query }: FoundStore, { update }: Addresses): Promise<string> {
  const answers: HttpAnswer[] = [];
  for (const url of update === undefined ? placesNear(query, updatePlaces) : [update]) {
    const answer = await send(fetch, { url, body: 'INSERT DATA {}', contentType: 'application/sparql-update' });
    if (isDone(answer)) return url;
    answers.push(answer);
  }
  // What tells most is that the place is right, and the user is not.
  const told = [401, 403].flatMap((status) => answers.find((answer) => answer.status === status) ?? []);
  const broken = answers.find((answer) => answer.status >= 500);
  const [telling] = [...told, ...(broken ? [broken] : []), ...(update === undefined ? [] : answers)];
  if (telling) throw refusal(telling);
  throw new Failure('no-update', `${query} takes no SPARQL Update, and without it graphs cannot be replaced at once`, {
    hint: 'if the store has another address for it, name it with --update; Fuseki wants to be started with --update',
  });
}

/** How to bring triples in: whole quads where the store takes them, else a graph at a time, else by Update. */
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
    throw new Failure('no-graph-store', `${graphStore} does not take graphs by the Graph Store Protocol`, {
      hint: 'leave --graph-store out, and SPARQL Update is used',
    });
  return { kind: 'update', address: update };
}

/** The address of one graph in a graph store. */
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
  // The address as given comes first, with its last slash if it has one.
  return [...new Set([...(places.includes('') ? [address] : []), ...all])];
}
