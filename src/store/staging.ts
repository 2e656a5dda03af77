import { bytesToHex, randomBytes } from '@noble/hashes/utils.js';
import { contentName } from '../rdf/content-name.ts';
import { iriProblem } from '../rdf/iri.ts';
import { Failure } from '../report/failure.ts';
import { type Fetch, send } from '../sparql/http.ts';
import { select } from '../sparql/results.ts';
import { isDone, refusal } from './store-answer.ts';
import type { StoreQueries } from './store-queries.ts';

const stagingPrefix = 'urn:x-seminar-graph:staging:';

/** Returns the temporary name of a graph. */
type NameOf = (graph: string) => string;

/**
 * Temporary names for the graphs of one load. They differ for each load: Virtuoso 7.2 remembers the size of graphs by
 * name, and with a wrong size plans the replacement so badly that it takes minutes.
 */
export function stagingNames(load: string = bytesToHex(randomBytes(6))): NameOf {
  return (graph) => `${stagingPrefix}${load}:${contentName(graph)}`;
}

/** The named graphs of a store. GROUP BY, because SELECT DISTINCT ?g never returns in Virtuoso 7.2. */
export async function graphsIn(queries: StoreQueries): Promise<string[]> {
  const rows = await select(queries.plain(), 'SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g');
  const names = rows.flatMap((row) => row.get('g')?.value ?? []);
  // Some stores have graph names that are not IRIs, which cannot be used in updates.
  return names.filter((name) => iriProblem(name) === undefined);
}

/** Graphs that an interrupted load left. */
export function leftBehind(graphs: readonly string[]): string[] {
  return graphs.filter((graph) => graph.startsWith(stagingPrefix));
}

/** The number of triples in each of these graphs. */
export async function countsOf(queries: StoreQueries, graphs: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map(graphs.map((graph) => [graph, 0]));
  const names = graphs.map((graph) => `<${graph}>`).join(' ');
  const query = `SELECT ?g (COUNT(*) AS ?n) WHERE { VALUES ?g { ${names} } GRAPH ?g { ?s ?p ?o } } GROUP BY ?g`;
  for (const row of await select(queries.plain(), query)) {
    const graph = row.get('g')?.value;
    if (graph !== undefined && counts.has(graph)) counts.set(graph, Number(row.get('n')?.value));
  }
  return counts;
}

/**
 * The update that replaces graphs by the uploaded ones, and drops others. Triples in both are not touched: after a crash,
 * Virtuoso 7.2 loses rows that one transaction deleted and inserted; and stores delete slowly. MOVE is not used: Fuseki
 * 5.6 loses triples of a TDB2 dataset by it.
 */
export function replaceUpdate(graphs: readonly string[], gone: readonly string[], stagingName: NameOf): string {
  const all = '{ ?s ?p ?o }';
  return [
    ...graphs.flatMap((graph) => {
      const [old, staged] = [`GRAPH <${graph}> ${all}`, `GRAPH <${stagingName(graph)}> ${all}`];
      return [
        `DELETE { ${old} } WHERE { ${old} FILTER NOT EXISTS { ${staged} } }`,
        `INSERT { ${old} } WHERE { ${staged} FILTER NOT EXISTS { ${old} } }`,
        `DROP SILENT GRAPH <${stagingName(graph)}>`,
      ];
    }),
    ...gone.map((graph) => `DROP SILENT GRAPH <${graph}>`),
  ].join(' ;\n');
}

export function dropUpdate(graphs: readonly string[]): string {
  return graphs.map((graph) => `DROP SILENT GRAPH <${graph}>`).join(' ;\n');
}

/** @throws Failure if the store does not execute it */
export async function update(fetch: Fetch, address: string, text: string, timeLimit: number): Promise<void> {
  const answer = await send(fetch, { url: address, body: text, contentType: 'application/sparql-update', timeLimit });
  if (!isDone(answer)) throw refusal(answer);
}

/**
 * @param outcome the state of the old graphs, or what to do
 * @throws Failure `count-mismatch` if a graph has another number of triples than wanted
 */
export function requireCounts(
  found: ReadonlyMap<string, number>,
  wanted: ReadonlyMap<string, number>,
  outcome: string,
): void {
  const wrong = [...wanted].filter(([graph, count]) => found.get(graph) !== count);
  const [first] = wrong;
  if (!first) return;
  const more = wrong.length > 1 ? `, and ${wrong.length - 1} more graphs differ` : '';
  throw new Failure(
    'count-mismatch',
    `<${first[0]}>: the store holds ${found.get(first[0]) ?? 0} of ${first[1]} triples${more}; ${outcome}`,
    { hint: 'if the store merges equal values (see docs/stores.md), use --allow-merged' },
  );
}
