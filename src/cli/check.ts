import type { FileReader } from '../node/files.ts';
import { countText } from '../report/counts.ts';
import { type Problem, problemCounts } from '../report/problem.ts';
import { checkSeries } from '../series/check-series.ts';
import { inferSeries } from '../series/infer-series.ts';
import type { QueryEngine } from '../sparql/engine.ts';
import { readInputs } from './inputs.ts';
import type { FactsOptions } from './options.ts';
import { log, reportStages } from './terminal.ts';

/**
 * Reads, maps and checks each series and writes nothing; reports notes too.
 * @returns the exit code: 0, or 1 where the data has errors
 */
export async function check(
  paths: readonly string[],
  options: FactsOptions,
  engine: QueryEngine,
  reader: FileReader,
): Promise<number> {
  const inputs = await readInputs(paths, options, reader);
  const report = reportStages(inputs, { ...options, least: options.quiet ? 'error' : 'info' });
  const problems: Problem[] = [];
  for (const mapped of inputs.all) {
    const inferred = await inferSeries(mapped, inputs.rules, engine);
    problems.push(...(await checkSeries(inferred, inputs, engine, inputs.sources)));
  }
  report(problems);
  if (!options.quiet) log(countText(problems));
  return problemCounts(problems).error > 0 ? 1 : 0;
}
