/** Answers SPARQL queries: an engine over a graph in memory, or a triple store. */
export interface QueryAnswers {
  /** @param mediaType of the answer; by default SPARQL Results JSON for rows, N-Quads or N-Triples for graphs */
  answer(query: string, mediaType?: string): Promise<string>;
}
