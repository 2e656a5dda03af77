import { Agent, fetch } from 'undici';
import { Failure } from '../report/failure.ts';
import type { QueryAnswers } from '../sparql/query-answers.ts';
import { requireGraphIri } from '../store/chunks.ts';
import { type Credentials, type Fetch, withCredentials } from '../store/credentials.ts';
import { findStore } from '../store/find-store.ts';
import { StoreQueries } from '../store/store-queries.ts';

/** Where a command asks, instead of over files. */
export interface StoreQueryOptions {
  readonly endpoint: string;
  /** The graphs to ask; none for all. */
  readonly graph: readonly string[];
  /** Seconds. */
  readonly timeLimit: number;
}

/** Credentials are taken from the environment: what stands on a command line, every user of the machine can read. */
function credentials(): Credentials {
  const { SEMINAR_GRAPH_USER: user, SEMINAR_GRAPH_PASSWORD: password, SEMINAR_GRAPH_TOKEN: token } = process.env;
  return { user: user || undefined, password, token: token || undefined };
}

/** By itself fetch waits five minutes for an answer; here the time limit of each request decides. */
const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 });

/**
 * A way to talk to the store at an address.
 * @throws Failure `usage` where it is no address, without repeating a password that stands in it
 */
export function storeAt(endpoint: string): Fetch {
  return withCredentials(
    (url, init) => fetch(url, { ...init, dispatcher }),
    credentials(),
    webAddress(endpoint).origin,
  );
}

/** @throws Failure `usage` where the text is no http or https URL, or has a password in it */
export function webAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Failure('usage', `\`${text.replace(/\/\/[^/]*@/, '//…@')}\` is no address of a store`, {
      hint: 'such as http://localhost:8890/sparql',
    });
  if (url.username !== '' || url.password !== '')
    throw new Failure('usage', 'the address of a store may not hold a password', {
      hint: 'set SEMINAR_GRAPH_USER and SEMINAR_GRAPH_PASSWORD instead',
    });
  return url;
}

/** What answers queries inside a store. */
export async function openStore({ endpoint, graph, timeLimit }: StoreQueryOptions): Promise<QueryAnswers> {
  for (const name of graph) requireGraphIri(name);
  const fetch = storeAt(endpoint);
  const { query } = await findStore(fetch, endpoint, timeLimit * 1000);
  return new StoreQueries(fetch, query, {
    timeLimit: timeLimit * 1000,
    graphs: graph.length > 0 ? graph : undefined,
  });
}
