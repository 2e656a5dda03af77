import type { DatasetCore } from '@rdfjs/types';
import type { Profile } from '../ontology/profile.ts';
import { type Explanation, explanationOf } from './explanation.ts';
import { findThing, thingsOf } from './find-thing.ts';

/**
 * Everything that a graph states about a thing: each value with its rank, sources and quotations.
 * @param thing its IRI, its prefixed name (`ics:ics-1999`) or its id
 * @returns undefined if the graph has no such thing
 * @example
 * const explanation = explain('ics-2009', inferred);
 */
export function explain(
  thing: string,
  { graph, profile }: { readonly graph: DatasetCore; readonly profile: Profile },
): Explanation | undefined {
  const node = findThing(thing, thingsOf(graph), profile.prefixes);
  return node && explanationOf(node, graph, profile);
}
