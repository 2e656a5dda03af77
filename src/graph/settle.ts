import type { NamedNode, Quad } from '@rdfjs/types';
import { quad } from '../rdf/environment.ts';
import { wikibase } from '../rdf/namespace.ts';
import { termId, type Value } from '../rdf/term-id.ts';
import type { Problem } from '../report/problem.ts';
import { uniqueBy } from '../report/unique-by.ts';
import { compareGroup, maximumPairs, pairCount, rivalsIn, type StatementRelation } from './compare-group.ts';
import { isAbsence } from './compare-statements.ts';
import { type Conflict, tooManyValues, unresolvedConflicts } from './conflicts.ts';
import { joinStatements } from './join-statements.ts';
import type { MappedFacts } from './mapped-facts.ts';
import type { Statement } from './statement.ts';

/** A series with the values that ranks assert. */
export interface SettledSeries {
  readonly namespace: string;
  readonly parts: readonly MappedFacts[];
  /** Types, names and asserted values, without duplicates. */
  readonly plain: readonly Quad[];
  /** Without duplicates: each has the evidence of all claims that make it. */
  readonly statements: readonly Statement[];
  /** sg:conflictsWith and sg:refines between statements. */
  readonly relations: readonly StatementRelation[];
  readonly conflicts: readonly Conflict[];
}

/**
 * Merges the mapped parts of one series and decides which values are asserted: for each subject and property those of the
 * preferred statements, else of the normal ones, never of deprecated ones (Wikibase's "truthy" rule), without values that
 * another of them refines. The result does not depend on how statements are distributed over parts.
 * @returns the series, and a problem for each unresolved conflict and each statement with different ranks
 */
export function settle(parts: readonly MappedFacts[]): { settled: SettledSeries; problems: Problem[] } {
  const problems: Problem[] = [];
  const plain: Quad[] = [];
  const statements: Statement[] = [];
  const relations: StatementRelation[] = [];
  const conflicts: Conflict[] = [];
  let pairs = 0;
  for (const { subject, predicate, values, claims } of groupsOf(parts)) {
    const group = joinStatements(claims, problems);
    let asserted = bestRanked(group);
    const rivals = rivalsIn(group);
    if (rivals.length > 0 && pairs <= maximumPairs) {
      pairs += pairCount(rivals);
      if (pairs > maximumPairs) problems.push(...tooManyValues(group, maximumPairs));
      else {
        const found = compareGroup(rivals, asserted);
        for (const relation of found.relations) relations.push(relation);
        for (const conflict of found.conflicts) conflicts.push(conflict);
        asserted = asserted.filter((statement) => !found.refined.has(statement));
      }
    }
    for (const statement of group) statements.push(statement);
    for (const { object } of asserted) if (!isAbsence(object)) values.push(object);
    for (const object of values.length > 1 ? uniqueBy(values, termId) : values)
      plain.push(quad(subject, predicate, object));
  }
  if (pairs <= maximumPairs) problems.push(...unresolvedConflicts(conflicts));
  return {
    settled: { namespace: parts[0]?.namespace ?? '', parts, plain, statements, relations, conflicts },
    problems,
  };
}

/** The values and statements of one subject and property. */
interface Group {
  readonly subject: NamedNode;
  readonly predicate: NamedNode;
  /** Values that need no statement: classes and names. */
  readonly values: Value[];
  readonly claims: Statement[];
}

function groupsOf(parts: readonly MappedFacts[]): readonly Group[] {
  const bySubject = new Map<string, Group[]>();
  const groupOf = (subject: NamedNode, predicate: NamedNode): Group => {
    const own = bySubject.get(subject.value) ?? [];
    // Compared by identity: the profile has one term per property.
    for (const known of own) if (known.predicate === predicate) return known;
    const group: Group = { subject, predicate, values: [], claims: [] };
    if (own.push(group) === 1) bySubject.set(subject.value, own);
    return group;
  };
  for (const { identity, statements } of parts) {
    for (const { subject, predicate, object } of identity) groupOf(subject, predicate).values.push(object);
    for (const statement of statements) groupOf(statement.subject, statement.predicate).claims.push(statement);
  }
  return [...bySubject.values()].flat();
}

function bestRanked(group: readonly Statement[]): readonly Statement[] {
  if (group.every(({ rank }) => rank === wikibase.NormalRank)) return group;
  const ranked = (rank: NamedNode) => group.filter((statement) => statement.rank.equals(rank));
  const preferred = ranked(wikibase.PreferredRank);
  return preferred.length > 0 ? preferred : ranked(wikibase.NormalRank);
}
