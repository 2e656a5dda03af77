import { placeText, problemAt } from '../facts/facts.ts';

import { localName } from '../rdf/graph-reader.ts';
import type { Problem } from '../report/problem.ts';
import { uniqueBy } from '../report/unique-by.ts';
import { qualifierId } from './qualifier.ts';
import { Statement } from './statement.ts';

/**
 * The statements, each once: those that several claims of a source make have the qualifiers and the evidence of all.
 * @param problems receives one for each statement with two ranks, at the first claim that differs
 */
export function joinStatements(claimed: readonly Statement[], problems: Problem[]): readonly Statement[] {
  if (claimed.length <= 1) return claimed;
  const same = Map.groupBy(claimed, ({ identity }) => identity.join('\n'));
  return [...same.values()].flatMap(([first, ...others]) => (first ? [joined(first, others, problems)] : []));
}

function joined(first: Statement, others: readonly Statement[], problems: Problem[]): Statement {
  if (others.length === 0) return first;
  const other = others.find(({ rank }) => !rank.equals(first.rank));
  if (other) problems.push(twoRanks(first, other));
  const all = [first, ...others];
  const { subject, property, object, rank, origins } = first;
  const [evidence = first.evidence[0], ...more] = uniqueBy(
    all.flatMap((one) => one.evidence),
    ({ quote }) => quote,
  );
  const qualifiers = uniqueBy(
    all.flatMap((one) => one.qualifiers),
    qualifierId,
  );
  return new Statement({
    subject,
    property,
    object,
    rank,
    qualifiers,
    evidence: [evidence, ...more],
    origins: [...origins, ...others.flatMap((one) => one.origins)],
    iri: first.iri,
  });
}

function twoRanks(first: Statement, other: Statement): Problem {
  return problemAt(other.origins[0], {
    severity: 'error',
    code: 'two-ranks',
    message: `${localName(first.source.value)} says this twice, with two ranks`,
    hint: () => `give it the rank that it has in ${placeText(first.origins[0])}, or that one this`,
  });
}
