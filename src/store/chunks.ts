import type { Quad, Term } from '@rdfjs/types';
import { Writer } from 'n3';
import { contentName } from '../rdf/content-name.ts';
import { namedNode } from '../rdf/environment.ts';
import { iriProblem } from '../rdf/iri.ts';
import { Failure } from '../report/failure.ts';

/** The quads of one request: N-Triples lines by graph. */
export interface Chunk {
  readonly lines: ReadonlyMap<string, readonly string[]>;
  readonly quads: number;
}

/** The quads read of a graph so far. */
export interface GraphTally {
  readonly quads: number;
  /** The lines are sorted, so none is repeated and the count is exact. */
  readonly exact: boolean;
  readonly last: string;
}

interface ChunkOptions {
  /** The graph for all quads. */
  readonly graph?: string | undefined;
  /** Characters per chunk. */
  readonly size: number;
}

/**
 * Collects quads in chunks, and counts them by graph. Blank nodes become IRIs, because their labels have no meaning
 * beyond one request (RDF 1.1 Concepts, 3.5).
 * @param tally is filled with the counts
 * @throws Failure `graph-needed` if a quad has no graph, `graph-iri` if the name of a graph is not an IRI
 */
export async function* chunksOf(
  quads: AsyncIterable<Quad>,
  tally: Map<string, GraphTally>,
  { graph, size }: ChunkOptions,
): AsyncGenerator<Chunk> {
  const writer = new Writer({ format: 'application/n-triples' });
  let lines = new Map<string, string[]>();
  let [held, count] = [0, 0];
  // Equal labels in other files are other nodes; the same file gets the same IRIs each time.
  let scope: string | undefined;
  const skolem = <T extends Term>(term: T) => {
    if (term.termType !== 'BlankNode') return term;
    scope ??= contentName(graph ?? [...tally.keys()][0] ?? '');
    return namedNode(`urn:x-seminar-graph:blank:${scope}:${encodeURIComponent(term.value)}`);
  };
  for await (const one of quads) {
    const name = graph ?? graphOf(skolem(one.graph), tally);
    const line = writer.quadToString(skolem(one.subject), one.predicate, skolem(one.object));
    note(tally, name, line);
    const known = lines.get(name);
    if (known) known.push(line);
    else lines.set(name, [line]);
    held += line.length;
    count += 1;
    if (held >= size) {
      yield { lines, quads: count };
      lines = new Map();
      [held, count] = [0, 0];
    }
  }
  if (count > 0) yield { lines, quads: count };
}

/** The number of quads of each graph, without holding them in memory. */
export async function countByGraph(quads: AsyncIterable<Quad>, graph?: string): Promise<Map<string, number>> {
  const tally = new Map<string, GraphTally>();
  for await (const _ of chunksOf(quads, tally, { graph, size: 1_000_000 }));
  return new Map([...tally].map(([name, { quads: count }]) => [name, count]));
}

function note(tally: Map<string, GraphTally>, name: string, line: string): void {
  const known = tally.get(name);
  const exact = !known || (known.exact && line > known.last);
  tally.set(name, { quads: (known?.quads ?? 0) + 1, exact, last: line });
}

function graphOf(graph: Term, known: ReadonlyMap<string, GraphTally>): string {
  if (graph.termType === 'DefaultGraph')
    throw new Failure('graph-needed', 'the file has triples without a named graph', {
      hint: 'name a graph for them: --graph https://example.org/my-graph',
    });
  if (!known.has(graph.value)) requireGraphIri(graph.value);
  return graph.value;
}

/** @throws Failure `graph-iri` if the name is not an IRI */
export function requireGraphIri(name: string): void {
  const problem = iriProblem(name);
  if (problem !== undefined)
    throw new Failure('graph-iri', `\`${name}\` cannot name a graph: it ${problem}`, {
      hint: 'use an IRI, such as https://example.org/my-graph',
    });
}
