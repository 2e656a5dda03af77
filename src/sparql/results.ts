import type { Literal, NamedNode, Quad } from '@rdfjs/types';
import { literal, namedNode } from '../rdf/environment.ts';
import { readTurtle } from '../rdf/read-turtle.ts';
import { Failure } from '../report/failure.ts';
import type { QueryAnswers } from './query-answers.ts';

/** A row of a SELECT result, by variable, without unbound variables. */
export type Row = ReadonlyMap<string, NamedNode | Literal>;

interface JsonTerm {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

interface JsonResults {
  readonly head?: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  /** Absent for ASK. */
  readonly results?: { readonly bindings?: readonly Readonly<Record<string, JsonTerm>>[] };
}

export interface Results {
  /** The result of ASK. */
  readonly boolean: boolean | undefined;
  readonly variables: readonly string[];
  readonly rows: readonly Row[];
}

/** The rows of a SELECT query. */
export async function select(engine: QueryAnswers, query: string): Promise<readonly Row[]> {
  const { boolean, rows } = readResults(await engine.answer(query, 'application/sparql-results+json'));
  if (boolean !== undefined)
    throw new Failure('query-failed', 'the answer has no rows', { hint: 'write a SELECT query' });
  return rows;
}

/** The quads of a CONSTRUCT or DESCRIBE query. */
export async function construct(engine: QueryAnswers, query: string): Promise<Quad[]> {
  return readTurtle(await engine.answer(query, 'application/n-quads'), 'the answer').quads;
}

/**
 * Reads the SPARQL 1.1 Query Results JSON Format.
 * @throws Failure `query-failed` if the text has another format
 */
export function readResults(json: string): Results {
  const { head, boolean, results } = parsedResults(json);
  if (boolean === undefined && !results?.bindings)
    throw new Failure('query-failed', 'the answer is not in SPARQL Results JSON');
  const rows = (results?.bindings ?? []).map(
    (binding) => new Map(Object.entries(binding).map(([name, term]) => [name, termOf(term)])),
  );
  return { boolean, variables: head?.vars ?? [], rows };
}

function parsedResults(json: string): JsonResults {
  try {
    const parsed = JSON.parse(json) as JsonResults | null;
    return parsed ?? {};
  } catch (error) {
    throw new Failure('query-failed', 'the answer is not JSON', { cause: error });
  }
}

function termOf(term: JsonTerm): NamedNode | Literal {
  if (term.type === 'uri') return namedNode(term.value);
  if (term['xml:lang'] !== undefined) return literal(term.value, term['xml:lang']);
  return term.datatype === undefined ? literal(term.value) : literal(term.value, namedNode(term.datatype));
}
