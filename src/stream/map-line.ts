import { namedGraphOf } from '../graph/named-graphs.ts';
import { allQuads, plainQuads } from '../graph/quads.ts';
import type { SettledSeries } from '../graph/settle.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import type { Problem } from '../report/problem.ts';
import { type MappedSeries, mapSeries } from '../series/map-series.ts';
import { readSeries } from '../series/read-series.ts';
import { readFactsLine } from './facts-line.ts';
import { quadLines } from './quad-lines.ts';

export interface MapFormat {
  /** Plain triples only, without statements and evidence. */
  readonly plain: boolean;
  /** N-Quads with a named graph per source, or N-Triples. */
  readonly format: 'nq' | 'nt';
}

/**
 * Maps one line of NDJSON, the facts of a series.
 * @param problem makes the text unusable
 */
export function mapLine(
  file: string,
  line: number,
  text: string,
  ontology: Pick<Ontology, 'profile'>,
  problem?: Problem,
): MappedSeries {
  return mapSeries(
    readSeries(file, [{ name: file, text, ...(problem && { problem }) }], () => readFactsLine(file, line, text)),
    ontology,
  );
}

/** The quads of a series as lines, without duplicates, in the order of the facts. */
export function linesOf(settled: SettledSeries, { plain, format }: MapFormat): string[] {
  if (plain) return quadLines(plainQuads(settled));
  const quads = allQuads(settled);
  return quadLines(quads, format === 'nq' ? namedGraphOf(quads) : undefined);
}
