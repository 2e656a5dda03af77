import type { NamedNode, Quad } from '@rdfjs/types';
import { type Facts, originOf, topOf } from '../facts/facts.ts';
import { isFactsMap } from '../facts/facts-value.ts';
import { quotationOf } from '../facts/fragments.ts';
import { ClaimNode } from '../graph/claim-node.ts';
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
import { type MappingSet, mappingSetExtension } from './mapping-set.ts';
import { type KnownThings, type Link, readLinks } from './read-links.ts';

/**
 * Maps the mapping sets of one series: each row becomes a statement, its comment a claim, the mapping set the source.
 * @param mapped the mapped facts of the series
 * @returns the mapped links, and a problem for each row that cannot be mapped
 */
export function mapLinks(
  mappingSets: readonly MappingSet[],
  facts: Facts,
  mapped: MappedFacts,
  profile: Profile,
): { mapped: MappedFacts; links: readonly Link[]; problems: Problem[] } {
  const { namespace } = facts;
  const { links, problems } = readLinks(mappingSets, typesOfThings(mapped.identity), profile);
  const sources: Triple[] = [];
  const claims: ClaimNode[] = [];
  const statements: Statement[] = [];
  const places: [NamedNode, Place][] = [];
  for (const [set, own] of Map.groupBy(links, (link) => link.mappingSet)) {
    const { document, metadata } = set;
    const id = fileName(document.file).slice(0, -mappingSetExtension.length);
    if (facts.sources.some((source) => source.id === id))
      problems.push({
        severity: 'error',
        code: 'duplicate-source',
        message: `the mapping set is the source \`${id}\`, and another source has this id`,
        place: document.place([]),
        hint: 'rename the file',
      });
    // The graph cannot assert negated rows.
    const asserted = own.filter(({ negated }) => !negated);
    if (asserted.length === 0) continue;
    const source = sourceIri(namespace, id);
    for (const triple of sourceTriples(source, set)) sources.push(triple);
    places.push([source, metadata.place([])]);
    for (const link of asserted) {
      const origin = originOf(originOf(topOf(document), link.row), 'object_id');
      const claim = new ClaimNode({ namespace, id, node: source }, quotationOf(link.evidence), origin);
      claims.push(claim);
      statements.push(statementOf(link, namespace, id, claim));
    }
  }
  return {
    mapped: { namespace, identity: [], sources, claims, periods: [], statements, exceptions: [], places },
    links,
    problems,
  };
}

/** Describes the mapping set as a source, by its metadata. */
function sourceTriples(subject: NamedNode, { metadata, document }: MappingSet): Triple[] {
  const fields = isFactsMap(metadata.value) ? metadata.value : {};
  const text = (key: string) => (typeof fields[key] === 'string' ? fields[key] : undefined);
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

function statementOf(link: Link, namespace: string, source: string, claim: ClaimNode): Statement {
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
    claims: [claim],
    origins: [claim.origin],
  });
}

/** The classes of each thing, by the rdf:type triples of a series. */
export function typesOfThings(triples: readonly (Triple | Quad)[]): KnownThings {
  const types = triples.filter(({ predicate }) => predicate.equals(rdf.type));
  const grouped = Map.groupBy(types, ({ subject }) => subject.value);
  return new Map([...grouped].map(([iri, own]) => [iri, own.map(({ object }) => object.value)]));
}
