import type { Profile } from '../ontology/profile.ts';
import { jsonClient } from '../reconcile/propose/ask-json.ts';
import type { CandidateSource } from '../reconcile/propose/candidate.ts';
import { readPartyTable } from '../reconcile/propose/read-party-table.ts';
import { reconciliationSource } from '../reconcile/propose/reconciliation-client.ts';
import { sparqlSource } from '../reconcile/propose/sparql-source.ts';
import { Failure } from '../report/failure.ts';
import { readText } from './files.ts';
import { nodeFetch, webAddress } from './http.ts';

export interface CandidateOptions {
  /** A file or URL. */
  readonly from: string;
  /** The URL is a SPARQL endpoint. */
  readonly sparql: boolean;
  /** Properties of the service for place and date. */
  readonly placeProperty?: string;
  readonly dateProperty?: string;
  /** Seconds per request. */
  readonly timeLimit: number;
}

/** Opens a table, a reconciliation service or a SPARQL endpoint as a source of candidates. */
export async function openCandidates(
  { from, sparql, timeLimit, placeProperty: place, dateProperty: date }: CandidateOptions,
  profile: Profile,
): Promise<CandidateSource> {
  if (!/^https?:\/\//i.test(from)) {
    if (sparql) throw new Failure('usage', '--sparql needs a URL as --from');
    return readPartyTable(from, await readText(from));
  }
  webAddress(from);
  const ask = jsonClient(nodeFetch, timeLimit * 1000);
  return sparql ? sparqlSource(from, ask) : reconciliationSource(from, ask, profile, { place, date });
}
