import { runChecks } from '../check/run-checks.ts';
import { seriesGraphOf } from '../graph/series-graph.ts';
import type { FileReader } from '../node/files.ts';
import { openStore, type StoreQueryOptions } from '../node/store.ts';
import { countText } from '../report/counts.ts';
import { problemCounts } from '../report/problem.ts';
import { inferGraph } from '../series/infer-series.ts';
import type { QueryEngine } from '../sparql/engine.ts';
import { readInputs } from './inputs.ts';
import type { FactsOptions } from './options.ts';
import { log, printProblems } from './terminal.ts';

/**
 * Runs the check queries inside a store. Where facts are given, what is found is placed at their lines.
 * @param engine infers from the facts, so that inferred statements have their places too
 * @returns the exit code: 0, or 1 where the data in the store has errors
 */
export async function checkStore(
  paths: readonly string[],
  options: FactsOptions & StoreQueryOptions,
  engine: QueryEngine | undefined,
  reader: FileReader,
): Promise<number> {
  const { ontology, rules, checks, all, context } = await readInputs(paths, options, reader);
  const complete = all.filter((series) => series.complete).map(({ settled }) => settled);
  const mapped = seriesGraphOf(complete, ontology.profile.prefixes);
  const graph = engine ? await inferGraph(mapped, rules, engine) : mapped;
  const problems = await runChecks(checks, await openStore(options), graph);
  printProblems(problems, context, { json: options.json, least: options.quiet ? 'error' : 'info' });
  if (!options.quiet) log(`${countText(problems)} in the store`);
  return problemCounts(problems).error > 0 ? 1 : 0;
}
