import { tokensOf, wordsOf } from './query-tokens.ts';

type QueryForm = 'SELECT' | 'ASK' | 'CONSTRUCT' | 'DESCRIBE';

const forms: readonly QueryForm[] = ['SELECT', 'ASK', 'CONSTRUCT', 'DESCRIBE'];

/** The form of a query: the first of these keywords in it. */
export function queryForm(query: string): QueryForm | undefined {
  return wordsOf(query).flatMap((word) => forms.find((form) => form === word) ?? [])[0];
}

/** The variables of a result in the order of the SELECT clause; for `SELECT *`, in the order of the query. */
export function orderedVariables(query: string, variables: readonly string[]): string[] {
  const tokens = [...tokensOf(query)];
  const select = tokens.findIndex(({ kind, text }) => kind === 'word' && text.toUpperCase() === 'SELECT');
  const next = tokens.slice(select + 1).find(({ text }) => !/^(DISTINCT|REDUCED)$/i.test(text));
  if (select < 0 || next?.kind !== 'star') return [...variables];
  const inText = tokens.flatMap(({ kind, text }) => (kind === 'variable' ? text : []));
  return variables.toSorted((a, b) => inText.indexOf(a) - inText.indexOf(b));
}
