import { owl, schema, skos } from '../rdf/namespace.ts';

/** What a link may say, by the IRI of its predicate. Which kind of thing has which of them is said by the shapes. */
export const linkKinds: ReadonlyMap<string, { readonly identifies: boolean }> = new Map([
  [owl.sameAs.value, { identifies: true }],
  [schema.sameAs.value, { identifies: true }],
  [skos.exactMatch.value, { identifies: true }],
  [skos.relatedMatch.value, { identifies: false }],
]);

/** Items of Wikidata are named so, and in no other way: http, `/entity/`, upper case Q. */
export const wikidataNamespace = 'http://www.wikidata.org/entity/';

const itemPattern = /^Q[1-9]\d*$/;

/** The number of the item (`Q31`) that an IRI names, or undefined where it names none. */
export function itemOf(iri: string): string | undefined {
  const id = iri.startsWith(wikidataNamespace) ? iri.slice(wikidataNamespace.length) : '';
  return itemPattern.test(id) ? id : undefined;
}
