import type { Excerpt } from './failure.ts';
import { lineReader, type Place, type Problem, type Severity, sortedProblems } from './problem.ts';

const colours = { error: 'red', warning: 'yellow', info: 'cyan' } as const satisfies Record<Severity, string>;

/** Formats have the names of `styleText` in node:util. */
export type Paint = (format: 'bold' | 'dim' | (typeof colours)[Severity], text: string) => string;

const plain: Paint = (_, text) => text;

export interface TextOptions {
  /** Text by file name, to show the line of each problem. */
  readonly texts: ReadonlyMap<string, string>;
  /** Styles a text for a terminal. Default: no styles. */
  readonly paint?: Paint | undefined;
  /** Returns the line of a place, for files that are not in `texts`. */
  readonly lineOf?: (place: Place) => string | undefined;
}

/**
 * Renders problems as text, as compilers do: `file:line:column severity code message`, the line with carets below, and a hint.
 * Control characters are escaped, so that data cannot control the terminal (CWE-150).
 * @returns the text in the order of files and lines; empty without problems
 * @example
 * console.error(renderProblems(problems, { texts: new Map([['readings.yaml', text]]) }));
 */
export function renderProblems(problems: readonly Problem[], options: TextOptions): string {
  const lineOf = options.lineOf ?? lineReader(options.texts);
  return sortedProblems(problems)
    .map((problem) => renderProblem(problem, lineOf, options.paint ?? plain))
    .join('\n');
}

function renderProblem(problem: Problem, lineOf: (place: Place) => string | undefined, paint: Paint): string {
  const { place } = problem;
  const lines: string[] = [];
  const where = place ? `${place.file}:${place.line}:${place.column} ` : '';
  lines.push(
    `${paint('bold', visible(where))}${paint(colours[problem.severity], problem.severity)} ${visible(problem.code)} ${visible(problem.message)}`,
  );
  const source = place && lineOf(place);
  if (place && source !== undefined) lines.push(...renderExcerpt({ ...place, text: source }, problem.severity, paint));
  if (problem.hint) lines.push(`  ${paint('bold', 'hint:')} ${visible(problem.hint)}`);
  return lines.map((line) => `${line}\n`).join('');
}

/** Two lines: the line with its number, and carets below. */
export function renderExcerpt(
  { line, column, length, text }: Excerpt,
  severity: Severity,
  paint: Paint = plain,
): string[] {
  const frame = codeFrame(text, column, length);
  const number = String(line);
  return [
    paint('dim', `${number} | `) + frame.line,
    paint('dim', `${' '.repeat(number.length)} | `) + paint(colours[severity], frame.caret),
  ];
}

const frameWidth = 110;

/** The part of a line around a column, and the carets below it. */
function codeFrame(source: string, column: number, length: number): { line: string; caret: string } {
  const start = Math.max(0, Math.min(column - 1 - 20, source.length - frameWidth));
  const begin = source.length > frameWidth ? start : 0;
  const head = begin > 0 ? '…' : '';
  const tail = source.length > begin + frameWidth ? '…' : '';
  const before = head + visible(source.slice(begin, column - 1));
  const rest = visible(source.slice(column - 1, begin + frameWidth));
  const carets = Math.max(1, Math.min(length, rest.length));
  return { line: before + rest + tail, caret: ' '.repeat(before.length) + '^'.repeat(carets) };
}

/** Escapes control and bidirectional characters (CWE-150); a tab becomes one space, so that carets stay aligned. */
export function visible(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replace(
      /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}\ufeff]/gu,
      (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
    );
}
