import { tokensOf } from './query-tokens.ts';

/**
 * PREFIX declarations for the prefixes that a query uses but does not declare. They have no line break, so that prepending
 * them keeps the line numbers of the query.
 * @param prefixes namespaces by prefix
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
