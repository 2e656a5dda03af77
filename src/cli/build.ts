import { join } from 'node:path';
import type { Readers } from '../node/files.ts';
import { type OutputFolder, openOutputFolder } from '../node/output-folder.ts';
import type { SparqlEngine } from '../node/sparql-engine.ts';
import { toNQuads } from '../rdf/n-quads.ts';
import { Failure } from '../report/failure.ts';
import { type Problem, problemCounts } from '../report/problem.ts';
import {
  checkSeries,
  inferSeries,
  type MappedSeries,
  type Measures,
  mapSeries,
  problemsOf,
  readMeasures,
  reportContextOf,
} from '../series/series-stages.ts';
import { coverageOf } from '../write/coverage.ts';
import { toCoveragePicture } from '../write/coverage-picture.ts';
import { toDatasetDescription } from '../write/dataset-description.ts';
import { type Format, formats, graphHash } from '../write/formats.ts';
import { plainTriples } from '../write/plain-triples.ts';
import { seriesName, toReport } from '../write/report.ts';
import type { BuildOptions } from './options.ts';
import { counted, countText, reportStages, say } from './terminal.ts';

/** A series, what was found in it, and what would be written of it. */
interface BuiltSeries {
  readonly mapped: MappedSeries;
  readonly problems: readonly Problem[];
  readonly files: readonly OutputFile[];
}

interface OutputFile {
  readonly name: string;
  readonly content: string;
  readonly mediaType: string;
  /** What to say of it on the terminal. */
  readonly note: string;
}

/**
 * Reads, maps, checks and writes each series; nothing is written where the data has errors.
 * @returns the exit code: 0, or 1 where the data has errors
 */
export async function build(
  paths: readonly string[],
  options: BuildOptions,
  engine: SparqlEngine,
  readers?: Readers,
): Promise<number> {
  const wanted = options.format.map(formatNamed);
  const projecting = wanted.find(({ project }) => project);
  if (options.plain && projecting)
    throw new Failure('usage', `--plain leaves out the statements that the format ${projecting.name} is made of`, {
      hint: 'leave out one of the two',
    });
  const output = openOutputFolder(options.out);
  try {
    return await buildInto(output, paths, wanted, options, engine, readers);
  } finally {
    output.close();
  }
}

async function buildInto(
  output: OutputFolder,
  paths: readonly string[],
  wanted: readonly Format[],
  options: BuildOptions,
  engine: SparqlEngine,
  readers?: Readers,
): Promise<number> {
  const measures = await readMeasures(options, readers);
  const all = await mapSeries(paths, measures, readers);
  // Notes stand in the written report; on the terminal they would hide what needs doing.
  const least = options.quiet ? 'error' : 'warning';
  const report = reportStages(problemsOf(all), reportContextOf(all, measures), { ...options, least });
  const built: BuiltSeries[] = [];
  for (const mapped of all) {
    const misshapen = await inferSeries(mapped, measures, engine);
    // Together, for the checks mostly wait for the query engine.
    const [found, graphs] = await Promise.all([
      checkSeries(mapped, measures, engine),
      graphFilesOf(mapped, wanted, options.plain),
    ]);
    const problems = [...misshapen, ...found];
    const files = options.plain
      ? graphs.files
      : [...graphs.files, ...(await reportFilesOf(mapped, problems, measures, graphs))];
    built.push({ mapped, problems, files });
  }

  const problems = built.flatMap((series) => series.problems);
  report(problems);
  if (problemCounts(problems).error > 0) {
    if (!options.quiet) say(`${countText(problems)}; nothing was written`);
    return 1;
  }
  output.replace(filesOf(built));
  if (!options.quiet) for (const series of built) say(summaryOf(series, options.out));
  return 0;
}

interface GraphFiles {
  readonly graphHash: string;
  readonly files: readonly OutputFile[];
}

/** The graph in each format, read back to prove that the file holds the same graph. */
async function graphFilesOf(
  { facts, series, profile }: MappedSeries,
  wanted: readonly Format[],
  plain: boolean,
): Promise<GraphFiles> {
  const graph = plain ? plainTriples(series.graph) : series.graph;
  const own = { graph, hash: graphHash(graph), lines: toNQuads(graph) };
  const files: OutputFile[] = [];
  for (const format of wanted) {
    const projected = format.project?.(graph, profile);
    const shown = projected ? { graph: projected, hash: graphHash(projected), lines: toNQuads(projected) } : own;
    const content = await format.write(shown.graph, profile);
    const read = await format.read(content);
    if (toNQuads(read) !== shown.lines && graphHash(read) !== shown.hash)
      throw new Error(`the ${format.name} file would not read back as the same graph`);
    const name = `${facts.series}${plain ? '.plain' : ''}.${format.ending ?? format.name}`;
    files.push({ name, content, mediaType: format.mediaType, note: `graph ${shown.hash}` });
  }
  return { graphHash: own.hash, files };
}

/** What tells people and programs about the graph: the report, the picture, the description of the dataset. */
async function reportFilesOf(
  mapped: MappedSeries,
  problems: readonly Problem[],
  { checks }: Measures,
  { graphHash: hash, files }: GraphFiles,
): Promise<OutputFile[]> {
  const { facts, series, profile } = mapped;
  const described = files.map(({ name, mediaType, content }) => ({
    name,
    mediaType,
    bytes: Buffer.byteLength(content),
  }));
  const description = await toDatasetDescription({ ...series, graphHash: hash, files: described }, profile);
  const report = toReport({ ...mapped, problems, checks, graphHash: hash });
  return [
    {
      name: `${facts.series}.void.ttl`,
      content: description,
      mediaType: 'text/turtle',
      note: 'description of the dataset',
    },
    {
      name: `${facts.series}.svg`,
      content: toCoveragePicture(seriesName(series) ?? facts.series, coverageOf(series)),
      mediaType: 'image/svg+xml',
      note: 'what is known of each edition',
    },
    { name: `${facts.series}.report.md`, content: report, mediaType: 'text/markdown', note: countText(problems) },
  ];
}

function filesOf(built: readonly BuiltSeries[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const { name, content } of built.flatMap((series) => series.files)) {
    if (files.has(name))
      throw new Failure('usage', `two series would be written to ${name}`, {
        hint: 'rename a folder, or build them with two --out',
      });
    files.set(name, content);
  }
  return files;
}

function formatNamed(name: string): Format {
  const format = formats.find((known) => known.name === name);
  if (!format)
    throw new Failure('usage', `there is no format ${name}`, {
      hint: `one of: ${formats.map((known) => known.name).join(', ')}`,
    });
  return format;
}

function summaryOf({ mapped: { facts, series, links }, files }: BuiltSeries, out: string): string {
  const linked = links.filter(({ negated }) => !negated).length;
  const claims = facts.sources.reduce((sum, source) => sum + source.claims.length, 0);
  const read = [
    counted(facts.sources.length, 'source'),
    counted(claims, 'claim'),
    ...(linked > 0 ? [counted(linked, 'link')] : []),
  ];
  const width = Math.max(...files.map(({ name }) => join(out, name).length));
  return [
    `${facts.series}: ${read.join(', ')} → ${counted(series.statements.length, 'statement')}, ${counted(series.graph.size, 'triple')}`,
    ...files.map(({ name, content, note }) => {
      const size = `${Math.ceil(Buffer.byteLength(content) / 1000)} kB`.padStart(7);
      return `  ${join(out, name).padEnd(width)} ${size}  ${note}`;
    }),
  ].join('\n');
}
