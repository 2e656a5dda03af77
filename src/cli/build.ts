import { join } from 'node:path';
import { supportText } from '../check/support.ts';
import { formatsNamed } from '../node/built.ts';
import { openOutputFolder } from '../node/output-folder.ts';
import { log, reportStages } from '../node/terminal.ts';
import { countText } from '../report/counts.ts';
import { Failure } from '../report/failure.ts';
import { type Problem, problemCounts } from '../report/problem.ts';
import { checkSeries, supportOfSeries } from '../series/check-series.ts';
import { inferSeries } from '../series/infer-series.ts';
import { descriptionFileOf, graphFilesOf, reportFilesOf, summaryOf } from '../write/output-files.ts';
import type { CommandContext } from './command.ts';
import { readInputs } from './inputs.ts';
import type { FactsOptions } from './options.ts';

interface BuildOptions extends FactsOptions {
  readonly out: string;
  readonly format: readonly string[];
  readonly plain: boolean;
  readonly strict: boolean;
}

/**
 * Reads, maps, infers, checks and writes each series. Writes nothing if the data has errors.
 * @returns the exit code: 0, or 1 if the data has errors
 */
export async function build(
  paths: readonly string[],
  options: BuildOptions,
  { engine, reader }: CommandContext,
): Promise<number> {
  const { out, plain, quiet } = options;
  const wanted = formatsNamed(options.format, plain);
  const output = openOutputFolder(out);
  try {
    const inputs = await readInputs(paths, options, reader);
    // Notes are only in the written report.
    const report = reportStages(inputs, { ...options, least: quiet ? 'error' : 'warning' });
    const problems: Problem[] = [];
    const files = new Map<string, string>();
    const summaries: string[] = [];
    for (const mapped of inputs.all) {
      const series = await inferSeries(mapped, inputs.rules, engine);
      // At the same time, because checks mostly wait for the query engine.
      const [found, graphs] = await Promise.all([
        checkSeries(series, { ...inputs, strict: options.strict }, engine, inputs.sources),
        graphFilesOf(series, wanted, plain),
      ]);
      problems.push(...found);
      const written = [...graphs.files, await descriptionFileOf(series, graphs)];
      if (!plain) written.push(...reportFilesOf(series, found, inputs.checks, graphs));
      for (const { name, content } of written) {
        if (files.has(name))
          throw new Failure('usage', `two series would be written to ${name}`, {
            hint: 'rename one, or build them with different --out',
          });
        files.set(name, content);
      }
      const support = supportText(supportOfSeries(series, inputs.ontology).tested);
      summaries.push(`${summaryOf(series, graphs, written, (name) => join(out, name))}\n  ${support}`);
    }
    report(problems);
    const hasErrors = problemCounts(problems).error > 0;
    if (!hasErrors) output.replace(files);
    if (!quiet) for (const line of hasErrors ? [`${countText(problems)}; nothing was written`] : summaries) log(line);
    return hasErrors ? 1 : 0;
  } finally {
    output.close();
  }
}
