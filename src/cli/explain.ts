import { readBuilt } from '../node/built.ts';
import { bundledOntology } from '../node/package-folder.ts';
import { printData } from '../node/terminal.ts';
import { datasetOf } from '../rdf/environment.ts';
import { localName } from '../rdf/graph-reader.ts';
import { sharedPrefixes } from '../rdf/prefixes.ts';
import { Failure } from '../report/failure.ts';
import { suggestion } from '../report/nearest.ts';
import { visible } from '../report/render-text.ts';
import { explain as explainThing } from '../write/explain.ts';
import { explanationText } from '../write/explanation-text.ts';
import { thingsOf } from '../write/find-thing.ts';
import type { CommandContext } from './command.ts';

/**
 * Prints the statements on a thing in the output of `build`.
 * @param thing its IRI, its prefixed name, or its id
 * @returns the exit code: 0
 */
export async function explain(
  [thing = '']: readonly string[],
  { out }: { readonly out: string },
  { reader }: CommandContext,
): Promise<number> {
  const [{ profile }, built] = await Promise.all([reader.ontology(bundledOntology), readBuilt(out)]);
  const graph = datasetOf(built.flatMap(({ quads }) => quads));
  const prefixes = sharedPrefixes(profile.prefixes, built);
  const explanation = explainThing(thing, { graph, profile: { ...profile, prefixes } });
  if (explanation === undefined) {
    const ids = thingsOf(graph).map(({ value }) => localName(value));
    throw new Failure('unknown-name', `the graph in ${out} has no thing \`${thing}\``, {
      hint: suggestion(thing, ids) ?? 'use an id, a prefixed name or an IRI',
    });
  }
  printData(explanationText(explanation).split('\n').map(visible).join('\n'));
  return 0;
}
