import type { NamedNode, Quad } from '@rdfjs/types';
import { quad } from '../rdf/environment.ts';
import { wikibase } from '../rdf/namespace.ts';
import { termId, type Value } from '../rdf/term-id.ts';
import type { Problem } from '../report/problem.ts';
import { uniqueBy } from '../report/unique-by.ts';
import { compareGroup, maximumPairs, pairCount, rivalsIn, type StatementRelation } from './compare-group.ts';
import { isAbsence } from './compare-statements.ts';
import { type Conflict, openConflicts, tooManyValues } from './conflicts.ts';
import { joinStatements } from './join-statements.ts';
import type { MappedFacts } from './mapped-facts.ts';
import type { Statement } from './statement.ts';

/** A series after ranks have decided which values are asserted. */
export interface SettledSeries {
  readonly namespace: string;
  readonly parts: readonly MappedFacts[];
  /** Types, names and asserted values; each once. */
  readonly plain: readonly Quad[];
  /** Each once, with the evidence of all claims that make it. */
  readonly statements: readonly Statement[];
  /** Which statement contradicts another (sg:conflictsWith), or is more exact than it (sg:refines). */
  readonly relations: readonly StatementRelation[];
  readonly conflicts: readonly Conflict[];
}

/**
 * Puts the mapped parts of one series together and decides which values are asserted: for each subject and property the
 * preferred ones, or else the normal ones, never the deprecated (Wikibase's "truthy" rule), except those that another of
 * them refines. The outcome depends on the statements alone, not on how they are spread over parts.
 * @returns the series, and a problem for each open conflict and each statement with two ranks
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
  // Where not all values were compared, that is all that is reported about conflicts.
  if (pairs <= maximumPairs) problems.push(...openConflicts(conflicts));
  return {
    settled: { namespace: parts[0]?.namespace ?? '', parts, plain, statements, relations, conflicts },
    problems,
  };
}

/** What is known of one property (a property is one term) of one thing. */
interface Group {
  readonly subject: NamedNode;
  readonly predicate: NamedNode;
  /** Without a statement: classes and names. */
  readonly values: Value[];
  readonly claims: Statement[];
}

function groupsOf(parts: readonly MappedFacts[]): readonly Group[] {
  const bySubject = new Map<string, Group[]>();
  const groupOf = (subject: NamedNode, predicate: NamedNode): Group => {
    const own = bySubject.get(subject.value) ?? [];
    const known = own.find((group) => group.predicate === predicate);
    if (known) return known;
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
