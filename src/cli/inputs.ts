import { join } from 'node:path';
import { type FileReader, readQueryFolder, readSourceTexts } from '../node/files.ts';
import type { ReportContext } from '../node/terminal.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import { Failure } from '../report/failure.ts';
import type { SourceText } from '../series/check-series.ts';
import { type MappedSeries, mapSeries } from '../series/map-series.ts';
import type { QueryFile } from '../sparql/query-file.ts';
import type { FactsOptions } from './options.ts';

/** The inputs of commands that read facts. */
export interface Inputs {
  readonly ontology: Ontology;
  readonly rules: readonly QueryFile[];
  readonly checks: readonly QueryFile[];
  /** Texts to verify quotations against, by source id. */
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly all: readonly MappedSeries[];
  readonly context: ReportContext;
}

/**
 * Reads ontology, queries and texts of sources, and reads and maps a series from each path.
 * @throws Failure `usage` if `--source ID=FILE` names a source that no facts file has
 */
export async function readInputs(
  paths: readonly string[],
  { ontology: folder, queries, source }: FactsOptions,
  reader: FileReader,
): Promise<Inputs> {
  const [ontology, rules, checks, { texts, named }, read] = await Promise.all([
    reader.ontology(folder),
    readQueryFolder(join(queries, 'infer')),
    readQueryFolder(join(queries, 'checks')),
    readSourceTexts(source),
    Promise.all(paths.map(reader.series)),
  ]);
  const all = read.map((one) => mapSeries(one, ontology));
  const known = new Set(all.flatMap(({ facts }) => facts.sources.map(({ id }) => id)));
  const unknown = named.find((id) => !known.has(id));
  if (unknown !== undefined && all.every(({ complete }) => complete))
    throw new Failure('usage', `--source: no facts file has a source \`${unknown}\``, {
      hint: `sources: ${[...known].join(', ')}`,
    });
  const files = [...texts.values(), ...rules].map(({ file, text }) => [file, text] as const);
  const context = {
    texts: new Map([...all.flatMap((series) => [...series.texts]), ...files]),
    titles: new Map(checks.map(({ name, title }) => [`check:${name}`, title])),
  };
  return { ontology, rules, checks, sources: texts, all, context };
}
