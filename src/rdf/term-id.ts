import type { Literal, NamedNode } from '@rdfjs/types';
import { termToId } from 'n3';

/** What can stand as the value of a statement: there are no blank nodes. */
export type Value = NamedNode | Literal;

/** A term as a text that only an equal term has. */
export function termId(term: Value): string {
  return termToId(term as Parameters<typeof termToId>[0]);
}
