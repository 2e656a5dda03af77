import type { Fetch } from '../sparql/http.ts';
import type { QueryAnswers } from '../sparql/query-answers.ts';
import { requireGraphIri } from '../store/chunks.ts';
import { type Credentials, withCredentials } from '../store/credentials.ts';
import { findStore } from '../store/find-store.ts';
import { StoreQueries } from '../store/store-queries.ts';
import { nodeFetch, webAddress } from './http.ts';

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

/**
 * A way to talk to the store at an address.
 * @throws Failure `usage` where it is not an address, or has a password in it
 */
export function storeAt(endpoint: string): Fetch {
  return withCredentials(nodeFetch, credentials(), webAddress(endpoint).origin);
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
