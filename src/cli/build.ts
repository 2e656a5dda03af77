import { join } from 'node:path';
import { Failure } from '../report/failure.ts';
import { problemCounts } from '../report/problem.ts';
import { type Format, formats, graphHash } from '../write/formats.ts';
import { toReport } from '../write/report.ts';
import type { CommonOptions } from './options.ts';
import { replaceFiles } from './replace-files.ts';
import { countText, printProblems, say } from './terminal.ts';
import { type ValidatedSeries, validateSeries } from './validated-series.ts';

/**
 * Reads, maps, checks and writes each series; nothing is written where the data has errors.
 * @returns the exit code: 0, or 1 where the data has errors
 */
export async function build(paths: readonly string[], options: CommonOptions): Promise<number> {
  const wanted = options.format.map(formatNamed);
  const { series: all, checks } = await validateSeries(paths, options);
  const problems = all.flatMap((series) => series.problems);
  // Notes stand in the written report; on the terminal they would hide what needs doing.
  const shown = options.json ? problems : problems.filter(({ severity }) => severity === 'error' || (severity === 'warning' && !options.quiet));
  printProblems(shown, new Map(all.flatMap(({ texts }) => [...texts])), options.json);
  if (problemCounts(problems).error > 0) {
    if (!options.quiet) say(`${countText(problems)}; nothing was written`);
    return 1;
  }

  const files = new Map<string, string>();
  const lines: string[] = [];
  for (const series of all) {
    const hash = graphHash(series.series.graph);
    const name = join(options.out, series.facts.series);
    lines.push(countsOf(series));
    for (const format of wanted) {
      const path = `${name}.${format.name}`;
      const content = await writeProved(format, series, hash, path);
      files.set(path, content);
      lines.push(`  ${path.padEnd(24)} ${sizeOf(content)}  graph ${hash}`);
    }
    const report = toReport({ ...series, checks, graphHash: hash });
    files.set(`${name}.report.md`, report);
    lines.push(`  ${`${name}.report.md`.padEnd(24)} ${sizeOf(report)}  ${countText(series.problems)}`);
  }
  if (files.size < all.length * (wanted.length + 1))
    throw new Failure('usage', 'two series have the same name, and so the same output files', { hint: 'rename a folder, or build them with two --out' });
  await replaceFiles(files);
  if (!options.quiet) for (const line of lines) say(line);
  return 0;
}

/** The graph in a format, read back to prove that the file holds the same graph. */
async function writeProved(format: Format, { series, profile }: ValidatedSeries, hash: string, path: string): Promise<string> {
  const content = await format.write(series.graph, profile);
  if (graphHash(await format.read(content)) !== hash) throw new Error(`${path} would not read back as the same graph`);
  return content;
}

function formatNamed(name: string): Format {
  const format = formats.find((known) => known.name === name);
  if (!format) throw new Failure('usage', `there is no format ${name}`, { hint: `one of: ${formats.map((known) => known.name).join(', ')}` });
  return format;
}

function countsOf({ facts, series }: ValidatedSeries): string {
  const claims = facts.sources.reduce((sum, source) => sum + source.claims.length, 0);
  return `${facts.series}: ${facts.sources.length} sources, ${claims} claims → ${series.statements.length} statements, ${series.graph.size} triples`;
}

function sizeOf(content: string): string {
  return `${Math.ceil(Buffer.byteLength(content) / 1000)} kB`.padStart(7);
}
