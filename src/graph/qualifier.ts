import type { NamedNode } from '@rdfjs/types';
import { termId, type Value } from '../rdf/term-id.ts';

/** What is said about a statement: predicate and value. */
export type Qualifier = readonly [NamedNode, Value];

export const noQualifiers: readonly Qualifier[] = [];

/** A key that only equal qualifiers share. */
export function qualifierId([predicate, value]: Qualifier): string {
  return `${predicate.value} ${termId(value)}`;
}
