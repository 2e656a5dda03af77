import { placeText, problemAt } from '../facts/facts.ts';
import { localName } from '../rdf/graph-reader.ts';
import type { Problem } from '../report/problem.ts';
import { uniqueBy } from '../report/unique-by.ts';
import { qualifierId } from './qualifier.ts';
import { Statement } from './statement.ts';

/**
 * Merges equal statements of one source: the result has the qualifiers, claims and origins of all of them.
 * @param problems receives one for each statement with different ranks
 */
export function joinStatements(claimed: readonly Statement[], problems: Problem[]): readonly Statement[] {
  // Most statements are of different sources: no identity is needed.
  if (uniqueBy(claimed, ({ source }) => source.value).length === claimed.length) return claimed;
  const same = Map.groupBy(claimed, ({ identity }) => identity.join('\n'));
  return [...same.values()].flatMap(([first, ...others]) => (first ? [joined(first, others, problems)] : []));
}

function joined(first: Statement, others: readonly Statement[], problems: Problem[]): Statement {
  if (others.length === 0) return first;
  const other = others.find(({ rank }) => !rank.equals(first.rank));
  if (other) problems.push(twoRanks(first, other));
  const all = [first, ...others];
  const [claim = first.claims[0], ...more] = uniqueBy(
    all.flatMap(({ claims }) => claims),
    ({ node }) => node.value,
  );
  const qualifiers = uniqueBy(
    all.flatMap((one) => one.qualifiers),
    qualifierId,
  );
  const origins = [...first.origins, ...others.flatMap((one) => one.origins)] as const;
  return new Statement({ ...first, iri: first.iri, qualifiers, claims: [claim, ...more], origins });
}

function twoRanks(first: Statement, other: Statement): Problem {
  return problemAt(other.origins[0], {
    severity: 'error',
    code: 'two-ranks',
    message: `${localName(first.source.value)} makes this statement twice, with different ranks`,
    hint: () => `give both the same rank; the other is at ${placeText(first.origins[0])}`,
  });
}
