import type { Results } from './results.ts';

const columnWidth = 50;

/** A result as the table that the engine in memory prints: columns of one width, long values cut. */
export function toTable({ variables, rows }: Results): string {
  const cell = (text: string) =>
    text.length > columnWidth ? `${text.slice(0, columnWidth - 1)}…` : text.padEnd(columnWidth);
  const header = variables.map(cell).join(' ');
  const lines = rows.map((row) => variables.map((name) => cell(row.get(name)?.value ?? '')).join(' '));
  return [header, '-'.repeat(header.length), ...lines].map((line) => `${line}\n`).join('');
}
