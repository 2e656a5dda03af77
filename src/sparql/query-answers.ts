/** Whatever answers SPARQL queries: the engine over a graph in memory, or a store. */
export interface QueryAnswers {
  /**
   * The answer to any query as text.
   * @param mediaType of the answer; by default SPARQL JSON for rows, N-Quads or N-Triples for graphs
   */
  answer(query: string, mediaType?: string): Promise<string>;
}
