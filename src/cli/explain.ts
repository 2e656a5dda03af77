import type { NamedNode } from '@rdfjs/types';
import { readOntologyFolder } from '../node/files.ts';
import { bundledOntology } from '../node/package-folder.ts';
import { datasetOf, namedNode } from '../rdf/environment.ts';
import { localName } from '../rdf/graph-reader.ts';
import { rdf, sg } from '../rdf/namespace.ts';
import { readTurtle } from '../rdf/read-turtle.ts';
import { Failure } from '../report/failure.ts';
import { suggestion } from '../report/nearest.ts';
import { visible } from '../report/render-text.ts';
import { explanationOf } from '../write/explanation.ts';
import { explanationText } from '../write/explanation-text.ts';
import { readBuilt } from './query.ts';
import { printData } from './terminal.ts';

/**
 * Prints what the built graphs say of a thing.
 * @param thing its IRI, its prefixed name, or its id
 * @returns the exit code: 0
 */
export async function explain(thing: string, { out }: { readonly out: string }): Promise<number> {
  const [{ profile }, { quads, prefixes }] = await Promise.all([
    readOntologyFolder(bundledOntology),
    readBuilt(out).then((text) => readTurtle(text, out)),
  ]);
  const graph = datasetOf(quads);
  const known = [...graph]
    .filter(({ predicate, object }) => predicate.equals(rdf.type) && !object.equals(sg.Statement))
    .flatMap(({ subject }) => (subject.termType === 'NamedNode' ? [subject] : []));
  const node = nodeMeant(thing, known, prefixes);
  const explanation =
    node && explanationOf(node, graph, { ...profile, prefixes: new Map([...profile.prefixes, ...prefixes]) });
  if (explanation === undefined)
    throw new Failure('unknown-name', `the graph in ${out} knows no \`${thing}\``, {
      hint:
        suggestion(
          thing,
          known.map(({ value }) => localName(value)),
        ) ?? 'an id, a prefixed name or an IRI',
    });
  printData(explanationText(explanation).split('\n').map(visible).join('\n'));
  return 0;
}

function nodeMeant(
  thing: string,
  known: readonly NamedNode[],
  prefixes: ReadonlyMap<string, string>,
): NamedNode | undefined {
  const [prefix = '', local] = thing.split(/:(.*)/s);
  const namespace = local === undefined ? undefined : prefixes.get(prefix);
  if (namespace !== undefined) return namedNode(namespace + local);
  return known.find(({ value }) => value === thing) ?? known.find(({ value }) => localName(value) === thing);
}
