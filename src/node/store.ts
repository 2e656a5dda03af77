import type { Fetch } from '../sparql/http.ts';
import type { QueryAnswers } from '../sparql/query-answers.ts';
import { requireGraphIri } from '../store/chunks.ts';
import { type Credentials, withCredentials } from '../store/credentials.ts';
import { findStore } from '../store/find-store.ts';
import { StoreQueries } from '../store/store-queries.ts';
import { nodeFetch, webAddress } from './http.ts';

export interface StoreQueryOptions {
  readonly endpoint: string;
  /** The named graphs to query; empty for all. */
  readonly graph: readonly string[];
  /** Seconds. */
  readonly timeLimit: number;
}

/** From the environment, because every user of a machine can read the arguments of commands. */
function credentials(): Credentials {
  const { SEMINAR_GRAPH_USER: user, SEMINAR_GRAPH_PASSWORD: password, SEMINAR_GRAPH_TOKEN: token } = process.env;
  return { user: user || undefined, password, token: token || undefined };
}

/**
 * A fetch with the credentials for the store.
 * @throws Failure `usage` if the address is not a URL or contains a password
 */
export function storeAt(endpoint: string): Fetch {
  return withCredentials(nodeFetch, credentials(), webAddress(endpoint).origin);
}

/** Finds the store, to run queries in it. */
export async function openStore({ endpoint, graph, timeLimit }: StoreQueryOptions): Promise<QueryAnswers> {
  for (const name of graph) requireGraphIri(name);
  const fetch = storeAt(endpoint);
  const { query } = await findStore(fetch, endpoint, timeLimit * 1000);
  return new StoreQueries(fetch, query, {
    timeLimit: timeLimit * 1000,
    graphs: graph.length > 0 ? graph : undefined,
  });
}
