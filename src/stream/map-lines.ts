import type { Ontology } from '../ontology/read-ontology.ts';
import { type Problem, problemCounts } from '../report/problem.ts';
import { linesOf, type MapFormat, mapLine } from './map-line.ts';

export interface MappedLine {
  /** Counted from 1. */
  readonly line: number;
  /** N-Quads or N-Triples; empty if the line has errors. */
  readonly text: string;
  readonly problems: readonly Problem[];
}

/**
 * Maps NDJSON, one series per line with the structure of facts files. Lines are mapped as they arrive.
 * @param name the name of the input, for messages
 * @param format which triples are written, and whether as N-Quads (default, with a named graph per source) or N-Triples
 * @returns the mapped lines in order, without empty ones; lines with errors have problems and no text
 * @example
 * for await (const { text, problems } of mapLines('series.ndjson', lines, ontology)) …
 */
export async function* mapLines(
  name: string,
  lines: Iterable<string> | AsyncIterable<string>,
  ontology: Pick<Ontology, 'profile'>,
  format: MapFormat = { plain: false, format: 'nq' },
): AsyncGenerator<MappedLine> {
  let line = 0;
  for await (const json of lines) {
    line += 1;
    if (json.trim() === '') continue;
    const { settled, problems } = mapLine(name, line, json, ontology);
    const text = problemCounts(problems).error > 0 ? '' : linesOf(settled, format).join('');
    yield { line, text, problems };
  }
}
