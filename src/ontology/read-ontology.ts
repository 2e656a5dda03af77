import type { DatasetCore } from '@rdfjs/types';
import { datasetOf } from '../rdf/environment.ts';
import { readTurtle } from '../rdf/read-turtle.ts';
import { compileProfile } from './compile-profile.ts';
import type { Profile } from './profile.ts';

export interface Ontology {
  /** Terms and shapes together. */
  readonly dataset: DatasetCore;
  readonly profile: Profile;
}

/**
 * Puts the Turtle files of an ontology together and compiles what they say.
 * @throws Failure where a file does not parse or a shape cannot be compiled
 */
export function readOntology(files: readonly { readonly name: string; readonly text: string }[]): Ontology {
  const documents = files.map(({ name, text }) => readTurtle(text, name));
  const dataset = datasetOf(documents.flatMap(({ quads }) => quads));
  const prefixes = new Map(documents.flatMap((document) => [...document.prefixes]));
  return { dataset, profile: compileProfile(dataset, prefixes) };
}
