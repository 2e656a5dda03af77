import type { NamedNode, Quad } from '@rdfjs/types';
import { datasetOf, literal, quad } from '../rdf/environment.ts';
import { oa, prov, rdf, sg, wikibase } from '../rdf/namespace.ts';
import { termId } from '../rdf/term-id.ts';
import { eachOnce } from '../report/unique-by.ts';
import type { Evidence } from './evidence.ts';
import type { SeriesGraph, SettledSeries, Statement, TracedGraph, Triple } from './statement.ts';
import { Trace } from './trace.ts';

/** The whole graph of a series. */
export function seriesGraphOf(settled: SettledSeries): SeriesGraph {
  const { namespace, conflicts } = settled;
  return { namespace, conflicts, ...graphOf([settled]) };
}

/** The whole graph of some series together. */
export function graphOf(all: readonly SettledSeries[]): TracedGraph {
  const trace = new Trace();
  for (const { parts } of all) for (const part of parts) trace.addAll(part.trace);
  return {
    graph: datasetOf(all.flatMap((settled) => allQuads(settled, false))),
    statements: all.flatMap(({ statements }) => statements),
    trace,
  };
}

/** The graph without statements and evidence. */
export function plainQuads(settled: SettledSeries): readonly Quad[] {
  const periods = periodsOf(settled);
  if (periods.length === 0) return settled.plain;
  // Periods stay where a plain triple leads to them: not where only a qualifier did.
  const used = new Set(settled.plain.map(({ object }) => object.value));
  return [...settled.plain, ...periods.filter(({ subject }) => used.has(subject.value))];
}

/**
 * The whole graph, each quad once, spread over named graphs where that is wanted: what a source says (its statements,
 * evidence and quotes, and its own description) in the graph named by the source; values, types and names in the default graph.
 */
export function allQuads(settled: SettledSeries, named: boolean): Quad[] {
  const graphOf = named ? (source: NamedNode) => source : () => undefined;
  return [...settled.plain, ...periodsOf(settled), ...sourcedQuads(settled, graphOf)];
}

function periodsOf({ parts }: SettledSeries): Quad[] {
  return eachOnce(
    parts.flatMap(({ periods }) => periods),
    tripleId,
  ).map(({ subject, predicate, object }) => quad(subject, predicate, object));
}

/** Sources, quotes and statements. */
function sourcedQuads(
  { parts, statements, relations }: SettledSeries,
  graphOf: (source: NamedNode) => NamedNode | undefined,
): Quad[] {
  const quads: Quad[] = [];
  const sources = eachOnce(
    parts.flatMap((part) => part.sources),
    tripleId,
  );
  for (const { subject, predicate, object } of sources) quads.push(quad(subject, predicate, object, graphOf(subject)));
  const evidence = eachOnce(
    parts.flatMap((part) => part.evidence),
    ({ node }) => node.value,
  );
  for (const one of evidence) addEvidence(quads, one, graphOf(one.source));
  for (const statement of statements) addStatement(quads, statement, graphOf(statement.source));
  for (const { from, predicate, to } of relations) quads.push(quad(from.iri, predicate, to.iri, graphOf(from.source)));
  return quads;
}

function tripleId({ subject, predicate, object }: Triple): string {
  return `${subject.value} ${predicate.value} ${termId(object)}`;
}

function addEvidence(quads: Quad[], { node, selector, source, quote }: Evidence, graph: NamedNode | undefined): void {
  quads.push(
    quad(node, rdf.type, oa.SpecificResource, graph),
    quad(node, oa.hasSource, source, graph),
    quad(node, oa.hasSelector, selector, graph),
    quad(selector, rdf.type, oa.TextQuoteSelector, graph),
    quad(selector, oa.exact, literal(quote), graph),
  );
}

function addStatement(quads: Quad[], statement: Statement, graph: NamedNode | undefined): void {
  const { iri, subject, predicate, object, rank, qualifiers, evidence } = statement;
  quads.push(
    quad(iri, rdf.type, sg.Statement, graph),
    quad(iri, rdf.subject, subject, graph),
    quad(iri, rdf.predicate, predicate, graph),
    quad(iri, rdf.object, object, graph),
    quad(iri, wikibase.rank, rank, graph),
  );
  for (const [qualifier, value] of qualifiers) quads.push(quad(iri, qualifier, value, graph));
  for (const { node } of evidence) quads.push(quad(iri, prov.wasDerivedFrom, node, graph));
}
