import { schema } from '../rdf/namespace.ts';
import { shorten } from '../rdf/prefixes.ts';
import type { Profile } from './profile.ts';

/** A JSON-LD 1.1 context. */
export interface JsonLdContext {
  readonly [term: string]: string | number | boolean | { readonly [keyword: string]: string | boolean };
}

/** The JSON-LD context of a profile: its terms are the keys of facts files. It refers to no remote context. */
export function contextOf(profile: Profile): JsonLdContext {
  // A prefix with the name of a key would define terms by themselves (JSON-LD 1.1, cyclic IRI mapping).
  const keys = new Set([
    ...['id', 'type', 'editions'],
    ...[profile.properties, profile.classes, profile.absences].flatMap((known) => [...known.keys()]),
  ]);
  const prefixes = new Map([...profile.prefixes].filter(([prefix]) => !keys.has(prefix)));
  const short = (iri: string) => shorten(iri, prefixes);
  const entries: [string, JsonLdContext[string]][] = [
    ['@version', 1.1],
    ['id', '@id'],
    ['type', '@type'],
    // Namespaces that end in / or # can be prefixes without an expanded definition (JSON-LD 1.1, 4.4).
    ...prefixes,
  ];
  for (const { key, iri } of profile.classes.values()) entries.push([key, short(iri)]);
  const properties = [...profile.properties.values()];
  const terms = new Set(properties.flatMap(({ value }) => [...(value.terms?.keys() ?? [])]));
  for (const property of properties) {
    const { jsonLdType } = property.value;
    const type = jsonLdType !== undefined && { '@type': short(jsonLdType) };
    // Terms take precedence: `exact` is a precision, so oa:exact is written with its prefix.
    if (!terms.has(property.key)) entries.push([property.key, { '@id': short(property.iri), ...type }]);
    for (const [key, iri] of property.value.terms ?? []) entries.push([key, short(iri)]);
  }
  for (const [key, iri] of profile.absences) entries.push([key, short(iri)]);
  // Editions are nested in their series.
  entries.push(['editions', { '@reverse': short(schema.superEvent.value) }]);
  return Object.fromEntries(entries);
}
