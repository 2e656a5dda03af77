import { runChecks } from '../check/run-checks.ts';
import { Trace } from '../graph/trace.ts';
import type { SparqlEngine } from '../node/sparql-engine.ts';
import { openStore, type StoreQueryOptions } from '../node/store.ts';
import { shortenerOf } from '../rdf/prefixes.ts';
import { problemCounts } from '../report/problem.ts';
import { inferInto } from '../series/infer.ts';
import { mapSeries, readMeasures, reportContextOf } from '../series/series-stages.ts';
import type { FactsOptions } from './options.ts';
import { countText, printProblems, say } from './terminal.ts';

/**
 * Runs the check queries inside a store. Where facts are given, what is found stands at their lines.
 * @param engine what infers from the facts, if any are given
 * @returns the exit code: 0, or 1 where the data in the store has errors
 */
export async function checkStore(
  paths: readonly string[],
  options: FactsOptions & StoreQueryOptions,
  engine?: SparqlEngine,
): Promise<number> {
  const measures = await readMeasures(options);
  const all = await mapSeries(paths, measures);
  const trace = new Trace();
  for (const mapped of all) {
    // What was inferred has its place too.
    if (engine && mapped.readable) await inferInto(mapped.series, measures.rules, engine);
    trace.addAll(mapped.series.trace);
  }
  const short = shortenerOf(
    measures.ontology.profile.prefixes,
    all.map(({ facts }) => facts.namespace),
  );
  const problems = await runChecks(measures.checks, await openStore(options), trace, short);
  printProblems(problems, reportContextOf(all, measures), {
    json: options.json,
    least: options.quiet ? 'error' : 'info',
  });
  if (!options.quiet) say(`${countText(problems)} in the store`);
  return problemCounts(problems).error > 0 ? 1 : 0;
}
