import type { Qualifier } from '../ontology/values/value-kind.ts';
import { termId } from '../rdf/term-id.ts';

export const noQualifiers: readonly Qualifier[] = [];

/** A unique text for a qualifier: equal for equal qualifiers only. */
export function qualifierId([predicate, value]: Qualifier): string {
  return `${predicate.value} ${termId(value)}`;
}
