import type { Facts } from '../../src/facts/facts.ts';
import type { FactsDocument } from '../../src/facts/facts-document.ts';
import { type SeriesGraph, seriesGraphOf } from '../../src/graph/series-graph.ts';
import type { SettledSeries } from '../../src/graph/settle.ts';
import { type Profile, profileOfSeries } from '../../src/ontology/profile.ts';
import type { Problem } from '../../src/report/problem.ts';
import { mapSeries } from '../../src/series/map-series.ts';
import { type ReadSeries, readSeries } from '../../src/series/read-series.ts';

/** A series after the stages from reading to settling. */
export interface Staged {
  readonly facts: Facts;
  readonly settled: SettledSeries;
  readonly series: SeriesGraph;
  readonly problems: readonly Problem[];
  /** The ontology's profile with the prefixes of the series, as the commands make it. */
  readonly profile: Profile;
}

/** What the stages make of documents that could be read. */
export function stagesOf(documents: readonly FactsDocument[], ontology: Profile): Staged {
  const queue = [...documents];
  const files = documents.map(({ file, text }) => ({ name: file, text }));
  return stagesOfFiles(
    readSeries('facts', files, () => ({ document: queue.shift() as FactsDocument, problems: [] })),
    ontology,
  );
}

/** What the stages make of files, as far as they could be read. */
export function stagesOfFiles(read: ReadSeries, ontology: Profile): Staged {
  const { facts, settled, problems } = mapSeries(read, { profile: ontology });
  const profile = profileOfSeries(ontology, facts.namespace);
  return { facts, settled, series: seriesGraphOf([settled], ontology.prefixes), problems, profile };
}
