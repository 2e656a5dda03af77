import { type FactsDocument, readFactsDocument } from '../facts/facts-document.ts';
import { type FactsValue, isFactsMap } from '../facts/facts-value.ts';
import { iriProblem } from '../rdf/iri.ts';
import { suggestion } from '../report/nearest.ts';
import type { Place, Problem } from '../report/problem.ts';
import { type Cell, readCells, type TableFault } from './read-cells.ts';

/** A table of links (SSSOM 1.0 as TSV): what stands in its head, and its rows. */
export interface LinkTable {
  /** For the way back from a link to its line: a value stands at `[row, column]`. */
  readonly document: FactsDocument;
  /** The metadata of the mapping set. */
  readonly head: FactsDocument;
  /** Namespace by prefix: those declared in the head, and those that SSSOM knows. */
  readonly prefixes: ReadonlyMap<string, string>;
  readonly columns: readonly string[];
  /** The filled cells of each row, by column. */
  readonly rows: readonly ReadonlyMap<string, string>[];
}

/** Mapping sets end so. */
export const linkEnding = '.sssom.tsv';

/** Prefixes that need no declaration (SSSOM, TSV format). */
export const knownPrefixes = {
  owl: 'http://www.w3.org/2002/07/owl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  semapv: 'https://w3id.org/semapv/vocab/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  sssom: 'https://w3id.org/sssom/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  linkml: 'https://w3id.org/linkml/',
};

const requiredKeys = ['mapping_set_id', 'license'];
const requiredColumns = ['subject_id', 'predicate_id', 'object_id', 'mapping_justification'];

/**
 * Reads a table of links. Looks at the form only: what its rows link is checked where they are mapped.
 * @returns the table, or undefined where the problems say that it cannot be used
 */
export function readLinkTable(file: string, text: string): { table?: LinkTable; problems: Problem[] } {
  const fault = faultOfText(file, text);
  if (fault) return { problems: [faultProblem(fault)] };

  const lines = text.split('\n');
  const headLines = lines.findIndex((line) => !line.startsWith('#'));
  const head = lines.slice(0, headLines);
  const headProblem = headLines === 0 ? noHead(file) : undefined;
  if (headProblem) return { problems: [headProblem] };
  // A space in place of each #, so that lines and columns of the YAML are those of the file.
  const metadata = readFactsDocument(file, head.map((line) => ` ${line.slice(1)}\n`).join(''));
  if (!metadata.document) return { problems: metadata.problems };
  const problems = problemsOfHead(metadata.document);

  const cells = readCells(file, lines.slice(headLines).join('\n'), headLines + 1);
  if (!Array.isArray(cells)) return { problems: [...problems, faultProblem(cells)] };
  const [header = [], ...rows] = cells;
  problems.push(...problemsOfRows(file, headLines, header, rows));
  if (problems.length > 0) return { problems };
  const columns = header.map((cell) => cell.text);
  return {
    table: {
      document: documentOf(file, text, columns, rows),
      head: metadata.document,
      columns,
      prefixes: new Map([...Object.entries(knownPrefixes), ...declaredPrefixes(metadata.document)]),
      rows: rows.map(
        (row) => new Map(row.flatMap(({ text: value }, at) => (value ? [[columns[at] ?? '', value]] : []))),
      ),
    },
    problems,
  };
}

