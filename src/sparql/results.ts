import type { Literal, NamedNode, Quad } from '@rdfjs/types';
import { literal, namedNode } from '../rdf/environment.ts';
import { readTurtle } from '../rdf/read-turtle.ts';
import { Failure } from '../report/failure.ts';
import type { QueryAnswers } from './query-answers.ts';

/** One row of a SELECT result, by variable; what is unbound is absent. */
export type Row = ReadonlyMap<string, NamedNode | Literal>;

interface JsonTerm {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

interface JsonResults {
  readonly head?: { readonly vars?: readonly string[] };
  readonly results?: { readonly bindings?: readonly Readonly<Record<string, JsonTerm>>[] };
}

export interface Results {
  readonly variables: readonly string[];
  readonly rows: readonly Row[];
}

/** The rows of a SELECT query. */
export async function select(engine: QueryAnswers, query: string): Promise<readonly Row[]> {
  return readResults(await engine.answer(query, 'application/sparql-results+json')).rows;
}

/** The quads of a CONSTRUCT or DESCRIBE query. */
export async function construct(engine: QueryAnswers, query: string): Promise<Quad[]> {
  return readTurtle(await engine.answer(query, 'application/n-quads'), 'the answer').quads;
}

/**
 * Reads a result in the SPARQL 1.1 Query Results JSON Format.
 * @throws Failure `sparql` where it is none
 */
export function readResults(json: string): Results {
  const { head, results } = parsedResults(json);
  if (!results?.bindings) throw new Failure('sparql', 'the answer holds no rows in SPARQL JSON');
  return {
    variables: head?.vars ?? [],
    rows: results.bindings.map(
      (binding) => new Map(Object.entries(binding).map(([name, term]) => [name, termOf(term)])),
    ),
  };
}

function parsedResults(json: string): JsonResults {
  try {
    const parsed = JSON.parse(json) as JsonResults | null;
    return parsed ?? {};
  } catch (error) {
    throw new Failure('sparql', 'the answer is not JSON', { cause: error });
  }
}

function termOf(term: JsonTerm): NamedNode | Literal {
  if (term.type === 'uri') return namedNode(term.value);
  if (term['xml:lang'] !== undefined) return literal(term.value, term['xml:lang']);
  return term.datatype === undefined ? literal(term.value) : literal(term.value, namedNode(term.datatype));
}
