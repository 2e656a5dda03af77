import type { Facts } from '../facts/facts.ts';
import { type FactsDocument, readFactsDocument } from '../facts/facts-document.ts';
import { readFacts } from '../facts/read-facts.ts';
import { type MappingSet, mappingSetExtension, readMappingSet } from '../links/mapping-set.ts';
import type { Problem } from '../report/problem.ts';

/** A file of a series: facts (YAML or JSON), or a mapping set (`….sssom.tsv`). */
export interface SeriesFile {
  readonly name: string;
  readonly text: string;
  /** Why the text cannot be used, such as bytes that are not UTF-8. */
  readonly problem?: Problem;
}

/** The parsed files of a series, not yet mapped by an ontology. */
export interface ReadSeries {
  readonly facts: Facts;
  readonly mappingSets: readonly MappingSet[];
  /** Text by file name. */
  readonly texts: ReadonlyMap<string, string>;
  /** False if a file cannot be used; only the problems of the files are reported then. */
  readonly complete: boolean;
  readonly problems: readonly Problem[];
}

/** Parses one facts file; `--watch` passes a function with a cache. */
export type ReadDocument = typeof readFactsDocument;

/**
 * Parses the files of one series: YAML 1.2, JSON or SSSOM.
 * @param name the name of the series, which becomes the name of output files
 * @param readDocument parses a facts file; replace it to add a cache
 * @returns the facts and mapping sets, and the problems of the files; does not throw
 * @example
 * const read = readSeries('readings', [{ name: 'readings.yaml', text }]);
 */
export function readSeries(
  name: string,
  files: readonly SeriesFile[],
  readDocument: ReadDocument = readFactsDocument,
): ReadSeries {
  const documents: FactsDocument[] = [];
  const mappingSets: MappingSet[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    if (file.problem) {
      problems.push(file.problem);
      continue;
    }
    const read = file.name.endsWith(mappingSetExtension)
      ? readMappingSet(file.name, file.text)
      : readDocument(file.name, file.text);
    if ('mappingSet' in read && read.mappingSet) mappingSets.push(read.mappingSet);
    if ('document' in read && read.document) documents.push(read.document);
    for (const problem of read.problems) problems.push(problem);
  }
  const complete = problems.every(({ severity }) => severity !== 'error');
  const { facts, problems: formProblems } = readFacts(name, documents);
  return {
    facts,
    mappingSets,
    texts: new Map(files.map((file) => [file.name, file.text])),
    complete,
    problems: complete ? [...problems, ...formProblems] : problems,
  };
}
