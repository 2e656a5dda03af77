import type { NamedNode } from '@rdfjs/types';
import { sg } from '../rdf/namespace.ts';
import { termId } from '../rdf/term-id.ts';
import { relationOf } from './compare-statements.ts';
import type { Conflict } from './conflicts.ts';
import type { Statement } from './statement.ts';

/** Maximum number of value pairs compared per series; 450 values of one property reach it. */
export const maximumPairs = 100_000;

export interface StatementRelation {
  readonly from: Statement;
  readonly predicate: NamedNode;
  readonly to: Statement;
}

/** How the statements with one subject and property relate to each other. */
export interface ComparedGroup {
  readonly relations: readonly StatementRelation[];
  readonly conflicts: readonly Conflict[];
  /** Statements that a best-ranked statement refines. */
  readonly refined: ReadonlySet<Statement>;
}

/** The statements of a single-valued property, grouped by value; empty if all have the same value. */
export function rivalsIn(group: readonly Statement[]): Statement[][] {
  if (group.length <= 1 || group[0]?.property.single !== true) return [];
  const byValue = [...Map.groupBy(group, ({ object }) => termId(object)).values()];
  return byValue.length > 1 ? byValue : [];
}

/** The number of pairs of statements with different values. */
export function pairCount(rivals: readonly (readonly Statement[])[]): number {
  let [pairs, before] = [0, 0];
  for (const { length } of rivals) {
    pairs += before * length;
    before += length;
  }
  return pairs;
}

/**
 * Compares each pair of statements with different values.
 * @param best the statements with the best rank
 */
export function compareGroup(rivals: readonly Statement[][], best: readonly Statement[]): ComparedGroup {
  const relations: StatementRelation[] = [];
  const conflicts: Conflict[] = [];
  const refined = new Set<Statement>();
  const refine = (finer: Statement, coarser: Statement) => {
    relations.push({ from: finer, predicate: sg.refines, to: coarser });
    if (best.includes(finer)) refined.add(coarser);
  };
  for (const [a, b] of pairsOf(rivals)) {
    const relation = relationOf(a, b);
    if (relation === 'refines') refine(a, b);
    else if (relation === 'refined') refine(b, a);
    else if (relation === 'conflict') {
      const predicate = sg.conflictsWith;
      relations.push({ from: a, predicate, to: b }, { from: b, predicate, to: a });
      conflicts.push({ statements: [a, b], resolved: !(best.includes(a) && best.includes(b)) });
    }
  }
  return { relations, conflicts, refined };
}

function* pairsOf(rivals: readonly Statement[][]): Generator<[Statement, Statement]> {
  for (const [index, some] of rivals.entries())
    for (const others of rivals.slice(index + 1)) for (const a of some) for (const b of others) yield [a, b];
}
