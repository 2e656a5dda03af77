import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import type { Place, Problem } from '../report/problem.ts';

/** A cell of a table, with its place. */
export interface Cell {
  readonly text: string;
  readonly place: Place;
}

interface RawCell {
  readonly text: string;
  /** Its end, in bytes from the start of the table. */
  readonly end: number;
}

interface RawRecord {
  readonly cells: readonly RawCell[];
  /** Its end, after the line break. */
  readonly end: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Parses tab-separated values with the quoting of RFC 4180. csv-parse counts bytes, which become lines and columns here.
 * @param firstLine the line of the file on which the text begins
 * @returns the rows, or the problem of a text that cannot be parsed
 */
export function readCells(file: string, text: string, firstLine: number): Cell[][] | Problem {
  const records: RawRecord[] = [];
  let cells: RawCell[] = [];
  try {
    parse(text, {
      delimiter: '\t',
      record_delimiter: '\n',
      relax_column_count: true,
      cast: (value, { bytes }) => {
        cells.push({ text: value, end: bytes });
        return value;
      },
      on_record: (record, { bytes }) => {
        records.push({ cells, end: bytes });
        cells = [];
        return record;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = firstLine - 1 + (typeof error.lines === 'number' ? error.lines : 1);
    return {
      severity: 'error',
      code: 'bad-table',
      message: 'a quotation mark is not allowed here',
      hint: 'enclose a cell that contains `"` in `"`, and double the inner ones (RFC 4180)',
      place: { file, line, column: 1, length: 1 },
    };
  }
  const bytes = encoder.encode(text);
  const textOf = (start: number, end: number) => decoder.decode(bytes.subarray(start, end));
  let [line, column, read] = [firstLine, 1, 0];
  const advance = (to: number) => {
    const passed = textOf(read, to).split('\n');
    const last = passed.at(-1)?.length ?? 0;
    column = passed.length > 1 ? last + 1 : column + last;
    line += passed.length - 1;
    read = to;
  };
  return records.map((record) => {
    const row = record.cells.map(({ text: value, end }, index): Cell => {
      if (index > 0) advance(read + 1); // the tab before the cell
      const [start, place] = [read, { file, line, column }];
      advance(end);
      return { text: value, place: { ...place, length: Math.max(1, textOf(start, end).length) } };
    });
    advance(record.end);
    return row;
  });
}
