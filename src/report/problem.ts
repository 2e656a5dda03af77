import type { ProblemCode } from './codes.ts';

/** The location of a problem: the file as the user named it; line and column from 1 and length, in UTF-16 code units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export type Severity = 'error' | 'warning' | 'info';

/** An error, warning or note about the data. Problems are returned, never thrown. */
export interface Problem {
  readonly severity: Severity;
  /** A heading of docs/diagnostics.md. */
  readonly code: ProblemCode;
  readonly message: string;
  readonly place?: Place;
  /** How to fix it. */
  readonly hint?: string | undefined;
  /** Why the editors accept it (`exceptions:`). */
  readonly accepted?: string;
}

/** Maximum number of problems reported per series: a limit on memory. */
const maximumProblems = 200_000;

/** Adds a problem. The first one above the maximum only says that there are more. */
export function addProblem(problems: Problem[], problem: Problem): void {
  if (problems.length < maximumProblems) problems.push(problem);
  else if (problems.length === maximumProblems)
    problems.push({ ...problem, message: `more than ${maximumProblems} problems; the others are not shown` });
}

const severityOrder: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Sorts problems by file, line, column and severity; those without a place come last. */
export function sortedProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      Number(a.place === undefined) - Number(b.place === undefined) ||
      compareText(a.place?.file ?? '', b.place?.file ?? '') ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
      severityOrder[a.severity] - severityOrder[b.severity] ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

/** The problems of this severity and of higher ones. */
export function atLeast(problems: readonly Problem[], least: Severity): Problem[] {
  return problems.filter(({ severity }) => severityOrder[severity] <= severityOrder[least]);
}

/** The number of problems of each severity. */
export function problemCounts(problems: readonly Problem[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const problem of problems) counts[problem.severity] += 1;
  return counts;
}

/** A function that returns the source line of a place, if the text of its file is known. Splits each text once. */
export function lineReader(texts: ReadonlyMap<string, string>): (place: Place) => string | undefined {
  const lines = new Map<string, readonly string[]>();
  return ({ file, line }) => {
    const known = lines.get(file) ?? texts.get(file)?.split(/\r?\n/) ?? [];
    lines.set(file, known);
    return known[line - 1];
  };
}

/** Compares by UTF-16 code units, independent of the locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
