import type { NamedNode, Quad } from '@rdfjs/types';
import { problemAt } from '../facts/facts.ts';
import { placeText } from '../facts/read-facts.ts';
import { quad } from '../rdf/environment.ts';
import { localName } from '../rdf/graph-reader.ts';
import { sg, wikibase } from '../rdf/namespace.ts';
import { termId, type Value } from '../rdf/term-id.ts';
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

/** What is said of one property of one thing. */
interface Group {
  readonly subject: NamedNode;
  readonly predicate: NamedNode;
  /** The values that are asserted; each once. */
  readonly values: Value[];
  /** Each once. */
  readonly statements: Statement[];
}

/**
 * Puts the mapped parts of one series together and decides which values are asserted: for each subject and property the
 * preferred ones, or else the normal ones, never the deprecated (Wikibase's "truthy" rule), and of these not those that
 * another says more exactly. Conflicts of single-valued properties are joined by sg:conflictsWith, finer values to
 * coarser ones by sg:refines. The outcome depends on the statements alone, not on how they are spread over parts.
 * @returns the series, and a problem for each statement that has two ranks
 */
export function settle(parts: readonly MappedFacts[]): { settled: SettledSeries; problems: Problem[] } {
  const problems: Problem[] = [];
  const groups = groupsOf(parts, problems);
  const plain: Quad[] = [];
  const relations: StatementRelation[] = [];
  const conflicts: Conflict[] = [];
  const statements: Statement[] = [];
  for (const group of groups) {
    for (const statement of group.statements) statements.push(statement);
    for (const { object } of standing(group.statements, relations, conflicts))
      if (!isAbsence(object)) addValue(group.values, object);
    for (const value of group.values) plain.push(quad(group.subject, group.predicate, value));
  }
  const namespace = parts[0]?.namespace ?? '';
  return { settled: { namespace, parts, plain, statements, relations, conflicts }, problems };
}

function groupsOf(parts: readonly MappedFacts[], problems: Problem[]): Group[] {
  const groups: Group[] = [];
  const bySubject = new Map<string, Group[]>();
  const groupOf = (subject: NamedNode, predicate: NamedNode): Group => {
    const known = bySubject.get(subject.value);
    // A thing has a handful of properties, and each property is one term: no map is quicker.
    for (const group of known ?? []) if (group.predicate === predicate) return group;
    const group: Group = { subject, predicate, values: [], statements: [] };
    if (known) known.push(group);
    else bySubject.set(subject.value, [group]);
    groups.push(group);
    return group;
  };
  for (const { identity, statements } of parts) {
    for (const { subject, predicate, object } of identity) addValue(groupOf(subject, predicate).values, object);
    for (const statement of statements)
      addStatement(groupOf(statement.subject, statement.predicate).statements, statement, problems);
  }
  return groups;
}

function addValue(values: Value[], value: Value): void {
  if (values.length === 0 || !values.some((known) => known.equals(value))) values.push(value);
}

/** Each statement stands once, with the evidence of all claims that make it. */
function addStatement(statements: Statement[], statement: Statement, problems: Problem[]): void {
  const index = statements.length === 0 ? -1 : statements.findIndex((known) => isSame(known, statement));
  const known = statements[index];
  if (!known) {
    statements.push(statement);
    return;
  }
  if (!known.rank.equals(statement.rank))
    problems.push(
      problemAt(firstOrigin(statement), {
        severity: 'error',
        code: 'two-ranks',
        message: `${localName(known.source.value)} says this twice, with two ranks`,
        hint: `give it the rank that it has in ${placeText(firstOrigin(known))}, or that one this`,
      }),
    );
  statements[index] = joined(known, statement);
}

function isSame(a: Statement, b: Statement): boolean {
  return a.object.equals(b.object) && a.source.equals(b.source) && a.iri.equals(b.iri);
}

function joined(a: Statement, b: Statement): Statement {
  const qualifiers = new Map(
    [...a.qualifiers, ...b.qualifiers].map((pair) => [`${pair[0].value} ${termId(pair[1])}`, pair] as const),
  );
  const { iri, subject, property, predicate, object, rank, source } = a;
  return {
    iri,
    subject,
    property,
    predicate,
    object,
    rank,
    source,
    qualifiers: [...qualifiers.values()],
    evidence: [...a.evidence, ...b.evidence],
    origins: [...a.origins, ...b.origins],
  };
}

/** The statements of a group whose values are asserted; notes how all of them stand to each other. */
function standing(
  group: readonly Statement[],
  relations: StatementRelation[],
  conflicts: Conflict[],
): readonly Statement[] {
  const best = bestRanked(group);
  if (group.length < 2) return best;
  const refined = new Set<Statement>();
  const refines = (finer: Statement, coarser: Statement) => {
    relations.push({ from: finer, predicate: sg.refines, to: coarser });
    if (best.includes(finer)) refined.add(coarser);
  };
  for (const [a, b] of pairsOf(group)) {
    const relation = relationOf(a, b);
    if (relation === 'refines') refines(a, b);
    else if (relation === 'refined') refines(b, a);
    else if (relation === 'conflict') {
      relations.push({ from: a, predicate: sg.conflictsWith, to: b }, { from: b, predicate: sg.conflictsWith, to: a });
      conflicts.push({ statements: [a, b], ruled: !(best.includes(a) && best.includes(b)) });
    }
  }
  return best.filter((statement) => !refined.has(statement));
}

function bestRanked(group: readonly Statement[]): readonly Statement[] {
  if (group.every(({ rank }) => rank === wikibase.NormalRank)) return group;
  const ranked = (rank: NamedNode) => group.filter((statement) => statement.rank.equals(rank));
  const preferred = ranked(wikibase.PreferredRank);
  return preferred.length > 0 ? preferred : ranked(wikibase.NormalRank);
}

function pairsOf(group: readonly Statement[]): [Statement, Statement][] {
  return group.flatMap((a, index) => group.slice(index + 1).map((b): [Statement, Statement] => [a, b]));
}
