import type { NamedNode, Quad } from '@rdfjs/types';
import { type Facts, originOf, topOf } from '../facts/facts.ts';
import { Evidence } from '../graph/evidence.ts';
import type { MappedFacts, Triple } from '../graph/mapped-facts.ts';
import { sourceIri } from '../graph/names.ts';
import { Statement } from '../graph/statement.ts';
import type { Profile } from '../ontology/profile.ts';
import type { Qualifier } from '../ontology/values/value-kind.ts';
import { contentName } from '../rdf/content-name.ts';
import { literal, namedNode } from '../rdf/environment.ts';
import { rdf, schema, sg, sssom, wikibase, xsd } from '../rdf/namespace.ts';
import { fileName } from '../report/file-name.ts';
import type { Place, Problem } from '../report/problem.ts';
import { type LinkTable, linkEnding } from './link-table.ts';
import { type KnownThings, type Link, readLinks } from './read-links.ts';

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
  const { links, problems } = readLinks(tables, typesOfThings(mapped.identity), profile);
  const sources: Triple[] = [];
  const evidence: Evidence[] = [];
  const statements: Statement[] = [];
  const places: [NamedNode, Place][] = [];
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
    places.push([source, table.head.place([])]);
    for (const link of asserted) {
      const origin = originOf(originOf(topOf(table.document), link.row), 'object_id');
      const ground = new Evidence(facts.namespace, id, source, link.evidence, origin);
      evidence.push(ground);
      statements.push(statementOf(link, facts.namespace, id, ground));
    }
  }
  const { namespace } = facts;
  return {
    mapped: { namespace, identity: [], sources, evidence, periods: [], statements, places },
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
  return new Statement({
    iri: namedNode(`${namespace}statement/${contentName(subject.value, property.iri, object.value, source)}`),
    subject,
    property,
    object,
    rank: wikibase.NormalRank,
    qualifiers,
    evidence: [evidence],
    origins: [evidence.origin],
  });
}

/** The classes of each thing, from the triples of a series that need no statement. */
export function typesOfThings(triples: readonly (Triple | Quad)[]): KnownThings {
  const types = triples.filter(({ predicate }) => predicate.equals(rdf.type));
  const grouped = Map.groupBy(types, ({ subject }) => subject.value);
  return new Map([...grouped].map(([iri, own]) => [iri, own.map(({ object }) => object.value)]));
}

function sourceId({ document }: LinkTable): string {
  return fileName(document.file).slice(0, -linkEnding.length);
}
