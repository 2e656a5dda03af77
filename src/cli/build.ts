import { join } from 'node:path';
import { Failure } from '../report/failure.ts';
import { type Problem, problemCounts } from '../report/problem.ts';
import type { SparqlEngine } from '../sparql/engine.ts';
import { type Format, formats, graphHash } from '../write/formats.ts';
import { toReport } from '../write/report.ts';
import type { BuildOptions } from './options.ts';
import { replaceFiles } from './replace-files.ts';
import { checkSeries, inferSeries, type MappedSeries, mapSeries, readMeasures, textsOf } from './series-stages.ts';
import { countText, printProblems, say } from './terminal.ts';

/** A series, what was found in it, and what would be written of it. */
interface BuiltSeries {
  readonly mapped: MappedSeries;
  readonly problems: readonly Problem[];
  readonly graphHash: string;
  /** Content by the end of the file name. */
  readonly contents: ReadonlyMap<string, string>;
}

/**
 * Reads, maps, checks and writes each series; nothing is written where the data has errors.
 * @returns the exit code: 0, or 1 where the data has errors
 */
export async function build(paths: readonly string[], options: BuildOptions, engine: SparqlEngine): Promise<number> {
  const wanted = options.format.map(formatNamed);
  const measures = await readMeasures(options);
  const all = await mapSeries(paths, measures);
  const built: BuiltSeries[] = [];
  for (const settled of all) {
    const mapped = await inferSeries(settled, measures, engine);
    const hash = graphHash(mapped.series.graph);
    // Together, for the checks mostly wait for the query engine.
    const [found, contents] = await Promise.all([
      checkSeries(mapped, measures, engine),
      contentsOf(mapped, wanted, hash),
    ]);
    const problems = [...mapped.problems, ...found];
    contents.set('report.md', toReport({ ...mapped, problems, checks: measures.checks, graphHash: hash }));
    built.push({ mapped, problems, graphHash: hash, contents });
  }

  const problems = built.flatMap((series) => series.problems);
  // Notes stand in the written report; on the terminal they would hide what needs doing.
  printProblems(problems, textsOf(all, measures), { json: options.json, least: options.quiet ? 'error' : 'warning' });
  if (problemCounts(problems).error > 0) {
    if (!options.quiet) say(`${countText(problems)}; nothing was written`);
    return 1;
  }
  await replaceFiles(filesOf(built, options.out));
  if (!options.quiet) for (const series of built) say(summaryOf(series, options.out));
  return 0;
}

/** The graph in each format, read back to prove that the file holds the same graph. */
async function contentsOf(
  { series, profile }: MappedSeries,
  wanted: readonly Format[],
  hash: string,
): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  for (const format of wanted) {
    const content = await format.write(series.graph, profile);
    if (graphHash(await format.read(content)) !== hash)
      throw new Error(`the .${format.name} file would not read back as the same graph`);
    contents.set(format.name, content);
  }
  return contents;
}

function filesOf(built: readonly BuiltSeries[], out: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const { mapped, contents } of built)
    for (const [ending, content] of contents) {
      const path = join(out, `${mapped.facts.series}.${ending}`);
      if (files.has(path))
        throw new Failure('usage', `two series would be written to ${path}`, {
          hint: 'rename a folder, or build them with two --out',
        });
      files.set(path, content);
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

function summaryOf(
  { mapped: { facts, series }, problems, contents, graphHash: hash }: BuiltSeries,
  out: string,
): string {
  const claims = facts.sources.reduce((sum, source) => sum + source.claims.length, 0);
  const lines = [
    `${facts.series}: ${facts.sources.length} source${facts.sources.length === 1 ? '' : 's'}, ${claims} claims → ${series.statements.length} statements, ${series.graph.size} triples`,
  ];
  for (const [ending, content] of contents) {
    const path = join(out, `${facts.series}.${ending}`).padEnd(24);
    const size = `${Math.ceil(Buffer.byteLength(content) / 1000)} kB`.padStart(7);
    lines.push(`  ${path} ${size}  ${ending === 'report.md' ? countText(problems) : `graph ${hash}`}`);
  }
  return lines.join('\n');
}
