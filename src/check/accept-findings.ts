import type { Term } from '@rdfjs/types';
import { problemAt } from '../facts/facts.ts';
import type { AcceptedFinding } from '../graph/mapped-facts.ts';
import { localName } from '../rdf/graph-reader.ts';
import { dataCodes } from '../report/codes.ts';
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
 * @param short shortens IRIs, as in messages
 * @returns the problems of all findings, and one for each exception that does not accept exactly one warning or note
 */
export function acceptFindings(
  findings: readonly Finding[],
  exceptions: readonly AcceptedFinding[],
  names: readonly string[],
  short: (iri: string) => string,
): Problem[] {
  const reasons = new Map<Finding, string>();
  const wrong: Problem[] = [];
  for (const exception of exceptions) {
    const check = exception.check.replace(/^check:/, '');
    const matching = findings.filter((finding) => finding.check === check && isMeant(finding, exception, short));
    const [found] = matching;
    const fault = names.includes(check)
      ? faultOf(check, exception, matching, reasons)
      : noSuchCheck(exception.check, names);
    if (fault) wrong.push(problemAt(exception.origin, fault));
    else if (found) reasons.set(found, exception.because);
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

function isMeant({ focus, value }: Finding, exception: AcceptedFinding, short: (iri: string) => string): boolean {
  if (!focus?.equals(exception.thing)) return false;
  return exception.value === undefined || (value !== undefined && namesOf(value, short).includes(exception.value));
}

/** What an exception may call a value: as facts write it, or as messages do. */
function namesOf({ termType, value }: Term, short: (iri: string) => string): string[] {
  return termType === 'NamedNode' ? [localName(value), short(value), value] : [value];
}

type Fault = Parameters<typeof problemAt>[1];

function noSuchCheck(written: string, names: readonly string[]): Fault {
  return {
    severity: 'error',
    code: 'bad-exception',
    message: `there is no check ${code(written)}`,
    hint:
      written in dataCodes || written.startsWith('shape:')
        ? 'only what a check finds can be accepted: a code that begins with `check:`'
        : () => suggestion(written.replace(/^check:/, ''), names) ?? 'the report names it: what follows `check:`',
  };
}

/** Why an exception does not accept exactly one warning or note. */
function faultOf(
  check: string,
  { thing }: AcceptedFinding,
  [first, ...others]: readonly Finding[],
  accepted: ReadonlyMap<Finding, string>,
): Fault | undefined {
  const at = `the check ${code(check)} finds`;
  if (!first)
    return {
      severity: 'warning',
      code: 'unused-exception',
      message: `${at} nothing to accept at ${localName(thing.value)}`,
      hint: 'remove it, or correct its thing or value',
    };
  if (first.problem.severity === 'error')
    return {
      severity: 'error',
      code: 'bad-exception',
      message: `${at} an error, which cannot be accepted`,
      hint: 'correct the facts',
    };
  if (others.length > 0) {
    const values = [first, ...others].map(({ value }) => value?.value ?? '').map((value) => code(localName(value)));
    return {
      severity: 'error',
      code: 'bad-exception',
      message: `${at} ${others.length + 1} things at ${localName(thing.value)}, and an exception accepts one`,
      hint: `write an exception for each, with \`value\`: ${values.slice(0, 10).join(', ')}`,
    };
  }
  if (accepted.has(first))
    return {
      severity: 'warning',
      code: 'unused-exception',
      message: `what ${at} at ${localName(thing.value)} is accepted already`,
      hint: 'remove one of the two',
    };
  return undefined;
}
