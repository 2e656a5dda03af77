import type { Quad } from '@rdfjs/types';
import { Writer } from 'n3';
import { compareText } from '../report/problem.ts';

/** The quads as canonical N-Quads lines, sorted by code unit: the same for the same graph. */
export function toNQuads(graph: Iterable<Quad>): string {
  const writer = new Writer({ format: 'application/n-quads' });
  return [...graph]
    .map((quad) => writer.quadToString(quad.subject, quad.predicate, quad.object, quad.graph))
    .sort(compareText)
    .join('');
}
