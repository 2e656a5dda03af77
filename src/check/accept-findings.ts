import type { Term } from '@rdfjs/types';
import { problemAt } from '../facts/facts.ts';
import type { AcceptedFinding } from '../graph/mapped-facts.ts';
import { localName } from '../rdf/graph-reader.ts';
import { code } from '../report/message-text.ts';
import { suggestion } from '../report/nearest.ts';
import type { Problem } from '../report/problem.ts';

/** A row of a check query as a problem. */
export interface Finding {
  readonly check: string;
  readonly focus: Term | undefined;
  readonly value: Term | undefined;
  readonly problem: Problem;
}

/**
 * Turns the findings that editors accept into notes with their reason.
 * @param names the names of the checks that were run
 * @returns the problems of all findings, and one for each exception that does not accept exactly one warning or note
 */
export function acceptFindings(
  findings: readonly Finding[],
  exceptions: readonly AcceptedFinding[],
  names: readonly string[],
): Problem[] {
  const reasons = new Map<Finding, string>();
  const wrong: Problem[] = [];
  for (const exception of exceptions) {
    const matching = findings.filter((finding) => isMeant(finding, exception));
    const problem = problemOf(exception, matching, names);
    if (problem) wrong.push(problem);
    else for (const finding of matching) reasons.set(finding, exception.because);
  }
  const problems = findings.map((finding): Problem => {
    const reason = reasons.get(finding);
    if (reason === undefined) return finding.problem;
    const { message } = finding.problem;
    return {
      ...finding.problem,
      severity: 'info',
      message: `${message}; accepted: ${reason}`,
      hint: undefined,
      accepted: reason,
    };
  });
  return [...problems, ...wrong];
}

function isMeant({ check, focus, value }: Finding, exception: AcceptedFinding): boolean {
  if (check !== exception.check || !focus?.equals(exception.thing)) return false;
  return (
    exception.value === undefined ||
    (value !== undefined && [value.value, localName(value.value)].includes(exception.value))
  );
}

function problemOf(
  { check, thing, origin }: AcceptedFinding,
  [first, ...others]: readonly Finding[],
  names: readonly string[],
): Problem | undefined {
  if (!names.includes(check))
    return problemAt(origin, {
      severity: 'error',
      code: 'bad-exception',
      message: `there is no check ${code(check)}`,
      hint: () => suggestion(check, names) ?? '',
    });
  if (!first)
    return problemAt(origin, {
      severity: 'warning',
      code: 'unused-exception',
      message: `the check ${code(check)} finds nothing to accept at ${localName(thing.value)}`,
      hint: 'remove it, or correct its thing or value',
    });
  if (first.problem.severity === 'error')
    return problemAt(origin, {
      severity: 'error',
      code: 'bad-exception',
      message: `the check ${code(check)} finds an error, which cannot be accepted`,
      hint: 'correct the facts',
    });
  if (others.length > 0)
    return problemAt(origin, {
      severity: 'error',
      code: 'bad-exception',
      message: `the check ${code(check)} finds ${others.length + 1} things at ${localName(thing.value)}, and an exception accepts one`,
      hint: 'write an exception for each, with `value`',
    });
  return undefined;
}
