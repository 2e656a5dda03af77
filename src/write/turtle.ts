import type { Quad, Term } from '@rdfjs/types';
import { Writer } from 'n3';
import { orderSubjects } from './order-subjects.ts';

/**
 * The graph as Turtle (RDF 1.1): the prefixes that are used, then a block per subject under the title of its section.
 * @param prefixes namespace by prefix
 */
export async function toTurtle(graph: Iterable<Quad>, prefixes: ReadonlyMap<string, string>): Promise<string> {
  const sections = orderSubjects(graph);
  const used = usedPrefixes(graph, prefixes);
  const written = await writeQuads(
    sections.flatMap(({ subjects }) => subjects.flat()),
    used,
  );
  // What continues a subject is indented, and line ends inside texts are escaped: only a subject or a prefix starts
  // at the margin.
  const blocks = written.split(/\n+(?=\S)/);
  const lines = blocks.splice(0, used.size);
  for (const { title, subjects } of sections) {
    lines.push('', `# ---- ${title}`);
    for (const block of blocks.splice(0, subjects.length)) lines.push('', block.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

function writeQuads(quads: readonly Quad[], prefixes: ReadonlyMap<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const writer = new Writer({ prefixes: Object.fromEntries(prefixes) });
    writer.addQuads([...quads]);
    writer.end((error, text: string) => (error ? reject(error) : resolve(text)));
  });
}

function usedPrefixes(graph: Iterable<Quad>, prefixes: ReadonlyMap<string, string>): Map<string, string> {
  const iris = new Set<string>();
  const add = (term: Term) => {
    if (term.termType === 'NamedNode') iris.add(term.value);
    if (term.termType === 'Literal') iris.add(term.datatype.value);
  };
  for (const { subject, predicate, object } of graph) [subject, predicate, object].forEach(add);
  return new Map([...prefixes].filter(([, namespace]) => [...iris].some((iri) => iri.startsWith(namespace))));
}
