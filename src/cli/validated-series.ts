import { join } from 'node:path';
import { runChecks } from '../check/run-checks.ts';
import { validateShapes } from '../check/validate-shapes.ts';
import type { Facts } from '../facts/facts.ts';
import { proveQuotes } from '../facts/prove-quotes.ts';
import { readFacts } from '../facts/read-facts.ts';
import { mapFacts } from '../graph/map-facts.ts';
import { settleStatements } from '../graph/settle-statements.ts';
import type { SeriesGraph } from '../graph/statement.ts';
import type { Profile } from '../ontology/profile.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import { seriesPrefixes } from '../ontology/shorten.ts';
import { Failure } from '../report/failure.ts';
import type { Problem } from '../report/problem.ts';
import { SparqlEngine } from '../sparql/engine.ts';
import type { QueryFile } from '../sparql/query-file.ts';
import { toNQuads } from '../write/n-quads.ts';
import { readOntologyFolder, readQueryFolder, readSeriesFiles, readSourceTexts } from './files.ts';
import type { CommonOptions } from './options.ts';

/** One series after all stages but writing. */
export interface ValidatedSeries {
  readonly facts: Facts;
  /** Text of each facts file by name. */
  readonly texts: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  readonly series: SeriesGraph;
  /** The ontology's profile, its prefixes joined by those of the series. */
  readonly profile: Profile;
}

export interface ValidationRun {
  readonly ontology: Ontology;
  readonly checks: readonly QueryFile[];
  readonly series: readonly ValidatedSeries[];
}

/** Takes each path through the stages: read, map, settle, check. */
export async function validateSeries(paths: readonly string[], options: CommonOptions): Promise<ValidationRun> {
  // First of all, for Comunica loads in its thread while the rest goes on here.
  const engine = new SparqlEngine({ timeLimit: options.timeLimit * 1000 });
  try {
    const [ontology, checks, sources] = await Promise.all([
      readOntologyFolder(options.ontology),
      readQueryFolder(join(options.queries, 'checks')),
      readSourceTexts(options.source),
    ]);
    const series: ValidatedSeries[] = [];
    for (const path of paths) series.push(await validateOne(path, ontology, checks, sources, engine));
    const known = new Set(series.flatMap(({ facts }) => facts.sources.map(({ id }) => id)));
    const unknown = [...sources.keys()].find((id) => !known.has(id));
    if (unknown !== undefined)
      throw new Failure('usage', `--source: no facts file has a source \`${unknown}\``, { hint: `known: ${[...known].join(', ')}` });
    return { ontology, checks, series };
  } finally {
    await engine.close();
  }
}

async function validateOne(
  path: string,
  ontology: Ontology,
  checks: readonly QueryFile[],
  sources: ReadonlyMap<string, { file: string; text: string }>,
  engine: SparqlEngine,
): Promise<ValidatedSeries> {
  const files = await readSeriesFiles(path);
  const { facts, problems: formProblems } = readFacts(files.series, files.documents);
  const { mapped, problems: mapProblems } = mapFacts(facts, ontology.profile);
  const series = settleStatements(mapped);
  const profile = { ...ontology.profile, prefixes: new Map([...ontology.profile.prefixes, ...seriesPrefixes(facts.namespace)]) };
  const texts = new Map([...files.texts, ...[...sources.values()].map(({ file, text }) => [file, text] as const)]);
  // Where a file could not be read, all that it describes would be reported as unknown.
  if (files.problems.length > 0) return { facts, texts, problems: files.problems, series, profile };

  await engine.load(toNQuads(series.graph));
  const [shapeProblems, checkProblems] = await Promise.all([
    validateShapes(series, ontology.dataset, profile),
    runChecks(checks, engine, series, profile.prefixes),
  ]);
  const quoteProblems = facts.sources.flatMap((source) => {
    const text = sources.get(source.id);
    return text ? proveQuotes(source, text.text, text.file) : [];
  });
  const problems = [...formProblems, ...mapProblems, ...quoteProblems, ...shapeProblems, ...checkProblems];
  return { facts, texts, problems, series, profile };
}
