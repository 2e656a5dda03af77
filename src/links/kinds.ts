import { owl, schema, skos } from '../rdf/namespace.ts';

/** The predicates of links, by IRI, and whether they identify a thing. The shapes define which class has which of them. */
export const linkKinds: ReadonlyMap<string, { readonly identifies: boolean }> = new Map([
  [owl.sameAs.value, { identifies: true }],
  [schema.sameAs.value, { identifies: true }],
  [skos.exactMatch.value, { identifies: true }],
  [skos.relatedMatch.value, { identifies: false }],
]);

/** The namespace of Wikidata items: with `http:` and `/entity/`, unlike the addresses of their pages. */
export const wikidataNamespace = 'http://www.wikidata.org/entity/';

const itemPattern = /^Q[1-9]\d*$/;

/** The id of a Wikidata item (`Q31`) by its IRI; undefined for other IRIs. */
export function itemOf(iri: string): string | undefined {
  const id = iri.startsWith(wikidataNamespace) ? iri.slice(wikidataNamespace.length) : '';
  return itemPattern.test(id) ? id : undefined;
}
