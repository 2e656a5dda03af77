import type { Quad } from '@rdfjs/types';
import { readFacts } from '../facts/read-facts.ts';
import { mapFacts } from '../graph/map-facts.ts';
import { allQuads, plainQuads } from '../graph/series-quads.ts';
import { settle } from '../graph/settle.ts';
import type { SettledSeries } from '../graph/statement.ts';
import type { Profile } from '../ontology/profile.ts';
import type { Problem } from '../report/problem.ts';
import { readFactsLine } from './facts-line.ts';

/** Which quads of a series are written. */
export interface MapFormat {
  /** Plain triples only. */
  readonly plain: boolean;
  /** N-Quads with a named graph per source, or N-Triples. */
  readonly format: 'nq' | 'nt';
}

/** What became of one line. */
export interface MappedLine {
  readonly settled?: SettledSeries;
  readonly problems: readonly Problem[];
}

/** Maps one line of NDJSON, the facts of a series, by the same code as facts files. */
export function mapLine(file: string, line: number, text: string, profile: Profile): MappedLine {
  const { document, problems } = readFactsLine(file, line, text);
  if (!document) return { problems };
  const read = readFacts(file, [document]);
  const { mapped, problems: mapProblems } = mapFacts(read.facts, profile);
  const { settled, problems: rankProblems } = settle([mapped]);
  return { settled, problems: [...read.problems, ...mapProblems, ...rankProblems] };
}

/** The quads of a series that are written, each once, in the order of its facts. */
export function quadsOf(settled: SettledSeries, { plain, format }: MapFormat): readonly Quad[] {
  return plain ? plainQuads(settled) : allQuads(settled, format === 'nq');
}
