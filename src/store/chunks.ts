import type { Quad, Term } from '@rdfjs/types';
import { Writer } from 'n3';
import { contentName } from '../rdf/content-name.ts';
import { namedNode } from '../rdf/environment.ts';
import { iriProblem } from '../rdf/iri.ts';
import { Failure } from '../report/failure.ts';

/** Quads on their way: N-Triples lines by the graph that they belong to. */
export interface Chunk {
  readonly lines: ReadonlyMap<string, readonly string[]>;
  readonly quads: number;
}

/** What was read of a graph. */
export interface GraphTally {
  quads: number;
  /** Every line was greater than the one before: none came twice, and the count is exact. */
  exact: boolean;
  last: string;
}

export interface ChunkOptions {
  /** The one graph for everything. */
  readonly graph?: string | undefined;
  /** How many characters make a chunk: what is held in memory at a time. */
  readonly size: number;
}

/**
 * Gathers quads into chunks, and counts what goes where. Blank nodes become IRIs, for a label means a node only within one
 * request (RDF 1.1 Concepts, 3.5).
 * @throws Failure `graph-needed` where a quad stands in no graph, `graph-iri` where a graph has no IRI
 */
export async function* chunksOf(
  quads: AsyncIterable<Quad>,
  tally: Map<string, GraphTally>,
  { graph, size }: ChunkOptions,
): AsyncGenerator<Chunk> {
  const writer = new Writer({ format: 'application/n-triples' });
  let lines = new Map<string, string[]>();
  let held = 0;
  let count = 0;
  // A label means another node in another file; the same file has the same nodes each time.
  let scope: string | undefined;
  const skolem = <T extends Term>(term: T) => {
    if (term.termType !== 'BlankNode') return term;
    scope ??= contentName(graph ?? [...tally.keys()][0] ?? '');
    return blankNodeIri(scope, term.value);
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
      held = 0;
      count = 0;
    }
  }
  if (count > 0) yield { lines, quads: count };
}

function note(tally: Map<string, GraphTally>, name: string, line: string): void {
  const known = tally.get(name);
  if (!known) tally.set(name, { quads: 1, exact: true, last: line });
  else {
    known.quads += 1;
    if (line <= known.last) known.exact = false;
    known.last = line;
  }
}

function graphOf(graph: Term, known: ReadonlyMap<string, GraphTally>): string {
  if (graph.termType === 'DefaultGraph')
    throw new Failure('graph-needed', 'the file holds triples that stand in no graph', {
      hint: 'name the graph for them: --graph https://example.org/my-graph',
    });
  if (!known.has(graph.value)) requireGraphIri(graph.value);
  return graph.value;
}

/** @throws Failure `graph-iri` where a text cannot name a graph */
export function requireGraphIri(name: string): void {
  const problem = iriProblem(name);
  if (problem !== undefined)
    throw new Failure('graph-iri', `\`${name}\` cannot name a graph: it ${problem}`, {
      hint: 'an IRI is wanted, such as https://example.org/my-graph',
    });
}

function blankNodeIri(scope: string, label: string) {
  return namedNode(`urn:x-seminar-graph:blank:${scope}:${encodeURIComponent(label)}`);
}
