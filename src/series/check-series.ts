import { runChecks } from '../check/run-checks.ts';
import { validateShapes } from '../check/validate-shapes.ts';
import { verifyQuotations } from '../facts/verify-quotations.ts';
import type { SeriesGraph } from '../graph/series-graph.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import type { Problem } from '../report/problem.ts';
import type { QueryEngine } from '../sparql/engine.ts';
import type { QueryFile } from '../sparql/query-file.ts';
import type { InferredSeries } from './infer-series.ts';

/** What series are checked by. */
export interface Checks {
  readonly ontology: Ontology;
  /** SELECT queries: each row is a violation. */
  readonly checks: readonly QueryFile[];
}

/** The text of a source, and the name of its file for messages. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/**
 * Checks an inferred series: the SHACL shapes, the check queries, and its quotations where texts of sources are given.
 * @param engine that inferred it, and so holds its graph
 * @param sources texts by source id
 * @returns every problem of the series, those of reading and mapping included
 * @example
 * const problems = await checkSeries(await inferSeries(mapped, rules, engine), { ontology, checks }, engine);
 */
export async function checkSeries(
  series: InferredSeries,
  checks: Checks,
  engine: QueryEngine,
  sources: ReadonlyMap<string, SourceText> = new Map(),
): Promise<Problem[]> {
  const { facts, complete, problems } = series;
  if (!complete) return [...problems];
  // What could not be read is lacking in the graph: much of what is found there would only follow from it.
  const isRead = problems.every(({ severity }) => severity !== 'error');
  const found = isRead ? await checkGraph(series, checks, engine) : [];
  const quotations = facts.sources.flatMap((source) => {
    const known = sources.get(source.id);
    return known ? verifyQuotations(source, known.text, known.file) : [];
  });
  return [...problems, ...quotations, ...found];
}

/** Checks a graph, of one series or of several, by shapes and queries. */
export async function checkGraph(
  graph: SeriesGraph,
  { ontology, checks }: Checks,
  engine: QueryEngine,
): Promise<Problem[]> {
  // The engine answers in a thread of its own while the shapes are validated here.
  const answers = runChecks(checks, engine, graph);
  const [shapes, queries] = await Promise.all([validateShapes(graph, ontology), answers]);
  return [...shapes, ...queries];
}
