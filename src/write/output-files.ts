import { plainQuads } from '../graph/quads.ts';
import { type Dataset, datasetOf } from '../rdf/environment.ts';
import { toNQuads } from '../rdf/n-quads.ts';
import { counted, countText } from '../report/counts.ts';
import type { Problem } from '../report/problem.ts';
import type { InferredSeries } from '../series/infer-series.ts';
import type { QueryFile } from '../sparql/query-file.ts';
import { coverageOf } from './coverage.ts';
import { toCoveragePicture } from './coverage-picture.ts';
import { toDatasetDescription } from './dataset-description.ts';
import { type Format, graphHash } from './formats.ts';
import { descriptionNameOf, fileNameOf } from './manifest.ts';
import { seriesName, toReport } from './report.ts';

export interface OutputFile {
  readonly name: string;
  readonly content: string;
  readonly mediaType: string;
  /** Printed after the name by `build`. */
  readonly note: string;
}

interface GraphFiles {
  readonly graph: Dataset;
  /** SHA-256 of the canonical graph (RDFC-1.0). */
  readonly hash: string;
  readonly plain: boolean;
  readonly files: readonly OutputFile[];
}

/**
 * Writes the graph in each format and reads it back, to verify that the file holds the same graph.
 * @param plain without statements and evidence
 */
export async function graphFilesOf(
  series: InferredSeries,
  formats: readonly Format[],
  plain = false,
): Promise<GraphFiles> {
  const { facts, profile } = series;
  const graph = plain ? datasetOf(plainQuads(series.settled, series.inferred)) : series.graph;
  const own = { graph, hash: graphHash(graph), lines: toNQuads(graph) };
  const files: OutputFile[] = [];
  for (const format of formats) {
    const projected = format.project?.(graph, profile);
    const shown = projected ? { graph: projected, hash: graphHash(projected), lines: toNQuads(projected) } : own;
    const content = await format.write(shown.graph, profile);
    const read = await format.read(content);
    if (toNQuads(read) !== shown.lines && graphHash(read) !== shown.hash)
      throw new Error(`the ${format.name} file does not hold the same graph`);
    const name = fileNameOf(facts.series, format.ending, plain);
    files.push({ name, content, mediaType: format.mediaType, note: `graph ${shown.hash}` });
  }
  return { graph, hash: own.hash, plain, files };
}

/** The description of the dataset, by which other commands find the files of an output folder. */
export async function descriptionFileOf(
  { facts, profile }: InferredSeries,
  { graph, hash, plain, files }: GraphFiles,
): Promise<OutputFile> {
  const described = files.map(({ name, mediaType, content }) => ({
    name,
    mediaType,
    bytes: bytesOf(content),
  }));
  const { namespace } = facts;
  return {
    name: descriptionNameOf(facts.series, plain),
    content: await toDatasetDescription({ namespace, plain, graph, graphHash: hash, files: described }, profile),
    mediaType: 'text/turtle',
    note: 'description of the dataset',
  };
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** The picture and the report. */
export function reportFilesOf(
  series: InferredSeries,
  problems: readonly Problem[],
  checks: readonly QueryFile[],
  { hash }: GraphFiles,
): OutputFile[] {
  const { facts } = series;
  return [
    {
      name: fileNameOf(facts.series, 'svg'),
      content: toCoveragePicture(seriesName(series) ?? facts.series, coverageOf(series)),
      mediaType: 'image/svg+xml',
      note: 'what is known of each edition',
    },
    {
      name: fileNameOf(facts.series, 'report.md'),
      content: toReport({ facts, series, problems, checks, graphHash: hash }),
      mediaType: 'text/markdown',
      note: countText(problems),
    },
  ];
}

/**
 * The lines that `build` prints for a series: counts and files.
 * @param pathOf the path of a file, by its name
 */
export function summaryOf(
  { facts, links, statements }: InferredSeries,
  { graph, plain }: GraphFiles,
  files: readonly OutputFile[],
  pathOf: (name: string) => string,
): string {
  const linked = links.filter(({ negated }) => !negated).length;
  const claims = facts.sources.reduce((sum, source) => sum + source.claims.length, 0);
  const read = [
    counted(facts.sources.length, 'source'),
    counted(claims, 'claim'),
    ...(linked > 0 ? [counted(linked, 'link')] : []),
  ];
  const mapped = plain
    ? counted(graph.size, 'plain triple')
    : `${counted(statements.length, 'statement')}, ${counted(graph.size, 'triple')}`;
  const width = Math.max(...files.map(({ name }) => pathOf(name).length));
  return [
    `${facts.series}: ${read.join(', ')} → ${mapped}`,
    ...files.map(({ name, content, note }) => {
      const size = `${Math.ceil(bytesOf(content) / 1000)} kB`.padStart(7);
      return `  ${pathOf(name).padEnd(width)} ${size}  ${note}`;
    }),
  ].join('\n');
}
