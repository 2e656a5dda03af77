import { tokensOf } from './query-tokens.ts';

/**
 * The PREFIX declarations of the prefixes that a query uses and does not declare itself. They are for its first line, so
 * that the numbers of its lines stay.
 * @param prefixes namespace by prefix
 */
export function missingDeclarations(query: string, prefixes: ReadonlyMap<string, string>): string {
  const declared = new Set<string>();
  const used = new Set<string>();
  let previous = '';
  for (const { kind, text } of tokensOf(query)) {
    if (kind === 'prefix') (previous.toUpperCase() === 'PREFIX' ? declared : used).add(text);
    previous = text;
  }
  return [...prefixes]
    .filter(([prefix]) => used.has(prefix) && !declared.has(prefix))
    .map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}> `)
    .join('');
}
