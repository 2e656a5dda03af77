import type { NamedNode, Quad } from '@rdfjs/types';
import { type SeriesGraph, seriesGraphOf } from '../graph/series-graph.ts';
import type { Trace } from '../graph/trace.ts';
import { type Profile, profileOfSeries } from '../ontology/profile.ts';
import { datasetOf } from '../rdf/environment.ts';
import { iriProblem } from '../rdf/iri.ts';
import { toNQuads } from '../rdf/n-quads.ts';
import { prov, rdf } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';
import { Failure } from '../report/failure.ts';
import { compareText, type Place } from '../report/problem.ts';
import type { QueryEngine } from '../sparql/engine.ts';
import { asking, type QueryFile } from '../sparql/query-file.ts';
import { construct } from '../sparql/results.ts';
import type { MappedSeries } from './map-series.ts';

/** A series with what its rules construct: the graph that is written, checked and queried. */
export interface InferredSeries extends MappedSeries, SeriesGraph {
  /** The profile of the ontology with the prefixes of the series. */
  readonly profile: Profile;
}

/**
 * Adds to the graph of a series what follows from its statements. From then on the engine holds the whole graph.
 * @param rules CONSTRUCT queries
 * @throws Failure `query-failed` where a rule cannot run, or constructs blank nodes or broken IRIs
 * @example
 * const inferred = await inferSeries(mapped, rules, engine);
 */
export async function inferSeries(
  mapped: MappedSeries,
  rules: readonly QueryFile[],
  engine: QueryEngine,
): Promise<InferredSeries> {
  const series = withoutRules(mapped);
  // Nothing is inferred from a part of the facts.
  return mapped.complete ? { ...series, ...(await inferGraph(series, rules, engine)) } : series;
}

/** The graph of a series as mapped: what is written and shown of it where no query engine runs rules. */
export function withoutRules(mapped: MappedSeries): InferredSeries {
  const { settled, profile, facts } = mapped;
  return {
    ...mapped,
    ...seriesGraphOf([settled], profile.prefixes),
    profile: profileOfSeries(profile, facts.namespace),
  };
}

/** Runs the rules in the order of their names, each over the graph with what the rules before it added. */
export async function inferGraph(
  series: SeriesGraph,
  rules: readonly QueryFile[],
  engine: QueryEngine,
): Promise<SeriesGraph> {
  const { graph, trace } = series;
  await engine.load(toNQuads(graph));
  const inferred: Quad[] = [];
  for (const rule of rules.toSorted((a, b) => compareText(a.name, b.name))) {
    const added = await asking(rule, construct(engine, rule.text).then(checked));
    if (added.length === 0) continue;
    inferred.push(...added);
    traceInferred(trace, added, placeOfRule(rule));
    await engine.add(toNQuads(added));
  }
  return { ...series, graph: datasetOf([...graph, ...inferred]), inferred };
}

/** A rule may make any node of any text that facts hold, so its nodes are checked as those of facts are. */
function checked(quads: Quad[]): Quad[] {
  for (const { subject, predicate, object } of quads)
    for (const term of [subject, predicate, object]) {
      const wrong =
        term.termType === 'BlankNode'
          ? 'is a blank node, and the graph has none'
          : term.termType === 'NamedNode'
            ? iriProblem(term.value)
            : undefined;
      if (wrong !== undefined)
        throw new Failure('query-failed', `it makes a node that ${wrong}`, {
          hint: 'build its IRI with IRI(CONCAT(…)) of IRIs and ENCODE_FOR_URI of texts',
        });
    }
  return quads;
}

/** What was inferred is found at the line of the first statement that it follows from, else at the rule. */
function traceInferred(trace: Trace, quads: readonly Quad[], rule: Place): void {
  for (const own of Map.groupBy(quads, ({ subject }) => subject.value).values()) {
    const objects = (predicate: NamedNode) =>
      own.flatMap((quad) => (quad.predicate.equals(predicate) && isValue(quad.object) ? [quad.object] : []));
    const [statement] = own.map(({ subject }) => subject);
    const [grounds] = objects(prov.wasDerivedFrom).sort((a, b) => compareText(a.value, b.value));
    const [focus, path, value] = [rdf.subject, rdf.predicate, rdf.object].flatMap(
      (predicate) => objects(predicate)[0] ?? [],
    );
    if (statement?.termType !== 'NamedNode') continue;
    if (grounds) trace.addSame({ focus: statement }, grounds);
    if (grounds && focus?.termType === 'NamedNode' && path?.termType === 'NamedNode')
      trace.addSame({ focus, path, value }, grounds);
  }
  for (const { subject } of quads) if (subject.termType === 'NamedNode') trace.add({ focus: subject }, rule);
}

function placeOfRule({ file, text }: QueryFile): Place {
  const before = text.slice(0, Math.max(0, text.search(/^[ \t]*CONSTRUCT/im))).split('\n');
  return { file, line: before.length, column: 1, length: 'CONSTRUCT'.length };
}

function isValue(term: Quad['object']): term is Value {
  return term.termType === 'NamedNode' || term.termType === 'Literal';
}
