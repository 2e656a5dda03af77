import { counted } from '../report/counts.ts';
import type { Problem } from '../report/problem.ts';
import type { InferredSeries } from '../series/infer-series.ts';
import { type BatchOptions, batchesOf, leftOutTable } from './quick-statements.ts';
import { unlinkedProblems } from './unlinked.ts';

interface BatchFile {
  readonly name: string;
  readonly content: string;
  /** Printed after the name. */
  readonly note: string;
}

/** The files of the batches for QuickStatements, and a problem for each missing item. */
export function batchFilesOf(
  series: InferredSeries,
  options: BatchOptions,
): { readonly files: readonly BatchFile[]; readonly problems: readonly Problem[] } {
  const { facts, graph, profile } = series;
  const { create, link, leftOut, missing } = batchesOf(graph, profile.wikidata, options);
  const keys = new Map([...profile.properties.values()].map(({ iri, key }) => [iri, key]));
  const lines = (text: string) => counted(text.split('\n').length - 1, 'line');
  const file = (ending: string, content: string, note: string) => ({
    name: `${facts.series}.${ending}.tsv`,
    content,
    note,
  });
  return {
    files: [
      file('1-create', create, `${lines(create)}: new items`),
      file('2-link', link, `${lines(link)}: statements for existing items`),
      file(
        'left-out',
        leftOutTable(leftOut, (iri) => keys.get(iri) ?? iri),
        'statements left out, with reasons',
      ),
    ],
    problems: unlinkedProblems(missing, series),
  };
}
