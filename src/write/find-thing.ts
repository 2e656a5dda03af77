import type { DatasetCore, NamedNode } from '@rdfjs/types';
import { namedNode } from '../rdf/environment.ts';
import { localName } from '../rdf/graph-reader.ts';
import { rdf, sg } from '../rdf/namespace.ts';

/** The things of a graph: every node with a class, except statements. */
export function thingsOf(graph: DatasetCore): NamedNode[] {
  return [...graph.match(null, rdf.type)].flatMap(({ subject, object }) =>
    subject.termType === 'NamedNode' && !object.equals(sg.Statement) ? [subject] : [],
  );
}

/** Finds a thing by its IRI, its prefixed name (`ics:ics-1999`) or its id. */
export function findThing(
  text: string,
  things: readonly NamedNode[],
  prefixes: ReadonlyMap<string, string>,
): NamedNode | undefined {
  const [prefix = '', local] = text.split(/:(.*)/s);
  const namespace = local === undefined ? undefined : prefixes.get(prefix);
  if (namespace !== undefined) return namedNode(namespace + local);
  return things.find(({ value }) => value === text) ?? things.find(({ value }) => localName(value) === text);
}
