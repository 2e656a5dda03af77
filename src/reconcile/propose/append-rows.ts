import { wikidataNamespace } from '../../links/kinds.ts';
import { knownPrefixes, type MappingSet } from '../../links/mapping-set.ts';
import { seriesPrefixes } from '../../rdf/prefixes.ts';
import type { NewRow } from './new-row.ts';

/** The columns that this program writes, in the order of the SSSOM schema. */
const order = [
  'subject_id',
  'subject_label',
  'predicate_id',
  'predicate_modifier',
  'object_id',
  'object_label',
  'mapping_justification',
  'author_label',
  'reviewer_label',
  'mapping_tool',
  'mapping_tool_version',
  'mapping_date',
  'confidence',
  'match_string',
  'comment',
];

/** The prefixes of a new mapping set: those that SSSOM predefines, and those of `newHead`. */
export function newPrefixes(namespace: string): Map<string, string> {
  const [prefix = 'data'] = seriesPrefixes(namespace).keys();
  return new Map([...Object.entries(knownPrefixes), [prefix, namespace], ['wikidata', wikidataNamespace]]);
}

/** The metadata of a new mapping set. */
export function newHead(namespace: string, title: string): string {
  const [prefix = 'data'] = seriesPrefixes(namespace).keys();
  return `#curie_map:
#  ${prefix}: ${namespace}
#  wikidata: ${wikidataNamespace}
#mapping_set_id: ${namespace}links.sssom.tsv
#mapping_set_title: ${JSON.stringify(title)}
#license: https://creativecommons.org/publicdomain/zero/1.0/
`;
}

/**
 * Appends rows to a mapping set, and keeps its metadata and the order of its rows. Missing columns are inserted in the
 * order of SSSOM. A `mapping_date` in the metadata moves into the existing rows, because new rows have another date.
 * @param table the mapping set, or the metadata of a new one
 */
export function appendRows(table: MappingSet | string, rows: readonly NewRow[]): string {
  const [head, header, before] = typeof table === 'string' ? [table, [], []] : partsOf(table);
  const dated = /^#mapping_date: *"?([^"\n]*)"?\n/m.exec(head);
  const added = rows.filter((row) => [...row.values()].some(Boolean));
  const needed = order.filter((column) => added.some((row) => row.get(column)) && !header.includes(column));
  const old =
    dated && needed.includes('mapping_date')
      ? before.map((row) => new Map([...row, ['mapping_date', dated[1] ?? '']]))
      : before;
  const all = needed.reduce(withColumn, header);
  const lines = [all, ...[...old, ...added].map((row) => all.map((column) => row.get(column) ?? ''))];
  const kept = dated && needed.includes('mapping_date') ? head.replace(dated[0], '') : head;
  return `${kept}${lines.map((cells) => cells.map(quoted).join('\t')).join('\n')}\n`;
}

function partsOf({ document, columns, rows }: MappingSet): [string, readonly string[], readonly NewRow[]] {
  const head = /^(?:#.*\n)*/.exec(document.text)?.[0] ?? '';
  return [head, columns, rows];
}

/** Before the first column of the table that comes later in the schema. */
function withColumn(columns: readonly string[], column: string): readonly string[] {
  const later = order.slice(order.indexOf(column) + 1);
  const at = columns.findIndex((known) => later.includes(known));
  return at < 0 ? [...columns, column] : columns.toSpliced(at, 0, column);
}

/** Quotes a cell (RFC 4180). */
function quoted(cell: string): string {
  return /["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
