import { wikidataNamespace } from '../../links/kinds.ts';
import { knownPrefixes, type LinkTable } from '../../links/link-table.ts';
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

/** The prefixes of a table that there is not yet: those that SSSOM knows, and those that its head will declare. */
export function newPrefixes(namespace: string): Map<string, string> {
  const [prefix = 'data'] = seriesPrefixes(namespace).keys();
  return new Map([...Object.entries(knownPrefixes), [prefix, namespace], ['wikidata', wikidataNamespace]]);
}

/** The head of a table that there is not yet. */
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
 * The text of a table of links with rows appended: its head and the order of its rows stay. Columns that a row needs
 * and the table lacks are put where SSSOM has them. A date that the head gives to all rows moves into the rows, for the
 * new ones have another.
 */
export function appendRows(table: LinkTable | string, rows: readonly NewRow[]): string {
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

function partsOf({ document, columns, rows }: LinkTable): [string, readonly string[], readonly NewRow[]] {
  const head = /^(?:#.*\n)*/.exec(document.text)?.[0] ?? '';
  return [head, columns, rows];
}

/** Before the first column of the table that comes later in the schema. */
function withColumn(columns: readonly string[], column: string): readonly string[] {
  const later = order.slice(order.indexOf(column) + 1);
  const at = columns.findIndex((known) => later.includes(known));
  return at < 0 ? [...columns, column] : columns.toSpliced(at, 0, column);
}

/** As RFC 4180 has it. */
function quoted(cell: string): string {
  return /["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
