import type { NamedNode, Quad } from '@rdfjs/types';
import { derivedQuads } from '../graph/derive.ts';
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

/** A mapped series with the graph of its statements and inferred quads, which is written, checked and queried. */
export interface InferredSeries extends MappedSeries, SeriesGraph {
  /** The profile of the ontology with the prefixes of the series. */
  readonly profile: Profile;
}

/**
 * Loads the graph of a series into the engine, runs the rules and adds the quads that they construct.
 * @param rules CONSTRUCT queries (SPARQL 1.1), run in the order of their names
 * @returns the series with its graph; a series with unusable files is returned without inference
 * @throws Failure `query-failed` if a rule cannot run, or constructs blank nodes or invalid IRIs
 * @example
 * const inferred = await inferSeries(mapped, rules, engine);
 */
export async function inferSeries(
  mapped: MappedSeries,
  rules: readonly QueryFile[],
  engine: QueryEngine,
): Promise<InferredSeries> {
  const series = withoutRules(mapped);
  return mapped.complete ? { ...series, ...(await inferGraph(series, rules, engine)) } : series;
}

/** The graph of a series without inference, for use without a query engine. */
export function withoutRules(mapped: MappedSeries): InferredSeries {
  const { settled, profile, facts } = mapped;
  return {
    ...mapped,
    ...seriesGraphOf([settled], profile.prefixes),
    profile: profileOfSeries(profile, facts.namespace),
  };
}

/**
 * Runs the rules in the order of their names, each sees the quads of those before it; then adds the derived triples. What
 * working rules construct is in the engine until the last rule has run.
 */
export async function inferGraph(
  series: SeriesGraph,
  rules: readonly QueryFile[],
  engine: QueryEngine,
): Promise<SeriesGraph> {
  const { graph, trace } = series;
  await engine.load(toNQuads(graph));
  const inferred: Quad[] = [];
  for (const rule of rules.toSorted((a, b) => compareText(a.name, b.name))) {
    if (rule.working) {
      await engine.add(await asking(rule, engine.answer(rule.text, 'application/n-quads')));
      continue;
    }
    const added = await asking(rule, construct(engine, rule.text).then(checked));
    if (added.length === 0) continue;
    inferred.push(...added);
    traceInferred(trace, added, placeOfRule(rule));
    await engine.add(toNQuads(added));
  }
  const derived = derivedQuads(datasetOf([...graph, ...inferred]));
  inferred.push(...derived);
  const whole = datasetOf([...graph, ...inferred]);
  if (rules.some(({ working }) => working)) await engine.load(toNQuads(whole));
  else await engine.add(toNQuads(derived));
  return { ...series, graph: whole, inferred };
}

/** Rejects blank nodes and invalid IRIs, which a rule may construct from texts in facts. */
function checked(quads: Quad[]): Quad[] {
  for (const { subject, predicate, object } of quads)
    for (const term of [subject, predicate, object]) {
      const wrong =
        term.termType === 'BlankNode'
          ? 'is a blank node, which graphs cannot contain'
          : term.termType === 'NamedNode'
            ? iriProblem(term.value)
            : undefined;
      if (wrong !== undefined)
        throw new Failure('query-failed', `the rule constructs a node that ${wrong}`, {
          hint: 'build its IRI with IRI(CONCAT(…)) of IRIs and ENCODE_FOR_URI of texts',
        });
    }
  return quads;
}

/** Gives inferred nodes the place of the first statement that they are derived from, else the place of the rule. */
function traceInferred(trace: Trace, quads: readonly Quad[], rule: Place): void {
  for (const own of Map.groupBy(quads, ({ subject }) => subject.value).values()) {
    const objects = (predicate: NamedNode) =>
      own.flatMap((quad) => (quad.predicate.equals(predicate) && isValue(quad.object) ? [quad.object] : []));
    const [statement] = own.map(({ subject }) => subject);
    const [premise] = objects(prov.wasDerivedFrom).sort((a, b) => compareText(a.value, b.value));
    const [focus, path, value] = [rdf.subject, rdf.predicate, rdf.object].flatMap(
      (predicate) => objects(predicate)[0] ?? [],
    );
    if (statement?.termType !== 'NamedNode') continue;
    if (premise) trace.addSame({ focus: statement }, premise);
    if (premise && focus?.termType === 'NamedNode' && path?.termType === 'NamedNode')
      trace.addSame({ focus, path, value }, premise);
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
