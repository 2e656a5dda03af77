import { runChecks } from '../check/run-checks.ts';
import { seriesGraphOf } from '../graph/series-graph.ts';
import { openStore, type StoreQueryOptions } from '../node/store.ts';
import { countText } from '../report/counts.ts';
import { type Problem, problemCounts } from '../report/problem.ts';
import { checkSeries } from '../series/check-series.ts';
import { inferGraph, inferSeries } from '../series/infer-series.ts';
import type { QueryEngine } from '../sparql/engine.ts';
import type { CommandContext } from './command.ts';
import { type Inputs, readInputs } from './inputs.ts';
import type { FactsOptions } from './options.ts';
import { log, reportStages } from './terminal.ts';

export interface CheckOptions extends FactsOptions, Omit<StoreQueryOptions, 'endpoint'> {
  readonly endpoint?: string;
}

/**
 * Reads, maps and checks each series and writes nothing; reports notes too. With an endpoint, runs the check queries inside
 * that store; facts then tell the places of what is found.
 * @returns the exit code: 0, or 1 where the data has errors
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
      ? await problemsOf(inputs, engine)
      : await problemsInStore(inputs, { ...options, endpoint }, engine);
  report(problems);
  if (!quiet) log(`${countText(problems)}${endpoint === undefined ? '' : ' in the store'}`);
  return problemCounts(problems).error > 0 ? 1 : 0;
}

async function problemsOf(inputs: Inputs, engine: QueryEngine): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const mapped of inputs.all) {
    const series = await inferSeries(mapped, inputs.rules, engine);
    problems.push(...(await checkSeries(series, inputs, engine, inputs.sources)));
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
  // Inferred statements have places too.
  const graph = complete.length > 0 ? await inferGraph(mapped, rules, engine) : mapped;
  return runChecks(checks, await openStore(store), graph);
}
