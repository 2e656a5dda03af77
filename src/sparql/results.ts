import type { Literal, NamedNode, Quad } from '@rdfjs/types';
import { literal, namedNode } from '../rdf/environment.ts';
import { readTurtle } from '../rdf/read-turtle.ts';
import { Failure } from '../report/failure.ts';
import type { SparqlEngine } from './engine.ts';

/** One row of a SELECT result, by variable; what is unbound is absent. */
export type Row = ReadonlyMap<string, NamedNode | Literal>;

interface JsonTerm {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

interface JsonResults {
  /** Absent where the query was an ASK. */
  readonly results?: { readonly bindings: readonly Readonly<Record<string, JsonTerm>>[] };
}

/** The rows of a SELECT query. */
export async function select(engine: SparqlEngine, query: string): Promise<Row[]> {
  return rowsOf(await engine.answer(query, 'application/sparql-results+json'));
}

/** The quads of a CONSTRUCT or DESCRIBE query. */
export async function construct(engine: SparqlEngine, query: string): Promise<Quad[]> {
  return readTurtle(await engine.answer(query, 'application/n-quads'), 'the answer').quads;
}

/** The rows of a result in the SPARQL 1.1 Query Results JSON Format. */
function rowsOf(json: string): Row[] {
  const { results } = JSON.parse(json) as JsonResults;
  if (!results) throw new Failure('query-failed', 'its answer has no rows', { hint: 'write it as SELECT' });
  return results.bindings.map(
    (binding) => new Map(Object.entries(binding).map(([name, term]) => [name, termOf(term)])),
  );
}

function termOf(term: JsonTerm): NamedNode | Literal {
  if (term.type === 'uri') return namedNode(term.value);
  if (term['xml:lang'] !== undefined) return literal(term.value, term['xml:lang']);
  return term.datatype === undefined ? literal(term.value) : literal(term.value, namedNode(term.datatype));
}
