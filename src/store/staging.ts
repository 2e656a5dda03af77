import { bytesToHex, randomBytes } from '@noble/hashes/utils.js';
import { contentName } from '../rdf/content-name.ts';
import { iriProblem } from '../rdf/iri.ts';
import { Failure } from '../report/failure.ts';
import { type Fetch, send } from '../sparql/http.ts';
import { select } from '../sparql/results.ts';
import { isDone, refusal } from './store-answer.ts';
import type { StoreQueries } from './store-queries.ts';

// New graphs are brought in under other names, counted, and take the place of the old ones in one update.

const stagingPrefix = 'urn:x-seminar-graph:staging:';

/** The name under which a graph waits for its place. */
export type NameOf = (graph: string) => string;

/**
 * Names for the graphs of one load, new each time: Virtuoso 7.2 remembers how large a graph of the same name was, and plans
 * the swap so badly by it that it takes minutes. What a broken load left behind is known by how its name begins.
 */
export function stagingNames(load: string = bytesToHex(randomBytes(6))): NameOf {
  return (graph) => `${stagingPrefix}${load}:${contentName(graph)}`;
}

/** The graphs that a store holds. Grouped, for Virtuoso 7.2 does not come back from SELECT DISTINCT ?g. */
export async function graphsIn(queries: StoreQueries): Promise<string[]> {
  const rows = await select(plain(queries), 'SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g');
  const names = rows.flatMap((row) => row.get('g')?.value ?? []);
  // Some stores name graphs otherwise too; what goes into an update must be an IRI.
  return names.filter((name) => iriProblem(name) === undefined);
}

/** Those that a load left behind. */
export function leftBehind(graphs: readonly string[]): string[] {
  return graphs.filter((graph) => graph.startsWith(stagingPrefix));
}

/** How many triples stand in each of these graphs. */
export async function countsOf(queries: StoreQueries, graphs: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map(graphs.map((graph) => [graph, 0]));
  const names = graphs.map((graph) => `<${graph}>`).join(' ');
  const query = `SELECT ?g (COUNT(*) AS ?n) WHERE { VALUES ?g { ${names} } GRAPH ?g { ?s ?p ?o } } GROUP BY ?g`;
  for (const row of await select(plain(queries), query)) {
    const graph = row.get('g')?.value;
    if (graph !== undefined && counts.has(graph)) counts.set(graph, Number(row.get('n')?.value));
  }
  return counts;
}

function plain(queries: StoreQueries) {
  return { answer: (text: string, mediaType?: string) => queries.answerPlain(text, mediaType) };
}

/**
 * The update that puts the staged graphs in the place of those of their names, and takes away others. What stays is not
 * touched: Virtuoso 7.2 forgets, when it comes back from a crash, rows that one transaction deleted and inserted; and stores
 * delete slowly. Not MOVE: by it Fuseki 5.6 loses triples of a TDB2 dataset, for it reads the index that it changes.
 */
export function swapUpdate(graphs: readonly string[], gone: readonly string[], stagingName: NameOf): string {
  const all = '{ ?s ?p ?o }';
  return [
    ...graphs.flatMap((graph) => {
      const [now, next] = [`GRAPH <${graph}> ${all}`, `GRAPH <${stagingName(graph)}> ${all}`];
      return [
        `DELETE { ${now} } WHERE { ${now} FILTER NOT EXISTS { ${next} } }`,
        `INSERT { ${now} } WHERE { ${next} FILTER NOT EXISTS { ${now} } }`,
        `DROP SILENT GRAPH <${stagingName(graph)}>`,
      ];
    }),
    ...gone.map((graph) => `DROP SILENT GRAPH <${graph}>`),
  ].join(' ;\n');
}

/** The update that takes graphs away. */
export function dropUpdate(graphs: readonly string[]): string {
  return graphs.map((graph) => `DROP SILENT GRAPH <${graph}>`).join(' ;\n');
}

/** @throws Failure where the store does not do it */
export async function update(fetch: Fetch, address: string, text: string, timeLimit: number): Promise<void> {
  const answer = await send(fetch, { url: address, body: text, contentType: 'application/sparql-update', timeLimit });
  if (!isDone(answer)) throw refusal(answer);
}

/** Whether what was done is what was to be done: an unexpected number is told by graph. */
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
    `${first[1]} triples were sent for <${first[0]}>, and the store holds ${found.get(first[0]) ?? 0}${more}; ${outcome}`,
    { hint: 'where the store takes values for the same (docs/stores.md tells which), --allow-merged accepts that' },
  );
}
