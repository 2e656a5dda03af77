import { Store } from 'oxigraph';
import type { SparqlEngine } from '../../src/node/sparql-engine.ts';

/** The header and the rows of a result in the SPARQL 1.1 Query Results CSV Format. */
export interface Rows {
  readonly header: string[];
  readonly rows: string[][];
}

/** Reads CSV (RFC 4180). Line ends inside quotes belong to the value. */
export function parseCsv(text: string): Rows {
  const records: string[][] = [[]];
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/gy;
  for (const [, cell = '', end = ''] of text.matchAll(cells)) {
    records.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === ',') continue;
    if (cells.lastIndex >= text.length || end === '') break;
    records.push([]);
  }
  const [header = [], ...rows] = records.filter(
    (record, index) => index === 0 || record.length > 1 || record[0] !== '',
  );
  return { header, rows };
}

/** The rows that Comunica gives, over the graph that the engine holds. */
export async function rowsOfComunica(engine: SparqlEngine, query: string): Promise<Rows> {
  return parseCsv(await engine.answer(query, 'text/csv'));
}

/** A store of Oxigraph that holds this graph. */
export function oxigraphOf(turtle: string): Store {
  const store = new Store();
  store.load(turtle, { format: 'text/turtle' });
  return store;
}

/** The rows that Oxigraph gives. */
export function rowsOfOxigraph(store: Store, query: string): Rows {
  const answer: unknown = store.query(query, { results_format: 'csv' });
  if (typeof answer !== 'string') throw new TypeError('the query has no rows');
  return parseCsv(answer);
}

/** The rows in one order, for queries that give them in any. */
export function sortedRows({ header, rows }: Rows): Rows {
  return { header, rows: rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) };
}
