import type { NamedNode, Quad } from '@rdfjs/types';
import { type Facts, originOf, topOf } from '../facts/facts.ts';
import { Evidence } from '../graph/evidence.ts';
import type { Qualifier } from '../graph/read-fields.ts';
import { sourceIri } from '../graph/read-value.ts';
import type { MappedFacts, Statement, Triple } from '../graph/statement.ts';
import { Trace } from '../graph/trace.ts';
import type { Profile } from '../ontology/profile.ts';
import { contentName } from '../rdf/content-name.ts';
import { type Dataset, literal, namedNode } from '../rdf/environment.ts';
import { rdf, schema, sg, sssom, wikibase, xsd } from '../rdf/namespace.ts';
import { fileName } from '../report/file-name.ts';
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
  // Those of sources and periods stand elsewhere.
  const types = mapped.identity.filter(({ predicate }) => predicate.equals(rdf.type));
  const { links, problems } = readLinks(tables, typesBySubject(types), profile);
  const sources: Triple[] = [];
  const evidence: Evidence[] = [];
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
    for (const triple of sourceTriples(source, table)) sources.push(triple);
    trace.add({ focus: source }, table.head.place([]));
    for (const link of asserted) {
      const origin = originOf(originOf(topOf(table.document), link.row), 'object_id');
      const ground = new Evidence(facts.namespace, id, source, link.evidence, origin);
      evidence.push(ground);
      const statement = statementOf(link, facts.namespace, id, ground);
      statements.push(statement);
      trace.add({ focus: statement.iri }, origin);
      trace.addNote(ground);
      trace.add({ focus: link.subject, path: statement.predicate, value: link.object }, origin);
    }
  }
  const { namespace } = facts;
  return {
    mapped: { namespace, identity: [], sources, evidence, periods: [], statements, trace },
    links,
    problems,
  };
}

/** The mapping set as a source: what its head says of it. */
function sourceTriples(subject: NamedNode, { head, document }: LinkTable): Triple[] {
  const text = (key: string) => {
    const value = head.valueAt([key]);
    return typeof value === 'string' ? value : undefined;
  };
  const id = text('mapping_set_id');
  const license = text('license');
  const date = text('mapping_date');
  return [
    { subject, predicate: rdf.type, object: sg.Source },
    { subject, predicate: schema.name, object: literal(text('mapping_set_title') ?? fileName(document.file)) },
    ...(id === undefined ? [] : [{ subject, predicate: schema.url, object: namedNode(id) }]),
    ...(license === undefined ? [] : [{ subject, predicate: schema.license, object: namedNode(license) }]),
    ...(date === undefined ? [] : [{ subject, predicate: schema.datePublished, object: literal(date, xsd.date) }]),
  ];
}

function statementOf(link: Link, namespace: string, source: string, evidence: Evidence): Statement {
  const { subject, property, object, justification, confidence, reviewers } = link;
  const qualifiers: Qualifier[] = [
    [sssom.mapping_justification, justification],
    ...(confidence === undefined ? [] : [[sssom.confidence, literal(confidence, xsd.decimal)] as const]),
    ...reviewers.map((name): Qualifier => [sssom.reviewer_label, literal(name)]),
  ];
  return {
    iri: namedNode(`${namespace}statement/${contentName(subject.value, property.iri, object.value, source)}`),
    subject,
    property,
    predicate: property.node,
    object,
    rank: wikibase.NormalRank,
    qualifiers,
    evidence: [evidence],
    source: evidence.source,
    origins: [evidence.origin],
  };
}

/** The classes of each thing of a graph: things, not sources, evidence or periods, stand right below the namespace. */
export function typesOfThings(graph: Dataset, namespace: string): KnownThings {
  const types = [...graph.match(null, rdf.type)].filter(
    ({ subject }) => subject.value.startsWith(namespace) && !subject.value.slice(namespace.length).includes('/'),
  );
  return typesBySubject(types);
}

function typesBySubject(types: readonly Pick<Quad, 'subject' | 'object'>[]): KnownThings {
  const grouped = Map.groupBy(types, ({ subject }) => subject.value);
  return new Map([...grouped].map(([iri, own]) => [iri, own.map(({ object }) => object.value)]));
}

function sourceId({ document }: LinkTable): string {
  return fileName(document.file).slice(0, -linkEnding.length);
}
