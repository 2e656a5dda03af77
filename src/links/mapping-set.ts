import type { Fields } from '../facts/facts.ts';
import { type FactsDocument, readFactsDocument } from '../facts/facts-document.ts';
import { isFactsMap } from '../facts/facts-value.ts';
import { iriProblem } from '../rdf/iri.ts';
import type { ProblemCode } from '../report/codes.ts';
import { suggestion } from '../report/nearest.ts';
import type { Place, Problem } from '../report/problem.ts';
import { type Cell, readCells } from './read-cells.ts';

/** A mapping set (SSSOM 1.0 as TSV): its metadata and its table. */
export interface MappingSet {
  /** The table; the path of a cell is `[row, column]`. */
  readonly document: Omit<FactsDocument, 'value'>;
  readonly metadata: FactsDocument;
  /** Namespace by prefix: those of `curie_map` and those that SSSOM predefines. */
  readonly prefixes: ReadonlyMap<string, string>;
  readonly columns: readonly string[];
  /** The non-empty cells of each row, by column. */
  readonly rows: readonly ReadonlyMap<string, string>[];
}

/** The file name extension of mapping sets. */
export const mappingSetExtension = '.sssom.tsv';

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
 * Reads a mapping set and checks its form. `readLinks` checks what its rows say.
 * @returns the mapping set, or undefined if it has problems
 */
export function readMappingSet(file: string, text: string): { mappingSet?: MappingSet; problems: Problem[] } {
  const textProblem = problemOfText(file, text);
  if (textProblem) return { problems: [textProblem] };
  const lines = text.split('\n');
  const headLines = lines.findIndex((line) => !line.startsWith('#'));
  if (headLines === 0) return { problems: [withoutMetadata(file)] };
  // A space replaces each #, so that places in the YAML are those in the file.
  const head = lines.slice(0, headLines).map((line) => ` ${line.slice(1)}\n`);
  const { document: metadata, problems: yamlProblems } = readFactsDocument(file, head.join(''));
  if (!metadata) return { problems: yamlProblems };
  const problems = problemsOfMetadata(metadata);

  const cells = readCells(file, lines.slice(headLines).join('\n'), headLines + 1);
  if (!Array.isArray(cells)) return { problems: [...problems, cells] };
  const [header = [], ...rows] = cells;
  const top = header[0]?.place ?? { file, line: headLines, column: 1, length: 1 };
  problems.push(...problemsOfHeader(header, top), ...problemsOfRows(rows, header.length, top));
  if (problems.length > 0) return { problems };
  const columns = header.map((cell) => cell.text);
  const place: FactsDocument['place'] = ([row, column]) => {
    const cells = typeof row === 'number' ? rows[row] : undefined;
    return cells?.[Math.max(0, columns.indexOf(String(column)))]?.place ?? { file, line: 1, column: 1, length: 1 };
  };
  const declared = Object.entries(curieMap(metadata)).map(([prefix, iri]) => [prefix, String(iri)] as const);
  return {
    mappingSet: {
      document: { file, text, place },
      metadata,
      columns,
      prefixes: new Map([...Object.entries(knownPrefixes), ...declared]),
      rows: rows.map(
        (row) => new Map(row.flatMap(({ text: value }, at) => (value ? [[columns[at] ?? '', value]] : []))),
      ),
    },
    problems,
  };
}

/** Traces of spreadsheet programs and other systems, which readers of SSSOM do not accept. */
function problemOfText(file: string, text: string): Problem | undefined {
  const at = (pattern: RegExp, message: string, hint: string): Problem | undefined => {
    const found = pattern.exec(text);
    if (!found) return undefined;
    const line = text.slice(0, found.index).split('\n').length;
    const column = found.index - text.lastIndexOf('\n', found.index - 1);
    return errorAt({ file, line, column, length: 1 }, 'bad-table', message, hint);
  };
  return (
    at(/^\ufeff/, 'the file begins with a byte order mark', 'save it as UTF-8 without BOM') ??
    at(/\r/, 'a line ends in a carriage return', 'save it with Unix line ends (LF)') ??
    at(/^"#/m, 'a line of the metadata is in quotation marks', 'remove them; a spreadsheet program added them') ??
    at(
      /(?<=^[^#\n][^\n]*\n)#/m,
      'a line below the metadata begins with #',
      'SSSOM has no comments; use the column `comment`',
    ) ??
    at(/(?<=^#[^\n]*)\t/m, 'the metadata contains a tab', 'remove it; a spreadsheet program added it') ??
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the problem
    at(/[\0-\x08\x0b-\x1f\x7f]/, 'the file contains a control character', 'remove it') ??
    at(/^\n/m, 'the table contains an empty line', 'remove it')
  );
}

function withoutMetadata(file: string): Problem {
  return errorAt(
    { file, line: 1, column: 1, length: 1 },
    'incomplete-table',
    'the mapping set has no metadata',
    `begin the file with lines such as \`#mapping_set_id: https://…\`; required: ${requiredKeys.join(', ')}, curie_map`,
  );
}

function problemsOfMetadata(metadata: FactsDocument): Problem[] {
  const top = metadata.place([]);
  const fields = metadata.value;
  if (!isFactsMap(fields)) return [errorAt(top, 'bad-table', 'the metadata is not a map of keys and values')];
  const problems: Problem[] = [];
  for (const key of requiredKeys) {
    const value = fields[key];
    if (value === undefined) {
      problems.push(errorAt(top, 'incomplete-table', `the metadata has no \`${key}\``, `add \`#${key}: https://…\``));
      continue;
    }
    const wrong = typeof value === 'string' ? iriProblem(value) : 'is not a text';
    const hint = 'use an address such as https://example.org/links.sssom.tsv';
    if (wrong) problems.push(errorAt(metadata.place([key]), 'bad-iri', `\`${key}\` ${wrong}`, hint));
  }
  for (const [prefix, namespace] of Object.entries(curieMap(metadata)))
    if (typeof namespace !== 'string' || iriProblem(namespace)) {
      const place = metadata.place(['curie_map', prefix]);
      problems.push(errorAt(place, 'bad-iri', `the namespace of the prefix \`${prefix}\` is not a valid IRI`));
    }
  return problems;
}

function problemsOfHeader(header: readonly Cell[], top: Place): Problem[] {
  const columns = header.map(({ text }) => text);
  const missing = requiredColumns.filter((column) => !columns.includes(column));
  const unusable = header.filter(({ text }, index) => text === '' || columns.indexOf(text) !== index);
  return [
    ...missing.map((column) => {
      const hint = suggestion(column, columns) ?? `required: ${requiredColumns.join(', ')}`;
      return errorAt(top, 'incomplete-table', `the table has no column \`${column}\``, hint);
    }),
    ...unusable.map(({ text, place }) =>
      errorAt(place, 'bad-table', text === '' ? 'a column has no name' : `two columns are named \`${text}\``),
    ),
  ];
}

function problemsOfRows(rows: readonly Cell[][], width: number, top: Place): Problem[] {
  return rows
    .filter((row) => row.length !== width)
    .map((row) =>
      errorAt(
        row[width]?.place ?? row[0]?.place ?? top,
        'bad-table',
        `the row has ${row.length} cells, the table has ${width} columns`,
        'separate all cells by one tab, also empty ones, without a tab at the end of the row',
      ),
    );
}

function errorAt(place: Place, code: ProblemCode, message: string, hint?: string): Problem {
  return { severity: 'error', code, message, place, hint };
}

function curieMap({ value }: FactsDocument): Fields {
  const map = isFactsMap(value) ? value.curie_map : undefined;
  return isFactsMap(map) ? map : {};
}
