import type { ProblemCode } from './codes.ts';

/** Where a problem stands: a file as the user named it, line and column counted from 1, length in characters. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export type Severity = 'error' | 'warning' | 'info';

/** Something wrong in the data. Problems are collected and reported, never thrown. */
export interface Problem {
  readonly severity: Severity;
  /** For machines, and for finding the explanation in docs/diagnostics.md. */
  readonly code: ProblemCode;
  readonly message: string;
  readonly place?: Place;
  /** What to do about it. */
  readonly hint?: string | undefined;
}

/** So many problems of one series are told: who has more has another trouble, and each takes memory. */
const mostProblems = 200_000;

/** Adds a problem; beyond the most that are told, only that there are more. */
export function addProblem(problems: Problem[], problem: Problem): void {
  if (problems.length < mostProblems) problems.push(problem);
  else if (problems.length === mostProblems)
    problems.push({ ...problem, message: `there are more than ${mostProblems} problems; the others are not told` });
}

const severityOrder: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** The problems by file, line and column; at one place the gravest first. Those without a place come last. */
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

/** The problems of this severity and graver ones. */
export function atLeast(problems: readonly Problem[], least: Severity): Problem[] {
  return problems.filter(({ severity }) => severityOrder[severity] <= severityOrder[least]);
}

/** How many problems of each severity. */
export function problemCounts(problems: readonly Problem[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const problem of problems) counts[problem.severity] += 1;
  return counts;
}

/** Finds the line that a place is in, where the text of its file is known; each text is cut into lines once. */
export function lineReader(texts: ReadonlyMap<string, string>): (place: Place) => string | undefined {
  const lines = new Map<string, readonly string[]>();
  return ({ file, line }) => {
    const known = lines.get(file) ?? texts.get(file)?.split(/\r?\n/) ?? [];
    lines.set(file, known);
    return known[line - 1];
  };
}

/** Order by code units: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
