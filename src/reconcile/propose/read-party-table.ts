import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { Failure } from '../../report/failure.ts';
import { code } from '../../report/message-text.ts';
import { suggestion } from '../../report/nearest.ts';
import { NameIndex } from '../name-index.ts';
import { type Candidate, type CandidateSource, noDetails } from './candidate.ts';
import { placeName } from './country-names.ts';

/** Names of columns that are recognized, by their content. */
const columns = {
  item: ['wikidata_id', 'wikidata', 'qid', 'wikidata_qid', 'item', 'id'],
  name: ['name', 'label', 'title', 'name_english', 'itemlabel'],
  otherNames: 'name_short name_native name_other alias aliases alternate_name short_name acronym'.split(' '),
  type: ['type', 'kind', 'class', 'instance_of'],
  place: ['country', 'place', 'location', 'region'],
  date: ['date', 'year', 'start', 'start_date', 'inception', 'founded', 'year_first'],
  ended: ['end', 'end_date', 'dissolved', 'year_last'],
  description: ['description', 'comment', 'note'],
} as const;

/** Number of candidates per name that are compared in detail. */
const nearest = 50;

/**
 * A table of items and names (CSV or TSV) as a source of candidates.
 * @throws Failure `bad-candidates` if it cannot be read or has no column for items or names
 */
export function readPartyTable(file: string, text: string): CandidateSource {
  const [header = [], ...rows] = cellsOf(file, text);
  const names = header.map((cell) => cell.trim().toLowerCase());
  const at = (known: readonly string[]) => known.map((name) => names.indexOf(name)).filter((index) => index >= 0);
  const [item] = at(columns.item);
  const [name] = at(columns.name);
  if (item === undefined || name === undefined)
    throw new Failure('bad-candidates', `${file} has no column for ${item === undefined ? 'items' : 'names'}`, {
      hint: `its columns are ${names.map(code).join(', ')}; ${
        suggestion(item === undefined ? 'wikidata_id' : 'name', names) ??
        `expected one of ${(item === undefined ? columns.item : columns.name).join(', ')}`
      }`,
    });
  const candidates = rows.flatMap((row, index): Candidate[] => {
    const values = (indexes: readonly number[]) => indexes.map((one) => (row[one] ?? '').trim()).filter(Boolean);
    const [id] = values([item]);
    const [label] = values([name]);
    if (id === undefined || label === undefined) return [];
    const number = /^(?:https?:\/\/www\.wikidata\.org\/(?:entity|wiki)\/|wd:|wikidata:)?(Q[1-9]\d*)$/.exec(id)?.[1];
    if (number === undefined)
      throw new Failure('bad-candidates', `${file}, row ${index + 2}: ${code(id)} is not a Wikidata item`, {
        hint: 'write an identifier such as Q31, or leave the cell empty',
      });
    return [
      {
        item: number,
        name: label,
        names: [
          label,
          ...values(at(columns.otherNames))
            .flatMap((cell) => cell.split(/[|;/]/))
            .map((one) => one.trim())
            .filter(Boolean),
        ],
        ...noDetails,
        description: values(at(columns.description)).join('; '),
        types: values(at(columns.type)),
        places: values(at(columns.place)).map(placeName),
        dates: values(at(columns.date)),
        ended: values(at(columns.ended)),
        origin: `${file}, row ${index + 2}`,
      },
    ];
  });
  const index = new NameIndex(candidates);
  return {
    places: [...new Set(candidates.flatMap(({ places }) => places))],
    candidatesFor: async (things) =>
      things.map((thing) => [...new Set(thing.names.flatMap((own) => index.near(own, nearest)))]),
  };
}

/** The delimiter that gives the header most columns. */
function delimiterOf(table: string): string {
  const columns = (delimiter: string) => {
    try {
      const [header]: unknown[] = parse(table, {
        bom: true,
        delimiter,
        to: 1,
        relax_column_count: true,
        relax_quotes: true,
      });
      return Array.isArray(header) ? header.length : 0;
    } catch {
      return 0;
    }
  };
  const counts = ['\t', ',', ';'].map((delimiter) => [delimiter, columns(delimiter)] as const);
  return counts.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ',';
}

function cellsOf(file: string, text: string): string[][] {
  // Excel writes the delimiter into a line of its own.
  const [line = '', named] = /^\ufeff?sep=(.)\r?\n/i.exec(text) ?? [];
  const table = text.slice(line.length);
  const delimiter = named ?? delimiterOf(table);
  try {
    const rows: unknown = parse(table, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });
    return rows as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Failure('bad-candidates', `${file} is not a table: ${error.message}`, {
      cause: error,
      hint: 'separate cells by comma, semicolon or tab; quote cells that contain a quotation mark, and double it',
    });
  }
}
