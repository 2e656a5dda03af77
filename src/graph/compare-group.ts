import type { NamedNode } from '@rdfjs/types';
import { schema, sg } from '../rdf/namespace.ts';
import { termId } from '../rdf/term-id.ts';
import { relationOf } from './compare-statements.ts';
import type { Comparison } from './comparison.ts';
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
  /** Conflicts between two values of one claim, which can only be a slip. */
  readonly slips: readonly Conflict[];
  /** The statements that are asserted: best-ranked, and not refined by another of these. */
  readonly asserted: readonly Statement[];
  /** Asserted statements that something contradicts, or that do not agree with another asserted one. */
  readonly disputed: ReadonlySet<Statement>;
}

/** The statements of a compared property, grouped by value; empty if all have the same value. */
export function rivalsIn(group: readonly Statement[]): Statement[][] {
  if (group.length <= 1 || group[0]?.property.compared === undefined) return [];
  const byValue = [...Map.groupBy(group, valueKey).values()];
  return byValue.length > 1 ? byValue : [];
}

/** Equal values with the same marks (approximate, at least) say the same. */
function valueKey({ object, qualifiers }: Statement): string {
  const precision = qualifiers.flatMap(([predicate, value]) => (predicate.equals(sg.precision) ? [value.value] : []));
  return `${termId(object)}\n${precision.join(' ')}`;
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
export function compareGroup(
  rivals: readonly Statement[][],
  best: readonly Statement[],
  comparison: Comparison,
): ComparedGroup {
  const relations: StatementRelation[] = [];
  const [conflicts, slips]: [Conflict[], Conflict[]] = [[], []];
  const refined = new Set<Statement>();
  const disputed = new Set<Statement>();
  const bestOnes = new Set(best);
  const agreed = new Map<Statement, Statement[]>();
  const contradicts = contradictionOf(rivals.flat(), comparison);
  const refine = (finer: Statement, coarser: Statement) => {
    // A later status does not say the same more exactly.
    if (!finer.predicate.equals(schema.eventStatus))
      relations.push({ from: finer, predicate: sg.refines, to: coarser });
    if (bestOnes.has(finer)) refined.add(coarser);
  };
  for (const [a, b] of pairsOf(rivals)) {
    const relation = relationOf(a, b, comparison);
    const bothBest = bestOnes.has(a) && bestOnes.has(b);
    const contradicting = relation === 'conflict' && contradicts(a, b);
    if (relation === 'refines') refine(a, b);
    else if (relation === 'refined') refine(b, a);
    else if (relation === 'agree') {
      put(agreed, a, b);
      put(agreed, b, a);
    }
    if (contradicting && bothBest && shareClaim(a, b)) slips.push({ statements: [a, b], resolved: false });
    else if (contradicting) {
      const predicate = sg.conflictsWith;
      relations.push({ from: a, predicate, to: b }, { from: b, predicate, to: a });
      conflicts.push({ statements: [a, b], resolved: !bothBest });
    }
    const isOpen = contradicting || (relation === 'compatible' && a.property.compared === 'single');
    if (bothBest && isOpen) for (const statement of [a, b]) disputed.add(statement);
  }
  const unrefined = best.filter((statement) => !refined.has(statement));
  // If each refines another, all are asserted.
  const asserted = unrefined.length > 0 ? unrefined : best;
  return { relations, conflicts, slips, asserted: oneOfEqual(asserted, agreed), disputed };
}

/**
 * Whether values that exclude each other contradict. Several values of one claim hold together, so two claims contradict only if no value of
 * one can hold with a value of the other; a statement of several claims counts by the one that fits best.
 */
function contradictionOf(group: readonly Statement[], comparison: Comparison): (a: Statement, b: Statement) => boolean {
  if (group[0]?.property.compared !== 'several') return () => true;
  const claims = new Map<string, Statement[]>();
  for (const statement of group) for (const { node } of statement.claims) put(claims, node.value, statement);
  const fits = (one: string, other: string) =>
    one === other ||
    (claims.get(one) ?? []).some((a) =>
      (claims.get(other) ?? []).some((b) => a === b || relationOf(a, b, comparison) !== 'conflict'),
    );
  return (a, b) => !a.claims.some((one) => b.claims.some((other) => fits(one.node.value, other.node.value)));
}

/** Whether one claim makes both. */
function shareClaim(a: Statement, b: Statement): boolean {
  return a.claims.some(({ node }) => b.claims.some((other) => other.node.equals(node)));
}

/** Of values that differ only in writing, the one that most sources give. */
function oneOfEqual(
  asserted: readonly Statement[],
  agreed: ReadonlyMap<Statement, readonly Statement[]>,
): readonly Statement[] {
  if (agreed.size === 0) return asserted;
  const byValue = Map.groupBy(asserted, ({ object }) => termId(object));
  const isTagged = ({ object }: Statement) => object.termType === 'Literal' && object.language !== '';
  const preference = [...byValue].sort(
    ([a, [one, ...ones]], [b, [other, ...others]]) =>
      others.length - ones.length ||
      Number(other !== undefined && isTagged(other)) - Number(one !== undefined && isTagged(one)) ||
      (a < b ? -1 : 1),
  );
  const kept = new Set<Statement>();
  for (const [, statements] of preference) {
    const isWritten = statements.some((one) => (agreed.get(one) ?? []).some((other) => kept.has(other)));
    if (!isWritten) for (const statement of statements) kept.add(statement);
  }
  return asserted.filter((statement) => kept.has(statement));
}

function put<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function* pairsOf(rivals: readonly Statement[][]): Generator<[Statement, Statement]> {
  for (const [index, some] of rivals.entries())
    for (const others of rivals.slice(index + 1)) for (const a of some) for (const b of others) yield [a, b];
}
