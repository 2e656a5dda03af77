import { join } from 'node:path';
import { runChecks } from '../check/run-checks.ts';
import type { FactsOptions } from '../cli/options.ts';
import type { ReportContext } from '../cli/terminal.ts';
import type { Facts } from '../facts/facts.ts';
import { readFacts } from '../facts/read-facts.ts';
import { proveQuotes } from '../facts/verify-quotations.ts';
import { mapFacts } from '../graph/map-facts.ts';
import { settleStatements } from '../graph/settle-statements.ts';
import type { SeriesGraph } from '../graph/statement.ts';
import { mapLinks } from '../links/map-links.ts';
import type { Link } from '../links/read-links.ts';
import { type Readers, readOntologyFolder, readQueryFolder, readSeriesFiles, readSourceTexts } from '../node/files.ts';
import type { SparqlEngine } from '../node/sparql-engine.ts';
import type { Profile } from '../ontology/profile.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import { seriesPrefixes, shorten } from '../rdf/prefixes.ts';
import { Failure } from '../report/failure.ts';
import type { Problem } from '../report/problem.ts';
import type { QueryFile } from '../sparql/query-file.ts';
import { inferAndValidate } from './infer-and-validate.ts';

/** What all series of a run are measured by. */
export interface Measures {
  readonly ontology: Ontology;
  readonly rules: readonly QueryFile[];
  readonly checks: readonly QueryFile[];
  /** The texts to prove quotes against, by source id. */
  readonly sources: ReadonlyMap<string, { readonly file: string; readonly text: string }>;
}

/** One series as mapped. */
export interface MappedSeries {
  readonly facts: Facts;
  /** Text of each facts file by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** Where a file could not be read, its graph is incomplete: further checks would report what is only missing. */
  readonly readable: boolean;
  readonly problems: readonly Problem[];
  readonly series: SeriesGraph;
  /** What the tables of links say, also of what a thing is not. */
  readonly links: readonly Link[];
  /** The ontology's profile, its prefixes joined by those of the series. */
  readonly profile: Profile;
}

export async function readMeasures(options: FactsOptions, readers?: Readers): Promise<Measures> {
  const [ontology, rules, checks, sources] = await Promise.all([
    readOntologyFolder(options.ontology, readers),
    readQueryFolder(join(options.queries, 'infer')),
    readQueryFolder(join(options.queries, 'checks')),
    readSourceTexts(options.source),
  ]);
  return { ontology, rules, checks, sources };
}

/** Reads and maps each path, a series each. */
export async function mapSeries(
  paths: readonly string[],
  { ontology, sources }: Measures,
  readers?: Readers,
): Promise<MappedSeries[]> {
  const all = await Promise.all(paths.map((path) => mapOne(path, ontology, readers)));
  const known = new Set(all.flatMap(({ facts }) => facts.sources.map(({ id }) => id)));
  const unknown = [...sources.keys()].find((id) => !known.has(id));
  if (unknown !== undefined && all.every(({ readable }) => readable))
    throw new Failure('usage', `--source: no facts file has a source \`${unknown}\``, {
      hint: `known: ${[...known].join(', ')}`,
    });
  return all;
}

async function mapOne(path: string, ontology: Ontology, readers?: Readers): Promise<MappedSeries> {
  const files = await readSeriesFiles(path, readers);
  const { facts, problems: formProblems } = readFacts(files.series, files.documents);
  const { mapped, problems: mapProblems } = mapFacts(facts, ontology.profile);
  const linked = mapLinks(files.tables, facts, mapped, ontology.profile);
  const { series, problems: conflicts } = settleStatements([mapped, linked.mapped]);
  const readable = files.problems.length === 0;
  return {
    facts,
    texts: files.texts,
    readable,
    problems: readable ? [...formProblems, ...mapProblems, ...linked.problems, ...conflicts] : files.problems,
    series,
    links: linked.links,
    profile: {
      ...ontology.profile,
      prefixes: new Map([...ontology.profile.prefixes, ...seriesPrefixes(facts.namespace)]),
    },
  };
}

/**
 * Adds to the graph of a series what follows from it; from then on the engine holds it.
 * @returns what the shapes find
 */
export async function inferSeries(mapped: MappedSeries, measures: Measures, engine: SparqlEngine): Promise<Problem[]> {
  // Where a file could not be read, nothing is concluded from the rest.
  return mapped.readable ? inferAndValidate(mapped.series, measures, engine, shortIn(mapped)) : [];
}

/** An IRI as people of this series read it. */
function shortIn({ profile }: MappedSeries): (iri: string) => string {
  return (iri) => shorten(iri, profile.prefixes);
}

/** Proves the quotes of a series, and runs the check queries over its graph, which the engine holds. */
export async function checkSeries(mapped: MappedSeries, measures: Measures, engine: SparqlEngine): Promise<Problem[]> {
  const { facts, series, readable, problems } = mapped;
  if (!readable) return [...problems];
  const quoteProblems = facts.sources.flatMap((source) => {
    const text = measures.sources.get(source.id);
    return text ? proveQuotes(source, text.text, text.file) : [];
  });
  const found = await runChecks(measures.checks, engine, series.trace, shortIn(mapped));
  return [...problems, ...quoteProblems, ...found];
}

/** The problems of all series that are known so far. */
export function problemsOf(all: readonly MappedSeries[]): Problem[] {
  return all.flatMap(({ problems }) => problems);
}

/** What a report needs to know of the run: the texts that problems point into, and what the checks look for. */
export function reportContextOf(all: readonly MappedSeries[], { sources, checks, rules }: Measures): ReportContext {
  return {
    texts: new Map([
      ...all.flatMap(({ texts }) => [...texts]),
      ...[...sources.values(), ...rules].map(({ file, text }) => [file, text] as const),
    ]),
    titles: new Map(checks.map(({ name, title }) => [`check:${name}`, title])),
  };
}
