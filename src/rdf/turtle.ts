import type { Quad, Term } from '@rdfjs/types';
import { Writer, type WriterOptions } from 'n3';
import { compareText } from '../report/problem.ts';
import { orderSubjects } from './order-subjects.ts';
import { unambiguousPrefixes } from './prefixes.ts';

/**
 * The graph as Turtle: the prefixes in use, then a block per subject in titled sections.
 * @param prefixes namespace by prefix
 * @param version the VERSION directive, if the graph uses features of RDF 1.2
 */
export async function toTurtle(
  graph: Iterable<Quad>,
  prefixes: ReadonlyMap<string, string>,
  version?: '1.2',
): Promise<string> {
  const sections = orderSubjects(graph);
  const used = usedPrefixes(graph, prefixes);
  const quads = sections.flatMap(({ subjects }) => subjects.flat());
  const written = await writeQuads(quads, { prefixes: Object.fromEntries(used), ...(version && { version }) });
  // Only subjects and prefixes start at the margin: continuation lines are indented, line ends in texts are escaped.
  const blocks = written.split(/\n+(?=\S)/);
  const lines = blocks.splice(0, used.size + (version ? 1 : 0));
  for (const { title, subjects } of sections) {
    lines.push('', `# ---- ${title}`);
    for (const block of blocks.splice(0, subjects.length)) lines.push('', block.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

/** The dataset as TriG: the default graph, then a block per named graph, each in the order of `toTurtle`. */
export async function toTriG(quads: Iterable<Quad>, prefixes: ReadonlyMap<string, string>): Promise<string> {
  const graphs = [...Map.groupBy(quads, ({ graph }) => graph.value)].sort(([a], [b]) => compareText(a, b));
  const ordered = graphs.flatMap(([, members]) => orderSubjects(members).flatMap(({ subjects }) => subjects.flat()));
  const used = usedPrefixes(ordered, prefixes);
  return writeQuads(ordered, { prefixes: Object.fromEntries(used), format: 'application/trig' });
}

function writeQuads(quads: readonly Quad[], options: WriterOptions & { version?: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const writer = new Writer(options);
    writer.addQuads([...quads]);
    writer.end((error, text: string) => (error ? reject(error) : resolve(text)));
  });
}

function usedPrefixes(graph: Iterable<Quad>, prefixes: ReadonlyMap<string, string>): Map<string, string> {
  const iris = new Set<string>();
  const add = (term: Term) => {
    if (term.termType === 'NamedNode') iris.add(term.value);
    if (term.termType === 'Literal') iris.add(term.datatype.value);
    if (term.termType === 'Quad') [term.subject, term.predicate, term.object].forEach(add);
  };
  for (const { subject, predicate, object, graph: name } of graph) [subject, predicate, object, name].forEach(add);
  const usable = unambiguousPrefixes(prefixes, iris);
  return new Map([...usable].filter(([, namespace]) => [...iris].some((iri) => iri.startsWith(namespace))));
}
