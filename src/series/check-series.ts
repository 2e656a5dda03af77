import { runChecks } from '../check/run-checks.ts';
import { speaksOfAnother } from '../check/speaks-of-another.ts';
import { type SeriesSupport, supportOf } from '../check/support.ts';
import { supportProblems } from '../check/support-problems.ts';
import { validateShapes } from '../check/validate-shapes.ts';
import { verifyQuotations } from '../facts/verify-quotations.ts';
import type { SeriesGraph } from '../graph/series-graph.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import type { Problem } from '../report/problem.ts';
import type { QueryEngine } from '../sparql/engine.ts';
import type { QueryFile } from '../sparql/query-file.ts';
import type { InferredSeries } from './infer-series.ts';
import type { MappedSeries } from './map-series.ts';

/** The shapes (in the ontology) and queries that check series. */
export interface Checks {
  readonly ontology: Ontology;
  /** SELECT queries: each row is a violation. */
  readonly checks: readonly QueryFile[];
  /** Whether a value that the words of its claim do not say is an error. */
  readonly strict?: boolean;
}

/** The plain text of a source, with its file name for messages. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
  /** The SHA-256 of the file, with its byte order mark; by default that of the text in UTF-8. */
  readonly sha256?: string;
}

/**
 * Validates a series by the shapes (SHACL Core) and the check queries (SPARQL 1.1), and verifies quotations in source texts.
 * @param engine the engine of `inferSeries`, which contains the graph
 * @param sources texts by source id; only quotations of these sources are verified
 * @returns all problems of the series, including those of reading and mapping
 * @throws Failure `query-failed` or `query-timeout` if a check query cannot be answered
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
    return known ? verifyQuotations(source, known.text, known.file, known.sha256) : [];
  });
  const support = supportOfSeries(series, checks.ontology);
  const statements = series.settled.parts.flatMap((part) => part.statements);
  const words = [...supportProblems(support, checks.strict), ...speaksOfAnother(statements, support.textOf)];
  return [...problems, ...quotations, ...words, ...found];
}

const supportOfSettled = new WeakMap<MappedSeries['settled'], SeriesSupport>();

/**
 * What the words of claims say of their values. It is computed once for a series.
 * @example
 * const { tested } = supportOfSeries(mapped, ontology);
 */
export function supportOfSeries(
  { settled, facts }: Pick<MappedSeries, 'settled' | 'facts'>,
  ontology: Ontology,
): SeriesSupport {
  const support = supportOfSettled.get(settled) ?? supportOf(settled, facts.sources, ontology);
  supportOfSettled.set(settled, support);
  return support;
}

/** Validates the graph of one or several series by shapes and queries. */
export async function checkGraph(
  graph: SeriesGraph,
  { ontology, checks }: Checks,
  engine: QueryEngine,
): Promise<Problem[]> {
  // The engine runs queries in another thread while this one validates shapes.
  const answers = runChecks(checks, engine, graph);
  const [shapes, queries] = await Promise.all([validateShapes(graph, ontology), answers]);
  return [...shapes, ...queries];
}
