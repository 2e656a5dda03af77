import { tokensOf, wordsOf } from './query-tokens.ts';

export type QueryForm = 'SELECT' | 'ASK' | 'CONSTRUCT' | 'DESCRIBE';

const forms: readonly QueryForm[] = ['SELECT', 'ASK', 'CONSTRUCT', 'DESCRIBE'];

/** The form of a query: the first such word in it. */
export function queryForm(query: string): QueryForm | undefined {
  return wordsOf(query).flatMap((word) => forms.find((form) => form === word) ?? [])[0];
}

/**
 * The variables of a result in the order in which people expect them: as the engine gives them, for that is the order of
 * the SELECT clause; after `SELECT *`, which has no order, as they appear in the query.
 */
export function orderedVariables(query: string, variables: readonly string[]): string[] {
  const tokens = [...tokensOf(query)];
  const select = tokens.findIndex(({ kind, text }) => kind === 'word' && text.toUpperCase() === 'SELECT');
  const next = tokens.slice(select + 1).find(({ text }) => !/^(DISTINCT|REDUCED)$/i.test(text));
  if (select < 0 || next?.kind !== 'star') return [...variables];
  const inText = tokens.flatMap(({ kind, text }) => (kind === 'variable' ? text : []));
  return variables.toSorted((a, b) => inText.indexOf(a) - inText.indexOf(b));
}
