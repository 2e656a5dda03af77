import { Writer } from 'n3';
import { quad } from '../rdf/environment.ts';
import { Failure } from '../report/failure.ts';
import { type Fetch, send } from '../sparql/http.ts';
import type { QueryAnswers } from '../sparql/query-answers.ts';
import { queryForm } from '../sparql/query-form.ts';
import { wordsOf } from '../sparql/query-tokens.ts';
import { select } from '../sparql/results.ts';
import { isDone, refusal } from './store-answer.ts';

export interface StoreQueriesOptions {
  /** Milliseconds after which a query is aborted. */
  readonly timeLimit?: number | undefined;
  /** The named graphs to query; by default all. */
  readonly graphs?: readonly string[] | undefined;
}

type Parameters = readonly (readonly [string, string])[];

/**
 * Parameters by which stores let a query see all named graphs as one, tried in order: none needed; Oxigraph; Fuseki.
 * With the last, GRAPH matches nothing.
 */
const unions: readonly Parameters[] = [
  [],
  [['union-default-graph', '']],
  [['default-graph-uri', 'urn:x-arq:UnionGraph']],
];

/**
 * Answers queries in a store by the SPARQL 1.1 Protocol, section 2.1.2 (query via POST), one at a time. Queries without
 * GRAPH or FROM see all named graphs as one.
 * @example
 * const json = await new StoreQueries(fetch, store.query).answer('SELECT ?s { ?s a ?class }');
 */
export class StoreQueries implements QueryAnswers {
  readonly #fetch: Fetch;
  readonly #address: string;
  readonly #options: StoreQueriesOptions;
  #union: Promise<Parameters> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(fetch: Fetch, address: string, options: StoreQueriesOptions = {}) {
    this.#fetch = fetch;
    this.#address = address;
    this.#options = options;
  }

  /**
   * @param mediaType by default SPARQL Results JSON for SELECT and ASK, N-Triples for CONSTRUCT and DESCRIBE
   * @throws Failure `query-failed` if the store answers in another media type, `no-union` if it cannot query all graphs
   * at once, and as a store may fail: `store-refused`, `store-timeout`, …
   */
  async answer(query: string, mediaType?: string): Promise<string> {
    const turn = this.#last.then(() => this.#answerFromAll(query, mediaType));
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Answers from the store's own default graph. */
  plain(parameters: Parameters = []): QueryAnswers {
    return { answer: (query, mediaType) => this.#request(query, mediaType, parameters) };
  }

  async #request(query: string, mediaType?: string, parameters: Parameters = []): Promise<string> {
    const rows = /^(SELECT|ASK)$/.test(queryForm(query) ?? 'SELECT');
    const wanted = mediaType ?? (rows ? 'application/sparql-results+json' : 'application/n-triples');
    const form = new URLSearchParams({ query });
    for (const [name, value] of parameters) form.append(name, value);
    const answer = await send(this.#fetch, {
      url: this.#address,
      body: form.toString(),
      contentType: 'application/x-www-form-urlencoded',
      accept: wanted,
      timeLimit: this.#options.timeLimit,
    });
    if (!isDone(answer)) throw refusal(answer);
    if (answer.mediaType !== '' && answer.mediaType !== wanted)
      throw new Failure('query-failed', `${this.#address}: the store answered in ${answer.mediaType}, not ${wanted}`, {
        hint: 'use another --format',
      });
    return answer.text;
  }

  async #answerFromAll(query: string, mediaType?: string): Promise<string> {
    const { graphs } = this.#options;
    // A query that names graphs is sent as it is.
    if (!graphs && wordsOf(query).some((word) => word === 'GRAPH' || word === 'FROM'))
      return this.#request(query, mediaType);
    this.#union ??= graphs ? Promise.resolve(onlyGraphs(graphs)) : this.#findUnion();
    return this.#request(query, mediaType, await this.#union);
  }

  /** Finds the parameters by which a triple of a named graph is found without naming the graph. */
  async #findUnion(): Promise<Parameters> {
    const sample = 'SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER (isIRI(?s) && isIRI(?o)) } LIMIT 1';
    // Stores without named graphs may reject the query.
    const [row] = await select(this.plain(), sample).catch(() => []);
    const [s, p, o] = ['s', 'p', 'o'].map((name) => row?.get(name));
    if (s?.termType !== 'NamedNode' || p?.termType !== 'NamedNode' || !o) return [];
    const triple = new Writer({ format: 'application/n-triples' }).quadsToString([quad(s, p, o)]);
    for (const parameters of unions) {
      const count = `SELECT (COUNT(*) AS ?n) WHERE { ${triple} }`;
      const [found] = await select(this.plain(parameters), count);
      if (Number(found?.get('n')?.value) > 0) return parameters;
    }
    throw new Failure('no-union', `${this.#address}: the store cannot query all named graphs at once`, {
      hint: 'name the graphs to query with --graph',
    });
  }
}

function onlyGraphs(graphs: readonly string[]): Parameters {
  return graphs.flatMap((graph) => [['default-graph-uri', graph] as const, ['named-graph-uri', graph] as const]);
}
