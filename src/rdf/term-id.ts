import type { Literal, NamedNode } from '@rdfjs/types';
import { termToId } from 'n3';

/** The value of a statement; never a blank node. */
export type Value = NamedNode | Literal;

/** A unique text for a term: equal for equal terms only. */
export function termId(term: Value): string {
  return termToId(term as Parameters<typeof termToId>[0]);
}
