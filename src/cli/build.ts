import { join } from 'node:path';
import { formats } from '../node/built.ts';
import { openOutputFolder } from '../node/output-folder.ts';
import { counted, countText } from '../report/counts.ts';
import { Failure } from '../report/failure.ts';
import { suggestion } from '../report/nearest.ts';
import { type Problem, problemCounts } from '../report/problem.ts';
import { checkSeries } from '../series/check-series.ts';
import { type InferredSeries, inferSeries } from '../series/infer-series.ts';
import type { Format } from '../write/formats.ts';
import { descriptionFileOf, graphFilesOf, type OutputFile, reportFilesOf } from '../write/output-files.ts';
import type { CommandContext } from './command.ts';
import { readInputs } from './inputs.ts';
import type { BuildOptions } from './options.ts';
import { log, reportStages } from './terminal.ts';

/**
 * Reads, maps, checks and writes each series; nothing is written where the data has errors.
 * @returns the exit code: 0, or 1 where the data has errors
 */
export async function build(
  paths: readonly string[],
  options: BuildOptions,
  { engine, reader }: CommandContext,
): Promise<number> {
  const wanted = formatsNamed(options);
  const output = openOutputFolder(options.out);
  try {
    const inputs = await readInputs(paths, options, reader);
    // The written report has the notes; on the terminal they would hide what needs doing.
    const report = reportStages(inputs, { ...options, least: options.quiet ? 'error' : 'warning' });
    const problems: Problem[] = [];
    const files = new Map<string, string>();
    const summaries: string[] = [];
    for (const mapped of inputs.all) {
      const series = await inferSeries(mapped, inputs.rules, engine);
      // Together, for the checks mostly wait for the query engine.
      const [found, graphs] = await Promise.all([
        checkSeries(series, inputs, engine, inputs.sources),
        graphFilesOf(series, wanted, options.plain),
      ]);
      problems.push(...found);
      const written = [...graphs.files, await descriptionFileOf(series, graphs)];
      if (!options.plain) written.push(...reportFilesOf(series, found, inputs.checks, graphs));
      for (const file of written) addFile(files, file);
      summaries.push(summaryOf(series, written, options.out));
    }
    report(problems);
    if (problemCounts(problems).error > 0) {
      if (!options.quiet) log(`${countText(problems)}; nothing was written`);
      return 1;
    }
    output.replace(files);
    if (!options.quiet) for (const summary of summaries) log(summary);
    return 0;
  } finally {
    output.close();
  }
}

function formatsNamed({ format, plain }: BuildOptions): Format[] {
  const names = formats.map(({ name }) => name);
  const wanted = format.map((wantedName) => {
    const found = formats.find(({ name }) => name === wantedName);
    if (found) return found;
    throw new Failure('usage', `there is no format ${wantedName}`, { hint: suggestion(wantedName, names) ?? '' });
  });
  const projected = wanted.find(({ project }) => project);
  if (plain && projected)
    throw new Failure('usage', `--plain leaves out the statements that the format ${projected.name} is made of`, {
      hint: 'leave out one of the two',
    });
  return wanted;
}

function addFile(files: Map<string, string>, { name, content }: OutputFile): void {
  if (files.has(name))
    throw new Failure('usage', `two series would be written to ${name}`, {
      hint: 'rename a folder, or build them with two --out',
    });
  files.set(name, content);
}

function summaryOf(
  { facts, links, statements, graph }: InferredSeries,
  files: readonly OutputFile[],
  out: string,
): string {
  const linked = links.filter(({ negated }) => !negated).length;
  const claims = facts.sources.reduce((sum, source) => sum + source.claims.length, 0);
  const read = [
    counted(facts.sources.length, 'source'),
    counted(claims, 'claim'),
    ...(linked > 0 ? [counted(linked, 'link')] : []),
  ];
  const width = Math.max(...files.map(({ name }) => join(out, name).length));
  return [
    `${facts.series}: ${read.join(', ')} → ${counted(statements.length, 'statement')}, ${counted(graph.size, 'triple')}`,
    ...files.map(({ name, content, note }) => {
      const size = `${Math.ceil(Buffer.byteLength(content) / 1000)} kB`.padStart(7);
      return `  ${join(out, name).padEnd(width)} ${size}  ${note}`;
    }),
  ].join('\n');
}
