import type { Facts } from '../facts/facts.ts';
import { type FactsDocument, readFactsDocument } from '../facts/facts-document.ts';
import { readFacts } from '../facts/read-facts.ts';
import { type LinkTable, linkEnding, readLinkTable } from '../links/link-table.ts';
import type { Problem } from '../report/problem.ts';

/** A file of a series: facts (YAML or JSON), or a mapping set (`….sssom.tsv`). */
export interface SeriesFile {
  readonly name: string;
  readonly text: string;
  /** Why the text cannot be used, such as bytes that are not UTF-8. */
  readonly problem?: Problem;
}

/** What the files of a series say, before the ontology gives it a meaning. */
export interface ReadSeries {
  readonly facts: Facts;
  readonly tables: readonly LinkTable[];
  /** Text by file name. */
  readonly texts: ReadonlyMap<string, string>;
  /** False where a file cannot be used: the series is incomplete, and further checks would report what is only missing. */
  readonly complete: boolean;
  readonly problems: readonly Problem[];
}

/** Reads one facts file; `--watch` hands in one that remembers what it has read. */
export type ReadDocument = typeof readFactsDocument;

/**
 * Reads the files of one series.
 * @param name of the series; output files are named after it
 * @returns what could be read, and a problem for each place that could not
 * @example
 * const read = readSeries('readings', [{ name: 'readings.yaml', text }]);
 */
export function readSeries(
  name: string,
  files: readonly SeriesFile[],
  readDocument: ReadDocument = readFactsDocument,
): ReadSeries {
  const documents: FactsDocument[] = [];
  const tables: LinkTable[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    if (file.problem) {
      problems.push(file.problem);
      continue;
    }
    const read = file.name.endsWith(linkEnding)
      ? readLinkTable(file.name, file.text)
      : readDocument(file.name, file.text);
    if ('table' in read && read.table) tables.push(read.table);
    if ('document' in read && read.document) documents.push(read.document);
    for (const problem of read.problems) problems.push(problem);
  }
  const complete = problems.every(({ severity }) => severity !== 'error');
  const { facts, problems: formProblems } = readFacts(name, documents);
  return {
    facts,
    tables,
    texts: new Map(files.map((file) => [file.name, file.text])),
    complete,
    problems: complete ? [...problems, ...formProblems] : problems,
  };
}
