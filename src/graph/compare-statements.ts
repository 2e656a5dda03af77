import type { NamedNode, Term } from '@rdfjs/types';
import { isWithin, meets } from '../ontology/values/value-set.ts';
import { dcterms, schema, sg } from '../rdf/namespace.ts';
import { termId, type Value } from '../rdf/term-id.ts';
import type { Comparison } from './comparison.ts';
import { statusRelation } from './edition-status.ts';
import type { Relation } from './relation.ts';
import type { Statement } from './statement.ts';

/** Compares the values of two statements by what they may mean; the first relation that fits holds. */
export function relationOf(a: Statement, b: Statement, comparison: Comparison): Relation {
  if (!a.property.compared || a.object.equals(sg.unknownValue) || b.object.equals(sg.unknownValue)) return 'unrelated';
  if (!sameScope(a, b, comparison)) return 'unrelated';
  const [absentA, absentB] = [a, b].map(({ object }) => object.equals(sg.noValue));
  if (absentA || absentB) return absentA && absentB ? 'agree' : 'conflict';
  if (isDeclaredFiner(a, b)) return 'refines';
  if (isDeclaredFiner(b, a)) return 'refined';
  if (a.predicate.equals(schema.eventStatus)) return statusRelation(a, b, comparison);
  const [one, other] = [a, b].map((statement) =>
    statement.property.value.possible(statement, comparison.contextOf(statement)),
  );
  if (!one || !other || one.scope !== other.scope) return 'unrelated';
  const finer = isWithin(one.stated, other.possible);
  const coarser = isWithin(other.stated, one.possible);
  if (finer && coarser) {
    if (one.marks === other.marks && isWithin(one.stated, other.stated) && isWithin(other.stated, one.stated))
      return 'agree';
    if ((one.marks === '') === (other.marks === '')) return 'compatible';
    return one.marks === '' ? 'refines' : 'refined';
  }
  if (finer) return 'refines';
  if (coarser) return 'refined';
  return meets(one.possible, other.possible) ? 'compatible' : 'conflict';
}

export function isAbsence(object: Term): boolean {
  return object.equals(sg.unknownValue) || object.equals(sg.noValue);
}

/** Two statements are compared if both have a period and these overlap, or none has one; likewise the series that a number counts in. */
export function sameScope(a: Statement, b: Statement, comparison: Comparison): boolean {
  if (a.qualifiers.length === 0 && b.qualifiers.length === 0) return true;
  return (
    inOneScope(a, b, dcterms.temporal, (one, other) => comparison.overlap(one, other)) &&
    inOneScope(a, b, sg.inSeries, (one, other) => one.equals(other))
  );
}

function inOneScope(
  a: Statement,
  b: Statement,
  predicate: NamedNode,
  same: (one: Value, other: Value) => boolean,
): boolean {
  const [one, other] = [a, b].map(({ qualifiers }) => qualifiers.filter(([known]) => known.equals(predicate)));
  if (!one?.length || !other?.length) return one?.length === other?.length;
  return one.some(([, value]) => other.some(([, another]) => same(value, another)));
}

/** A source or editor says so (`finerThan`). */
function isDeclaredFiner({ qualifiers }: Statement, { object }: Statement): boolean {
  return qualifiers.some(([predicate, value]) => predicate.equals(sg.finerThan) && termId(value) === termId(object));
}
