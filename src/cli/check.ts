import { problemCounts } from '../report/problem.ts';
import type { CommonOptions } from './options.ts';
import { countText, printProblems, say } from './terminal.ts';
import { validateSeries } from './validated-series.ts';

/**
 * Reads, maps and checks each series and writes nothing; reports notes too.
 * @returns the exit code: 0, or 1 where the data has errors
 */
export async function check(paths: readonly string[], options: CommonOptions): Promise<number> {
  const { series } = await validateSeries(paths, options);
  const problems = series.flatMap((one) => one.problems);
  const shown = options.quiet ? problems.filter(({ severity }) => severity === 'error') : problems;
  printProblems(options.json ? problems : shown, new Map(series.flatMap(({ texts }) => [...texts])), options.json);
  if (!options.quiet) say(countText(problems));
  return problemCounts(problems).error > 0 ? 1 : 0;
}
