import { xsd } from '../rdf/namespace.ts';
import { shorten } from '../rdf/prefixes.ts';
import { visible } from '../report/render-text.ts';
import type { Results, Row } from './results.ts';

interface TableOptions {
  /** Columns of the terminal; by default nothing is truncated. */
  readonly width?: number | undefined;
  /** Namespaces by prefix, to shorten IRIs. */
  readonly prefixes: ReadonlyMap<string, string>;
}

interface Column {
  readonly cells: readonly string[];
  /** All its values are numbers. */
  readonly numeric: boolean;
}

const gap = '  ';
/** Minimum width of a truncated column. */
const narrowest = 6;

/** A result as a table for terminals. If it is too wide, the widest columns are truncated. For ASK, `true` or `false`. */
export function toTable({ boolean, variables, rows }: Results, { width, prefixes }: TableOptions): string {
  if (boolean !== undefined) return `${boolean}\n`;
  const columns = variables.map((name) => columnOf(name, rows, prefixes));
  const widths = widthsOf(columns, width);
  const line = (index: number) =>
    columns.map(({ cells, numeric }, at) => aligned(cells[index] ?? '', widths[at] ?? 0, numeric)).join(gap);
  const rule = widths.map((wide) => '-'.repeat(wide)).join(gap);
  const lines = [line(0), rule, ...rows.map((_, index) => line(index + 1))];
  return lines.map((text) => `${text.trimEnd()}\n`).join('');
}

function columnOf(name: string, rows: readonly Row[], prefixes: ReadonlyMap<string, string>): Column {
  const terms = rows.map((row) => row.get(name));
  const cells = terms.map((term) =>
    visible(term?.termType === 'NamedNode' ? shorten(term.value, prefixes) : (term?.value ?? '')),
  );
  const bound = terms.filter((term) => term !== undefined);
  const numeric =
    bound.length > 0 && bound.every((term) => term.termType === 'Literal' && numbers.has(term.datatype.value));
  return { cells: [name, ...cells], numeric };
}

const numbers = new Set(
  [xsd.integer, xsd.decimal, xsd.nonNegativeInteger, xsd.positiveInteger].map(({ value }) => value),
);

/** The widths of the columns; if they do not fit, all above a limit are reduced to it. */
function widthsOf(columns: readonly Column[], width = Number.POSITIVE_INFINITY): number[] {
  const wanted = columns.map(({ cells }) => cells.reduce((most, cell) => Math.max(most, textWidth(cell)), 1));
  let room = width - gap.length * (columns.length - 1);
  let limit = Number.POSITIVE_INFINITY;
  for (const [index, wide] of wanted.toSorted((a, b) => a - b).entries()) {
    limit = Math.max(narrowest, Math.floor(room / (wanted.length - index)));
    if (wide > limit) break;
    room -= wide;
    limit = Number.POSITIVE_INFINITY;
  }
  return wanted.map((wide) => Math.min(wide, limit));
}

function aligned(cell: string, width: number, right: boolean): string {
  const cut = textWidth(cell) > width ? `${beginningOf(cell, width - 1)}…` : cell;
  const space = ' '.repeat(width - textWidth(cut));
  return right ? space + cut : cut + space;
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wideCharacter = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/u;
const plainText = /^[\x20-\x7e]*$/;

/** The width of a text in a terminal, where East Asian characters take two columns. */
function textWidth(text: string): number {
  return plainText.test(text)
    ? text.length
    : [...characters.segment(text)].reduce((sum, { segment }) => sum + widthOf(segment), 0);
}

const widthOf = (character: string) => (wideCharacter.test(character) ? 2 : 1);

function beginningOf(text: string, width: number): string {
  let beginning = '';
  let taken = 0;
  for (const { segment } of characters.segment(text)) {
    taken += widthOf(segment);
    if (taken > width) break;
    beginning += segment;
  }
  return beginning;
}
