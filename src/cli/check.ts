import type { Readers } from '../node/files.ts';
import type { SparqlEngine } from '../node/sparql-engine.ts';
import { type Problem, problemCounts } from '../report/problem.ts';
import {
  checkSeries,
  inferSeries,
  mapSeries,
  problemsOf,
  readMeasures,
  reportContextOf,
} from '../series/series-stages.ts';
import type { FactsOptions } from './options.ts';
import { countText, reportStages, say } from './terminal.ts';

/**
 * Reads, maps and checks each series and writes nothing; reports notes too.
 * @returns the exit code: 0, or 1 where the data has errors
 */
export async function check(
  paths: readonly string[],
  options: FactsOptions,
  engine: SparqlEngine,
  readers?: Readers,
): Promise<number> {
  const measures = await readMeasures(options, readers);
  const all = await mapSeries(paths, measures, readers);
  const least = options.quiet ? 'error' : 'info';
  const report = reportStages(problemsOf(all), reportContextOf(all, measures), { ...options, least });
  const problems: Problem[] = [];
  for (const mapped of all) {
    problems.push(...(await inferSeries(mapped, measures, engine)));
    problems.push(...(await checkSeries(mapped, measures, engine)));
  }
  report(problems);
  if (!options.quiet) say(countText(problems));
  return problemCounts(problems).error > 0 ? 1 : 0;
}
