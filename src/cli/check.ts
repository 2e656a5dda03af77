import { runChecks } from '../check/run-checks.ts';
import { supportText } from '../check/support.ts';
import { seriesGraphOf } from '../graph/series-graph.ts';
import { openStore, type StoreQueryOptions } from '../node/store.ts';
import { log, reportStages } from '../node/terminal.ts';
import { countText } from '../report/counts.ts';
import { type Problem, problemCounts } from '../report/problem.ts';
import { checkSeries, supportOfSeries } from '../series/check-series.ts';
import { inferGraph, inferSeries } from '../series/infer-series.ts';
import type { QueryEngine } from '../sparql/engine.ts';
import type { CommandContext } from './command.ts';
import { type Inputs, readInputs } from './inputs.ts';
import type { FactsOptions } from './options.ts';

interface CheckOptions extends FactsOptions, Omit<StoreQueryOptions, 'endpoint'> {
  readonly endpoint?: string;
  readonly strict: boolean;
}

/**
 * Reads, maps and checks each series, and reports notes too. With an endpoint, runs the check queries in that store; the
 * facts then lead to the lines of problems.
 * @returns the exit code: 0, or 1 if the data has errors
 */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  { engine, reader }: CommandContext,
): Promise<number> {
  const inputs = await readInputs(paths, options, reader);
  const { endpoint, quiet } = options;
  const report = reportStages(inputs, { ...options, least: quiet ? 'error' : 'info' });
  const problems =
    endpoint === undefined
      ? await problemsOf(inputs, options.strict, engine)
      : await problemsInStore(inputs, { ...options, endpoint }, engine);
  report(problems);
  if (!quiet && endpoint === undefined)
    for (const series of inputs.all)
      if (series.complete)
        log(`${series.facts.series}: ${supportText(supportOfSeries(series, inputs.ontology).tested)}`);
  if (!quiet) log(`${countText(problems)}${endpoint === undefined ? '' : ' in the store'}`);
  return problemCounts(problems).error > 0 ? 1 : 0;
}

async function problemsOf(inputs: Inputs, strict: boolean, engine: QueryEngine): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const mapped of inputs.all) {
    const series = await inferSeries(mapped, inputs.rules, engine);
    problems.push(...(await checkSeries(series, { ...inputs, strict }, engine, inputs.sources)));
  }
  return problems;
}

async function problemsInStore(
  { all, rules, checks, ontology }: Inputs,
  store: StoreQueryOptions,
  engine: QueryEngine,
): Promise<Problem[]> {
  const complete = all.filter((series) => series.complete).map(({ settled }) => settled);
  const mapped = seriesGraphOf(complete, ontology.profile.prefixes);
  // With inferred statements, which have lines too.
  const graph = complete.length > 0 ? await inferGraph(mapped, rules, engine) : mapped;
  return runChecks(checks, await openStore(store), graph);
}
