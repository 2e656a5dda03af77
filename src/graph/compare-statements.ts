import type { Term } from '@rdfjs/types';
import { dcterms, sg } from '../rdf/namespace.ts';
import { termId, type Value } from '../rdf/term-id.ts';
import type { Statement } from './statement.ts';

export type Relation = 'same' | 'beside' | 'refines' | 'refined' | 'conflict';

/**
 * How the first of two statements with the same subject and property relates to the second: it says the same, both can hold
 * (beside), it is more exact (refines), it is less exact (refined), or they contradict each other.
 */
export function relationOf(a: Statement, b: Statement): Relation {
  if (a.object.equals(b.object)) return 'same';
  if (!a.property.single || isAbsence(a.object) || isAbsence(b.object) || differentScope(a, b)) return 'beside';
  if (isFiner(a, b)) return 'refines';
  return isFiner(b, a) ? 'refined' : 'conflict';
}

export function isAbsence(object: Term): boolean {
  return object.equals(sg.unknownValue) || object.equals(sg.noValue);
}

/** Texts in different languages and values of different periods do not contradict each other. */
function differentScope(a: Statement, b: Statement): boolean {
  const language = (value: Value) => (value.termType === 'Literal' ? value.language : '');
  const period = (statement: Statement) => qualifierIds(statement, dcterms.temporal.value).join();
  return language(a.object) !== language(b.object) || period(a) !== period(b);
}

function isFiner(finer: Statement, coarser: Statement): boolean {
  // A source or editor says so, as of a town near a city.
  if (qualifierIds(finer, sg.finerThan.value).includes(termId(coarser.object))) return true;
  return finer.property.value.refines?.(finer, coarser) ?? false;
}

function qualifierIds({ qualifiers }: Statement, predicate: string): string[] {
  return qualifiers
    .filter(([known]) => known.value === predicate)
    .map(([, value]) => termId(value))
    .sort();
}
