import type { NamedNode, Quad } from '@rdfjs/types';
import { quad } from '../rdf/environment.ts';
import { dcterms, rdf, schema, sg, wikibase } from '../rdf/namespace.ts';
import { termId, type Value } from '../rdf/term-id.ts';
import type { Problem } from '../report/problem.ts';
import { uniqueBy } from '../report/unique-by.ts';
import { compareGroup, maximumPairs, pairCount, rivalsIn, type StatementRelation } from './compare-group.ts';
import { isAbsence } from './compare-statements.ts';
import { Comparison } from './comparison.ts';
import { type Conflict, tooManyValues, twoValuesOfAClaim, unresolvedConflicts } from './conflicts.ts';
import { declaredConflicts } from './declared-conflicts.ts';
import { editionType } from './edition-status.ts';
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
  /**
   * Statements that rules may build on: asserted, alone for their subject, property and scope (or all asserted agree), without a
   * mark and without an unresolved conflict.
   */
  readonly premises: ReadonlySet<Statement>;
  /** The series in which a number counts that names none: the only one of its edition. */
  readonly seriesOfNumbers: ReadonlyMap<Statement, Value>;
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
  const premises = new Set<Statement>();
  const seriesOfNumbers = new Map<Statement, Value>();
  const comparison = new Comparison(parts);
  let pairs = 0;
  for (const { subject, groups } of groupsOf(parts)) {
    const types: Quad[] = [];
    const ofSubject: Statement[] = [];
    for (const one of groups) {
      const { predicate, values, claims } = one;
      const group = joinStatements(claims, problems);
      one.statements = group;
      const best = bestRanked(group);
      let asserted = best;
      let disputed: ReadonlySet<Statement> = nobody;
      const rivals = rivalsIn(group);
      if (rivals.length > 0 && pairs <= maximumPairs) {
        pairs += pairCount(rivals);
        if (pairs > maximumPairs) problems.push(...tooManyValues(group, maximumPairs));
        else {
          const found = compareGroup(rivals, best, comparison);
          for (const relation of found.relations) relations.push(relation);
          for (const conflict of found.conflicts) conflicts.push(conflict);
          problems.push(...twoValuesOfAClaim(found.slips));
          ({ asserted, disputed } = found);
        }
      }
      for (const statement of group) statements.push(statement);
      for (const statement of asserted) {
        ofSubject.push(statement);
        if (!isAbsence(statement.object)) values.push(statement.object);
        if (!disputed.has(statement) && isCertain(statement)) premises.add(statement);
      }
      for (const object of values.length > 1 ? uniqueBy(values, termId) : values)
        (predicate === rdf.type ? types : plain).push(quad(subject, predicate, object));
    }
    for (const type of types) plain.push(editionType(type, ofSubject));
    for (const [number, series] of numbersInOnlySeries(groups)) seriesOfNumbers.set(number, series);
  }
  for (const conflict of declaredConflicts(statements, problems)) {
    const [from, to] = conflict.statements;
    const predicate = sg.conflictsWith;
    relations.push({ from, predicate, to }, { from: to, predicate, to: from });
    conflicts.push(conflict);
    for (const statement of conflict.statements) premises.delete(statement);
  }
  if (pairs <= maximumPairs) problems.push(...unresolvedConflicts(conflicts));
  return {
    settled: {
      namespace: parts[0]?.namespace ?? '',
      parts,
      plain,
      statements,
      premises,
      seriesOfNumbers,
      relations,
      conflicts,
    },
    problems,
  };
}

const nobody: ReadonlySet<Statement> = new Set();

/** Whether a statement has a value and no mark (about, at least, uncertain), neither on it nor on its period. */
function isCertain({ object, qualifiers }: Statement): boolean {
  if (isAbsence(object)) return false;
  return qualifiers.every(
    ([predicate, value]) =>
      !(predicate.equals(sg.precision) && !value.equals(sg.exact)) &&
      !(predicate.equals(dcterms.temporal) && /~|%3F|%25/.test(value.value)),
  );
}

/** Numbers without a series, with the only series that any source gives their edition. */
function numbersInOnlySeries(groups: readonly Group[]): [Statement, Value][] {
  const numbers = groups.find(({ predicate }) => predicate.equals(sg.ordinal))?.statements ?? [];
  if (numbers.length === 0) return [];
  const series = groups.find(({ predicate }) => predicate.equals(schema.superEvent))?.statements ?? [];
  const [only, ...others] = uniqueBy(
    series.map(({ object }) => object),
    termId,
  );
  if (!only || others.length > 0 || isAbsence(only)) return [];
  const isNamed = ({ qualifiers }: Statement) => qualifiers.some(([predicate]) => predicate.equals(sg.inSeries));
  return numbers.flatMap((number) => (isNamed(number) ? [] : [[number, only] as const satisfies [Statement, Value]]));
}

/** The values and statements of one subject and property. */
interface Group {
  readonly predicate: NamedNode;
  /** Values that need no statement: classes and names. */
  readonly values: Value[];
  readonly claims: Statement[];
  /** The claims, joined. */
  statements: readonly Statement[];
}

interface Subject {
  readonly subject: NamedNode;
  readonly groups: Group[];
}

function groupsOf(parts: readonly MappedFacts[]): Iterable<Subject> {
  const subjects = new Map<string, Subject>();
  const groupOf = (subject: NamedNode, predicate: NamedNode): Group => {
    const own = subjects.get(subject.value) ?? { subject, groups: [] };
    // Compared by identity: the profile has one term per property.
    for (const known of own.groups) if (known.predicate === predicate) return known;
    const group: Group = { predicate, values: [], claims: [], statements: [] };
    if (own.groups.push(group) === 1) subjects.set(subject.value, own);
    return group;
  };
  for (const { identity, statements } of parts) {
    for (const { subject, predicate, object } of identity) groupOf(subject, predicate).values.push(object);
    for (const statement of statements) groupOf(statement.subject, statement.predicate).claims.push(statement);
  }
  return subjects.values();
}

function bestRanked(group: readonly Statement[]): readonly Statement[] {
  if (group.every(({ rank }) => rank === wikibase.NormalRank)) return group;
  const ranked = (rank: NamedNode) => group.filter((statement) => statement.rank.equals(rank));
  const preferred = ranked(wikibase.PreferredRank);
  return preferred.length > 0 ? preferred : ranked(wikibase.NormalRank);
}
