import { normalName } from '../../reconcile/names.ts';
import { shortDescription } from './candidates.ts';
import type { Catalogue } from './catalogue.ts';

/** Suggestions per answer; `cursor` requests the next ones. */
const pageSize = 20;

interface Suggestion {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly notable?: readonly { readonly id: string; readonly name: string }[];
}

/** By the last part of the path. */
export const suggestions = {
  entity: (catalogue: Catalogue, prefix: string) =>
    catalogue.things
      .filter(({ id, names }) => begins([id, ...names], prefix))
      .map((thing): Suggestion => {
        const description = shortDescription(thing);
        return {
          id: thing.id,
          name: thing.name,
          ...(description && { description }),
          notable: thing.types.map((key) => ({ id: key, name: key })),
        };
      }),
  type: ({ types }: Catalogue, prefix: string) => described(types, prefix),
  property: ({ properties }: Catalogue, prefix: string) => described(properties, prefix),
} as const;

/** The suggestions from the cursor on. */
export function suggestPage(all: readonly Suggestion[], cursor: number): { readonly result: readonly Suggestion[] } {
  return { result: all.slice(cursor, cursor + pageSize) };
}

function described(
  terms: readonly { readonly key: string; readonly iri: string; readonly description: string }[],
  prefix: string,
): Suggestion[] {
  return terms
    .filter(({ key, iri }) => begins([key, iri, key.replaceAll(/(?=[A-Z])/g, ' ')], prefix))
    .map(({ key, description }) => ({ id: key, name: key, ...(description && { description }) }));
}

/** Whether a name, or a word in it, starts with the prefix. */
function begins(names: readonly string[], prefix: string): boolean {
  const wanted = normalName(prefix);
  return names.some((name) => ` ${normalName(name)}`.includes(` ${wanted}`));
}
