import type { NamedNode, Quad } from '@rdfjs/types';
import { problemAt } from '../facts/facts.ts';
import { quad } from '../rdf/environment.ts';
import { localName } from '../rdf/graph-reader.ts';
import { sg, wikibase } from '../rdf/namespace.ts';
import { termId } from '../rdf/term-id.ts';
import type { Problem } from '../report/problem.ts';
import { isAbsence, relationOf } from './compare-statements.ts';
import {
  type Conflict,
  firstOrigin,
  type MappedFacts,
  type SettledSeries,
  type Statement,
  type StatementRelation,
} from './statement.ts';
import { StatementGroup } from './statement-group.ts';

/**
 * So many pairs of different values of single-valued properties are compared in one series. Each may become a conflict,
 * and 450 values of one property are as many.
 */
const mostPairs = 100_000;

/**
 * Puts the mapped parts of one series together and decides which values are asserted: for each subject and property the
 * preferred ones, or else the normal ones, never the deprecated (Wikibase's "truthy" rule), and of these not those that
 * another says more exactly. Conflicts of single-valued properties are joined by sg:conflictsWith, finer values to
 * coarser ones by sg:refines. The outcome depends on the statements alone, not on how they are spread over parts.
 * @returns the series, a problem for each statement that has two ranks, and one where there is too much to compare
 */
export function settle(parts: readonly MappedFacts[]): { settled: SettledSeries; problems: Problem[] } {
  const problems: Problem[] = [];
  const groups = groupsOf(parts, problems);
  const comparison = new Comparison();
  const plain: Quad[] = [];
  const statements: Statement[] = [];
  for (const group of groups) {
    for (const statement of group.statements) statements.push(statement);
    for (const { object } of comparison.standing(group.statements)) if (!isAbsence(object)) group.addValue(object);
    for (const value of group.values) plain.push(quad(group.subject, group.predicate, value));
  }
  const { relations, conflicts, beyond } = comparison;
  if (beyond) problems.push(tooManyValues(beyond));
  const namespace = parts[0]?.namespace ?? '';
  const compared = beyond === undefined;
  return { settled: { namespace, parts, plain, statements, relations, conflicts, compared }, problems };
}

function groupsOf(parts: readonly MappedFacts[], problems: Problem[]): StatementGroup[] {
  const groups: StatementGroup[] = [];
  const bySubject = new Map<string, StatementGroup>();
  const groupOf = (subject: NamedNode, predicate: NamedNode): StatementGroup => {
    const first = bySubject.get(subject.value);
    // A thing has a handful of properties, and each property is one term: no map is quicker.
    for (let group = first; group; group = group.next) if (group.predicate === predicate) return group;
    const group = new StatementGroup(subject, predicate);
    if (first) {
      group.next = first.next;
      first.next = group;
    } else bySubject.set(subject.value, group);
    groups.push(group);
    return group;
  };
  for (const { identity, statements } of parts) {
    for (const { subject, predicate, object } of identity) groupOf(subject, predicate).addValue(object);
    for (const statement of statements) {
      const problem = groupOf(statement.subject, statement.predicate).addStatement(statement);
      if (problem) problems.push(problem);
    }
  }
  return groups;
}

/** How the statements of a series stand to each other. */
class Comparison {
  readonly relations: StatementRelation[] = [];
  readonly conflicts: Conflict[] = [];
  /** The statement with which there were too many pairs; from there on none is compared. */
  beyond: Statement | undefined;
  #pairs = 0;

  /** The statements of a group whose values are asserted; notes how all of them stand to each other. */
  standing(group: readonly Statement[]): readonly Statement[] {
    const asserted = bestRanked(group);
    return group.length > 1 && group[0]?.property.single ? this.#mostExact(group, asserted) : asserted;
  }

  /** Of the asserted ones those that no other says more exactly. */
  #mostExact(group: readonly Statement[], asserted: readonly Statement[]): readonly Statement[] {
    const best = new Set(asserted);
    const refined = new Set<Statement>();
    const refines = (finer: Statement, coarser: Statement) => {
      this.relations.push({ from: finer, predicate: sg.refines, to: coarser });
      if (best.has(finer)) refined.add(coarser);
    };
    for (const [a, b] of pairsOf(group)) {
      this.#pairs += 1;
      if (this.#pairs > mostPairs) this.beyond ??= b;
      if (this.beyond) break;
      const relation = relationOf(a, b);
      if (relation === 'refines') refines(a, b);
      else if (relation === 'refined') refines(b, a);
      else if (relation === 'conflict') {
        this.relations.push(
          { from: a, predicate: sg.conflictsWith, to: b },
          { from: b, predicate: sg.conflictsWith, to: a },
        );
        this.conflicts.push({ statements: [a, b], ruled: !(best.has(a) && best.has(b)) });
      }
    }
    return asserted.filter((statement) => !refined.has(statement));
  }
}

function bestRanked(group: readonly Statement[]): readonly Statement[] {
  if (group.every(isNormal)) return group;
  const ranked = (rank: NamedNode) => group.filter((statement) => statement.rank.equals(rank));
  const preferred = ranked(wikibase.PreferredRank);
  return preferred.length > 0 ? preferred : ranked(wikibase.NormalRank);
}

function isNormal({ rank }: Statement): boolean {
  return rank === wikibase.NormalRank;
}

/** The pairs that can be more than beside each other: with different values. */
function* pairsOf(group: readonly Statement[]): Generator<[Statement, Statement]> {
  const byValue = [...Map.groupBy(group, ({ object }) => termId(object)).values()];
  for (const [index, some] of byValue.entries())
    for (const others of byValue.slice(index + 1)) for (const a of some) for (const b of others) yield [a, b];
}

function tooManyValues(statement: Statement): Problem {
  return problemAt(firstOrigin(statement), {
    severity: 'error',
    code: 'conflict',
    message: `\`${statement.property.key}\` of ${localName(statement.subject.value)}: more than ${mostPairs} pairs of values where one can hold`,
    hint: 'is it the right property, and are these different things?',
  });
}
