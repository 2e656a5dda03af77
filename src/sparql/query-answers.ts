/** Whatever answers SPARQL queries: the engine over a graph in memory, or a store. */
export interface QueryAnswers {
  /**
   * The answer to any query as text.
   * @param mediaType of the answer; by default SPARQL JSON for rows, N-Quads or N-Triples for graphs
   */
  answer(query: string, mediaType?: string): Promise<string>;
}

export type QueryForm = 'SELECT' | 'ASK' | 'CONSTRUCT' | 'DESCRIBE';

/** The form of a query, as far as its text shows it: the first such word that is no comment. */
export function queryForm(query: string): QueryForm | undefined {
  const word = /\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i.exec(query.replaceAll(/^\s*#.*$/gm, ''))?.[1]?.toUpperCase();
  return (['SELECT', 'ASK', 'CONSTRUCT', 'DESCRIBE'] as const).find((form) => form === word);
}
