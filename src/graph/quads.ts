import type { Quad } from '@rdfjs/types';
import { literal, quad } from '../rdf/environment.ts';
import { oa, prov, rdf, sg, wikibase, xsd } from '../rdf/namespace.ts';
import { termId } from '../rdf/term-id.ts';
import { uniqueBy } from '../report/unique-by.ts';
import type { Evidence } from './evidence.ts';
import type { Triple } from './mapped-facts.ts';
import type { SettledSeries } from './settle.ts';
import type { Statement } from './statement.ts';

/** The whole graph of a series without duplicates: asserted values, periods, sources, evidence, statements and their relations. */
export function allQuads(settled: SettledSeries): Quad[] {
  const { parts, plain, statements, premises, seriesOfNumbers, relations } = settled;
  const sources = parts.flatMap((part) => part.sources);
  const evidence = parts.flatMap((part) => part.evidence);
  const quads = [...plain];
  for (const triple of [...periodsOf(settled), ...uniqueBy(sources, tripleId)]) quads.push(quadOf(triple));
  for (const quotation of uniqueBy(evidence, ({ node }) => node.value)) addEvidence(quads, quotation);
  for (const statement of statements) addStatement(quads, statement, premises.has(statement));
  for (const [number, series] of seriesOfNumbers) quads.push(quad(number.iri, sg.inSeries, series));
  for (const { from, predicate, to } of relations) quads.push(quad(from.iri, predicate, to.iri));
  return quads;
}

/**
 * The plain graph of a series: asserted values, types, names and periods, without statements and evidence.
 * @param inferred the quads that rules added
 */
export function plainQuads(settled: SettledSeries, inferred: readonly Quad[] = []): readonly Quad[] {
  const sources = new Set(settled.parts.flatMap((part) => part.sources.map(({ subject }) => subject.value)));
  const plain =
    inferred.length > 0
      ? [...settled.plain, ...withoutStatements(inferred).filter(({ subject }) => !sources.has(subject.value))]
      : settled.plain;
  const periods = periodsOf(settled);
  if (periods.length === 0) return plain;
  // Without the periods of qualifiers.
  const used = new Set(plain.map(({ object }) => object.value));
  return [...plain, ...periods.filter(({ subject }) => used.has(subject.value)).map(quadOf)];
}

function withoutStatements(quads: readonly Quad[]): Quad[] {
  const statements = new Set(
    quads.filter(({ object }) => object.equals(sg.Statement)).map(({ subject }) => subject.value),
  );
  return quads.filter(({ subject }) => !statements.has(subject.value));
}

function periodsOf({ parts }: SettledSeries): Triple[] {
  const periods = parts.flatMap((part) => part.periods);
  return uniqueBy(periods, tripleId);
}

function tripleId({ subject, predicate, object }: Triple): string {
  return `${subject.value} ${predicate.value} ${termId(object)}`;
}

function quadOf({ subject, predicate, object }: Triple): Quad {
  return quad(subject, predicate, object);
}

function addEvidence(quads: Quad[], { node, selector, source, quote }: Evidence): void {
  quads.push(
    quad(node, rdf.type, oa.SpecificResource),
    quad(node, oa.hasSource, source),
    quad(node, oa.hasSelector, selector),
    quad(selector, rdf.type, oa.TextQuoteSelector),
    quad(selector, oa.exact, literal(quote)),
  );
}

const yes = literal('true', xsd.boolean);

function addStatement(quads: Quad[], statement: Statement, isPremise: boolean): void {
  const { iri, subject, predicate, property, object, rank, qualifiers, evidence } = statement;
  quads.push(
    quad(iri, rdf.type, sg.Statement),
    quad(iri, rdf.subject, subject),
    quad(iri, rdf.predicate, predicate),
    quad(iri, rdf.object, object),
    quad(iri, wikibase.rank, rank),
  );
  if (isPremise) quads.push(quad(iri, sg.settled, yes));
  for (const [bound, value] of property.value.boundsOf?.(object) ?? []) quads.push(quad(iri, bound, value));
  for (const [qualifier, value] of qualifiers) quads.push(quad(iri, qualifier, value));
  for (const { node } of evidence) quads.push(quad(iri, prov.wasDerivedFrom, node));
}
