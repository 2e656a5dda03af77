import { basename } from 'node:path';
import type { NamedNode, Quad } from '@rdfjs/types';
import type { Facts } from '../facts/facts.ts';
import { sourceIri } from '../graph/read-value.ts';
import { contentName, defaultRank, type MappedFacts, type Statement } from '../graph/statement.ts';
import { Trace } from '../graph/trace.ts';
import type { Profile } from '../ontology/profile.ts';
import { type Dataset, datasetOf, literal, namedNode, quad } from '../rdf/environment.ts';
import { oa, rdf, schema, sg, sssom, xsd } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';
import type { Problem } from '../report/problem.ts';
import type { LinkTable } from './link-table.ts';
import { type KnownThings, type Link, readLinks } from './read-links.ts';

/** Files of links end so. */
export const linkEnding = '.sssom.tsv';

/**
 * Maps the tables of links of one series: each row a statement, whose evidence is its comment, and the table its source.
 * @param mapped what the facts of the series became
 * @returns what could be mapped, and a problem for each row that could not
 */
export function mapLinks(
  tables: readonly LinkTable[],
  facts: Facts,
  mapped: MappedFacts,
  profile: Profile,
): { mapped: MappedFacts; links: readonly Link[]; problems: Problem[] } {
  const { links, problems } = readLinks(tables, typesOfThings(mapped.description, facts.namespace), profile);
  const quads: Quad[] = [];
  const statements: Statement[] = [];
  const trace = new Trace();
  for (const [table, own] of Map.groupBy(links, (link) => link.table)) {
    const id = sourceId(table);
    const other = facts.sources.find((source) => source.id === id);
    if (other)
      problems.push({
        severity: 'error',
        code: 'duplicate-source',
        message: `the table would be the source \`${id}\`, and there is one already`,
        place: table.document.place([]),
        hint: 'rename the table',
      });
    // A row that says Not is kept for people, and is nothing that a graph could assert.
    const asserted = own.filter(({ negated }) => !negated);
    if (asserted.length === 0) continue;
    const source = sourceIri(facts.namespace, id);
    quads.push(...sourceQuads(source, table));
    trace.add({ focus: source }, table.head.place([]));
    for (const link of asserted) {
      const statement = statementOf(link, source, facts.namespace, quads);
      statements.push(statement);
      const origin = { document: table.document, path: [link.row, 'object_id'] };
      for (const focus of [statement.iri, ...statement.evidence]) trace.add({ focus }, origin);
      trace.add({ focus: link.subject, path: statement.predicate, value: link.object }, origin);
    }
  }
  return { mapped: { namespace: facts.namespace, description: datasetOf(quads), statements, trace }, links, problems };
}

/** The mapping set as a source: what its head says of it. */
function sourceQuads(source: NamedNode, { head, document }: LinkTable): Quad[] {
  const text = (key: string) => {
    const value = head.valueAt([key]);
    return typeof value === 'string' ? value : undefined;
  };
  const id = text('mapping_set_id');
  const license = text('license');
  const date = text('mapping_date');
  return [
    quad(source, rdf.type, sg.Source),
    quad(source, schema.name, literal(text('mapping_set_title') ?? basename(document.file))),
    ...(id === undefined ? [] : [quad(source, schema.url, namedNode(id))]),
    ...(license === undefined ? [] : [quad(source, schema.license, namedNode(license))]),
    ...(date === undefined ? [] : [quad(source, schema.datePublished, literal(date, xsd.date))]),
  ];
}

function statementOf(link: Link, source: NamedNode, namespace: string, quads: Quad[]): Statement {
  const { subject, property, object, justification, confidence, reviewers, evidence, table, row } = link;
  const quoteName = contentName(sourceId(table), evidence);
  const [ground, selector] = ['evidence', 'quote'].map((kind) => namedNode(`${namespace}${kind}/${quoteName}`));
  if (!ground || !selector) throw new TypeError('evidence and quote have names');
  quads.push(
    quad(ground, rdf.type, oa.SpecificResource),
    quad(ground, oa.hasSource, source),
    quad(ground, oa.hasSelector, selector),
    quad(selector, rdf.type, oa.TextQuoteSelector),
    quad(selector, oa.exact, literal(evidence)),
  );
  const qualifiers: [NamedNode, Value][] = [
    [sssom.mapping_justification, justification],
    ...(confidence === undefined ? [] : [[sssom.confidence, literal(confidence, xsd.decimal)] as [NamedNode, Value]]),
    ...reviewers.map((name): [NamedNode, Value] => [sssom.reviewer_label, literal(name)]),
  ];
  return {
    iri: namedNode(`${namespace}statement/${contentName(subject.value, property.iri, object.value, sourceId(table))}`),
    subject,
    property,
    predicate: namedNode(property.iri),
    object,
    rank: defaultRank,
    qualifiers,
    evidence: [ground],
    source,
    origins: [{ document: table.document, path: [row, 'object_id'] }],
  };
}

/** Things, not sources, evidence or periods: what stands right below the namespace. */
export function typesOfThings(description: Dataset, namespace: string): KnownThings {
  const types = [...description.match(null, rdf.type)].filter(
    ({ subject }) => subject.value.startsWith(namespace) && !subject.value.slice(namespace.length).includes('/'),
  );
  const grouped = Map.groupBy(types, ({ subject }) => subject.value);
  return new Map([...grouped].map(([iri, quads]) => [iri, quads.map(({ object }) => object.value)]));
}

function sourceId({ document }: LinkTable): string {
  return basename(document.file).slice(0, -linkEnding.length);
}
