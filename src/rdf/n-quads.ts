import type { Quad } from '@rdfjs/types';
import { Writer } from 'n3';
import { compareText } from '../report/problem.ts';

/** The quads as N-Quads lines, each once, sorted by code unit: the same for the same graph without blank nodes. */
export function toNQuads(graph: Iterable<Quad>): string {
  const writer = new Writer({ format: 'application/n-quads' });
  const lines = new Set<string>();
  for (const { subject, predicate, object, graph: name } of graph)
    lines.add(writer.quadToString(subject, predicate, object, name));
  return [...lines].sort(compareText).join('');
}