/** What spreadsheet programs and editors of other systems leave behind, and readers of SSSOM stumble over. */
function faultOfText(file: string, text: string): TableFault | undefined {
  const lineOf = (index: number) => text.slice(0, index).split('\n').length;
  const at = (pattern: RegExp, message: string, hint: string): TableFault | undefined => {
    const found = pattern.exec(text);
    if (!found) return undefined;
    const column = found.index - text.lastIndexOf('\n', found.index - 1);
    return { message, hint, place: { file, line: lineOf(found.index), column, length: 1 } };
  };
  return (
    at(/^\ufeff/, 'the file begins with a byte order mark', 'save it as UTF-8 without BOM') ??
    at(/\r/, 'a line ends in a carriage return', 'save it with line ends of Unix (LF)') ??
    at(/^"#/m, 'a line of the head stands in quotation marks', 'a spreadsheet put them there; remove them') ??
    at(
      /(?<=^[^#\n][^\n]*\n)#/m,
      'a line begins with # below the head',
      'SSSOM has no comments; use the column `comment`',
    ) ??
    at(/(?<=^#[^\n]*)\t/m, 'a tab stands in the head', 'a spreadsheet put it there; remove it') ??
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    at(/[\0-\x08\x0b-\x1f\x7f]/, 'the file holds a control character', 'remove it') ??
    at(/^\n/m, 'an empty line stands in the table', 'remove it')
  );
}

function noHead(file: string): Problem {
  return {
    severity: 'error',
    code: 'incomplete-table',
    message: 'the table has no head with its metadata',
    place: { file, line: 1, column: 1, length: 1 },
    hint: `begin it with lines such as \`#mapping_set_id: https://…\`; it needs ${requiredKeys.join(', ')} and curie_map`,
  };
}

function problemsOfHead(head: FactsDocument): Problem[] {
  const top: Place = head.place([]);
  if (!isFactsMap(head.value))
    return [{ severity: 'error', code: 'bad-table', message: 'the head is no map of keys and values', place: top }];
  const problems: Problem[] = [];
  for (const key of requiredKeys) {
    const value = head.valueAt([key]);
    const wrong = typeof value === 'string' ? iriProblem(value) : undefined;
    if (value === undefined)
      problems.push({
        severity: 'error',
        code: 'incomplete-table',
        message: `the head has no \`${key}\``,
        place: top,
        hint: `add \`#${key}: https://…\``,
      });
    else if (typeof value !== 'string' || wrong)
      problems.push({
        severity: 'error',
        code: 'bad-iri',
        message: `\`${key}\` ${wrong ?? 'is no text'}`,
        place: head.place([key]),
        hint: 'an address such as https://example.org/links.sssom.tsv',
      });
  }
  for (const [prefix, namespace] of Object.entries(prefixMap(head)))
    if (typeof namespace !== 'string' || iriProblem(namespace))
      problems.push({
        severity: 'error',
        code: 'bad-iri',
        message: `the prefix \`${prefix}\` stands for no address`,
        place: head.place(['curie_map', prefix]),
      });
  return problems;
}

function problemsOfRows(file: string, headLines: number, header: readonly Cell[], rows: readonly Cell[][]): Problem[] {
  const top: Place = header[0]?.place ?? { file, line: headLines, column: 1, length: 1 };
  const columns = header.map(({ text }) => text);
  const problems: Problem[] = [];
  for (const column of requiredColumns)
    if (!columns.includes(column))
      problems.push({
        severity: 'error',
        code: 'incomplete-table',
        message: `the table has no column \`${column}\``,
        place: top,
        hint: suggestion(column, columns) ?? `it needs ${requiredColumns.join(', ')}`,
      });
  for (const [index, { text, place }] of header.entries())
    if (text === '' || columns.indexOf(text) !== index)
      problems.push({
        severity: 'error',
        code: 'bad-table',
        message: text === '' ? 'a column has no name' : `two columns are named \`${text}\``,
        place,
      });
  for (const row of rows) {
    const place = row[header.length]?.place ?? row[0]?.place ?? top;
    if (row.length !== header.length)
      problems.push({
        severity: 'error',
        code: 'bad-table',
        message: `the row has ${row.length} cells, the table has ${header.length} columns`,
        place,
        hint: 'a tab between every two cells, empty ones too, and none at the end',
      });
  }
  return problems;
}

function faultProblem({ message, hint, place }: TableFault): Problem {
  return { severity: 'error', code: 'bad-table', message, place, hint };
}

function prefixMap(head: FactsDocument): { readonly [key: string]: FactsValue } {
  const map = head.valueAt(['curie_map']);
  return isFactsMap(map) ? map : {};
}

function declaredPrefixes(head: FactsDocument): [string, string][] {
  return Object.entries(prefixMap(head)).map(([prefix, namespace]) => [prefix, String(namespace)]);
}

function documentOf(file: string, text: string, columns: readonly string[], rows: readonly Cell[][]): FactsDocument {
  const cellAt = ([row, column]: readonly (string | number)[]): Cell | undefined =>
    typeof row === 'number' ? rows[row]?.[Math.max(0, columns.indexOf(String(column)))] : undefined;
  return {
    file,
    text,
    value: rows.map((row) => Object.fromEntries(row.map((cell, at) => [columns[at] ?? '', cell.text]))),
    place: (path) => cellAt(path)?.place ?? { file, line: 1, column: 1, length: 1 },
    valueAt: (path) => (columns.includes(String(path[1])) ? cellAt(path)?.text : undefined),
  };
}
