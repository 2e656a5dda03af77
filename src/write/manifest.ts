import { datasetOf } from '../rdf/environment.ts';
import { objectOf, subjectsOf } from '../rdf/graph-reader.ts';
import { dcat, dcterms, rdf, voidVocabulary } from '../rdf/namespace.ts';
import { readTurtle } from '../rdf/read-turtle.ts';
import type { Format } from './formats.ts';

// The manifest of an output folder: the names of the files of a series, and the description (`<series>.void.ttl`) that
// lists them. `build` writes it; `query`, `explain`, `load` and `serve` read it.

/** A series in an output folder. */
export interface BuiltSeries {
  /** The first part of its file names. */
  readonly name: string;
  readonly namespace: string;
  /** IRI of the dataset; in a triple store, the named graph of all quads without a source. */
  readonly dataset: string;
  /** SHA-256 of the canonical graph (RDFC-1.0). */
  readonly graphHash: string;
  /** Names of the files that hold the graph. */
  readonly files: readonly string[];
}

const plainMark = '.plain';
const descriptionEnding = '.void.ttl';

/** The name of a file of a series, such as `ics.ttl` or `ics.plain.nt`. */
export function fileNameOf(series: string, ending: string, plain = false): string {
  return `${series}${plain ? plainMark : ''}.${ending}`;
}

export function descriptionNameOf(series: string, plain = false): string {
  return fileNameOf(series, descriptionEnding.slice(1), plain);
}

/** The descriptions among the files of a folder. A plain graph is left out if the series has the whole graph too. */
export function descriptionsIn(names: readonly string[]): string[] {
  const all = names.filter((name) => name.endsWith(descriptionEnding)).sort();
  const plainEnding = plainMark + descriptionEnding;
  return all.filter(
    (name) => !name.endsWith(plainEnding) || !all.includes(name.slice(0, -plainEnding.length) + descriptionEnding),
  );
}

/**
 * Reads the description of a series.
 * @param name of the file
 * @returns undefined if it describes no dataset
 * @throws Failure `unreadable-rdf`
 */
export function readDescription(name: string, text: string): BuiltSeries | undefined {
  const graph = datasetOf(readTurtle(text, name).quads);
  const [dataset] = subjectsOf(graph, rdf.type, dcat.Dataset);
  const namespace = dataset && objectOf(graph, dataset, voidVocabulary.uriSpace)?.value;
  if (!dataset || namespace === undefined) return undefined;
  return {
    name: name.slice(0, -descriptionEnding.length),
    namespace,
    dataset: dataset.value,
    graphHash: objectOf(graph, dataset, dcat.version)?.value ?? '',
    files: subjectsOf(graph, rdf.type, dcat.Distribution).flatMap(
      (file) => objectOf(graph, file, dcterms.title)?.value ?? [],
    ),
  };
}

export function formatOfFile({ name }: BuiltSeries, file: string, formats: readonly Format[]): Format | undefined {
  return formats.find(({ ending }) => file === `${name}.${ending}`);
}

/** The file to read the graph of a series from: that of the first of these formats. */
export function graphFileOf(
  series: BuiltSeries,
  formats: readonly Format[],
): { readonly name: string; readonly format: Format } | undefined {
  for (const format of formats) {
    const name = series.files.find((file) => formatOfFile(series, file, [format]));
    if (name !== undefined) return { name, format };
  }
  return undefined;
}
