import type { Quad } from '@rdfjs/types';
import { literal, quad } from '../rdf/environment.ts';
import { bibo, dcterms, oa, prov, rdf, schema, sg, wikibase, xsd } from '../rdf/namespace.ts';
import { termId } from '../rdf/term-id.ts';
import { uniqueBy } from '../report/unique-by.ts';
import type { ClaimNode } from './claim-node.ts';
import { conflictQuads } from './conflict-nodes.ts';
import type { Triple } from './mapped-facts.ts';
import type { SettledSeries } from './settle.ts';
import type { Statement } from './statement.ts';

/** The whole graph of a series without duplicates: asserted values, periods, sources, claims, statements, their relations and conflicts. */
export function allQuads(settled: SettledSeries): Quad[] {
  const { parts, plain, statements, premises, seriesOfNumbers, relations } = settled;
  const sources = parts.flatMap((part) => part.sources);
  const claims = parts.flatMap((part) => part.claims);
  const quads = [...plain];
  for (const triple of [...periodsOf(settled), ...uniqueBy(sources, tripleId)]) quads.push(quadOf(triple));
  for (const claim of uniqueBy(claims, ({ node }) => node.value)) addClaim(quads, claim);
  for (const statement of statements) addStatement(quads, statement, premises.has(statement));
  for (const [number, series] of seriesOfNumbers) quads.push(quad(number.iri, sg.inSeries, series));
  for (const { from, predicate, to } of relations) quads.push(quad(from.iri, predicate, to.iri));
  for (const one of conflictQuads(settled.namespace, settled.conflicts)) quads.push(one);
  return quads;
}

/**
 * The plain graph of a series: asserted values, types, names and periods, without statements and claims.
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

function addClaim(quads: Quad[], { node: claim, source, words, fragments }: ClaimNode): void {
  const { reading, at, before, after } = words;
  quads.push(quad(claim, rdf.type, sg.Claim), quad(claim, dcterms.source, source.node));
  if (reading !== undefined) quads.push(quad(claim, sg.reading, literal(reading)));
  if (at !== undefined) quads.push(quad(claim, bibo.locator, literal(at)));
  for (const [index, { node, selector, text }] of fragments.entries()) {
    quads.push(
      quad(claim, prov.wasDerivedFrom, node),
      quad(node, rdf.type, oa.SpecificResource),
      quad(node, oa.hasSource, source.node),
      quad(node, oa.hasSelector, selector),
      quad(selector, rdf.type, oa.TextQuoteSelector),
      quad(selector, oa.exact, literal(text)),
    );
    if (fragments.length > 1) quads.push(quad(node, schema.position, literal(String(index + 1), xsd.positiveInteger)));
    if (before !== undefined && index === 0) quads.push(quad(selector, oa.prefix, literal(before)));
    if (after !== undefined && index === fragments.length - 1) quads.push(quad(selector, oa.suffix, literal(after)));
  }
}

const yes = literal('true', xsd.boolean);

function addStatement(quads: Quad[], statement: Statement, isPremise: boolean): void {
  const { iri, subject, predicate, property, object, rank, qualifiers, claims } = statement;
  quads.push(
    quad(iri, rdf.type, sg.Statement),
    quad(iri, rdf.subject, subject),
    quad(iri, rdf.predicate, predicate),
    quad(iri, rdf.object, object),
    quad(iri, wikibase.rank, rank),
  );
  if (isPremise) quads.push(quad(iri, sg.settled, yes));
  for (const [bound, value] of property.value.boundsOf?.(object) ?? []) quads.push(quad(iri, bound, value));
  // A declared conflict is a relation to the statements of the thing that it names.
  for (const [qualifier, value] of qualifiers)
    if (!qualifier.equals(sg.conflictsWith)) quads.push(quad(iri, qualifier, value));
  for (const { node } of claims) quads.push(quad(iri, prov.wasDerivedFrom, node));
}
