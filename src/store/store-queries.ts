import { Writer } from 'n3';
import { quad } from '../rdf/environment.ts';
import { Failure } from '../report/failure.ts';
import { type Fetch, send } from '../sparql/http.ts';
import { type QueryAnswers, queryForm } from '../sparql/query-answers.ts';
import { readResults, select } from '../sparql/results.ts';
import { toTable } from '../sparql/table.ts';
import { isDone, refusal } from './store-answer.ts';

export interface StoreQueriesOptions {
  /** Milliseconds after which a query is given up. */
  readonly timeLimit?: number | undefined;
  /** The graphs to ask; by default all that the store holds. */
  readonly graphs?: readonly string[] | undefined;
}

type Parameters = readonly (readonly [string, string])[];

/**
 * How a store is told to let a query see the named graphs as one, tried in order: it does so by itself; Oxigraph; Fuseki.
 * The last lets GRAPH see nothing.
 */
const unions: readonly Parameters[] = [
  [],
  [['union-default-graph', '']],
  [['default-graph-uri', 'urn:x-arq:UnionGraph']],
];

/** Answers queries inside a store, by the SPARQL 1.1 Protocol; one after the other, so as not to crowd it. */
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

  async answer(query: string, mediaType?: string): Promise<string> {
    const turn = this.#last.then(() => this.#answerFromAll(query, mediaType));
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** The answer of the store as it is, without joining its graphs. */
  async answerPlain(query: string, mediaType?: string, parameters: Parameters = []): Promise<string> {
    const rows = /^(SELECT|ASK)$/.test(queryForm(query) ?? 'SELECT');
    const wanted = mediaType ?? (rows ? 'application/sparql-results+json' : 'application/n-triples');
    if (wanted === 'table') return toTable(readResults(await this.answerPlain(query, undefined, parameters)));
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
      throw new Failure(
        'query-failed',
        `${this.#address}: the store answered in ${answer.mediaType}, not in ${wanted}`,
        {
          hint: 'choose another --format',
        },
      );
    return answer.text;
  }

  async #answerFromAll(query: string, mediaType?: string): Promise<string> {
    const { graphs } = this.#options;
    // Who names graphs in the query means the store as it is.
    if (/(?<![?$:])\b(GRAPH|FROM)\b/i.test(query.replaceAll(/^\s*#.*$|<[^>]*>|"[^"]*"/gm, '')) && !graphs)
      return this.answerPlain(query, mediaType);
    this.#union ??= graphs ? Promise.resolve(onlyGraphs(graphs)) : this.#findUnion();
    return this.answerPlain(query, mediaType, await this.#union);
  }

  /** Takes one triple of a named graph, and asks for it without naming the graph, in each way. */
  async #findUnion(): Promise<Parameters> {
    const sample = 'SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER (isIRI(?s) && isIRI(?o)) } LIMIT 1';
    // A store that knows no named graphs refuses to be asked for them.
    const [row] = await select({ answer: (text) => this.answerPlain(text) }, sample).catch(() => []);
    const [s, p, o] = ['s', 'p', 'o'].map((name) => row?.get(name));
    if (s?.termType !== 'NamedNode' || p?.termType !== 'NamedNode' || !o) return [];
    const triple = new Writer({ format: 'application/n-triples' }).quadsToString([quad(s, p, o)]);
    for (const parameters of unions) {
      const count = `SELECT (COUNT(*) AS ?n) WHERE { ${triple} }`;
      const [found] = await select({ answer: (text) => this.answerPlain(text, undefined, parameters) }, count);
      if (Number(found?.get('n')?.value) > 0) return parameters;
    }
    throw new Failure('no-union', `${this.#address}: the store does not answer from all of its named graphs at once`, {
      hint: 'name the graphs to ask with --graph',
    });
  }
}

function onlyGraphs(graphs: readonly string[]): Parameters {
  return graphs.flatMap((graph) => [['default-graph-uri', graph] as const, ['named-graph-uri', graph] as const]);
}
