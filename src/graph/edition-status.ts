import type { Quad } from '@rdfjs/types';
import { quad } from '../rdf/environment.ts';
import { schema, sg } from '../rdf/namespace.ts';
import type { Comparison } from './comparison.ts';
import type { Relation } from './relation.ts';
import type { Statement } from './statement.ts';

/** How final a status is: what came of a plan counts before the plan, whatever the dates of the sources. */
const finality: ReadonlyMap<string, number> = new Map(
  [[sg.planned], [schema.EventPostponed, schema.EventRescheduled], [sg.held, schema.EventCancelled]].flatMap(
    (terms, index) => terms.map((term) => [term.value, index] as const),
  ),
);

const notHeld = new Set(
  [sg.planned, schema.EventPostponed, schema.EventCancelled, sg.noValue].map(({ value }) => value),
);

/**
 * A status holds as of the date of its source, and a later one supersedes it (`refines`). Only held against cancelled is a
 * conflict.
 */
export function statusRelation(a: Statement, b: Statement, comparison: Comparison): Relation {
  if (a.object.equals(b.object)) return 'agree';
  const [finalA, finalB] = [a, b].map(({ object }) => finality.get(object.value) ?? 0);
  if (finalA === 2 && finalB === 2) return 'conflict';
  const [dateA, dateB] = [a, b].map(({ source }) => comparison.publishedOf(source));
  if (dateA && dateB && dateA.first > dateB.last) return 'refines';
  if (dateA && dateB && dateB.first > dateA.last) return 'refined';
  if (finalA === finalB) return 'compatible';
  return (finalA ?? 0) > (finalB ?? 0) ? 'refines' : 'refined';
}

/**
 * The type of an edition by what is asserted of it: planned, cancelled and postponed ones, and those that sources say had no
 * start, are no sg:Edition, so that a count of editions is a count of what took place.
 */
export function editionType(type: Quad, asserted: readonly Statement[]): Quad {
  if (!type.object.equals(sg.Edition)) return type;
  const grounds = asserted.filter(({ predicate, object }) =>
    predicate.equals(schema.startDate) ? object.equals(sg.noValue) : predicate.equals(schema.eventStatus),
  );
  const isUnheld = grounds.length > 0 && grounds.every(({ object }) => notHeld.has(object.value));
  return isUnheld ? quad(type.subject, type.predicate, sg.UnheldEdition) : type;
}
