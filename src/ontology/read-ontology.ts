import type { DatasetCore } from '@rdfjs/types';
import { datasetOf } from '../rdf/environment.ts';
import { readTurtle } from '../rdf/read-turtle.ts';
import { compileProfile } from './compile-profile.ts';
import type { Profile } from './profile.ts';

export interface Ontology {
  /** Terms and shapes. */
  readonly dataset: DatasetCore;
  readonly profile: Profile;
}

/**
 * Reads the Turtle files of an ontology (terms and SHACL shapes) and compiles the profile that facts are mapped by.
 * @param files name (for messages) and text of each file
 * @throws Failure `unreadable-rdf` if a file cannot be parsed, `ontology` if the shapes cannot be compiled
 * @example
 * const ontology = readOntology([{ name: 'shapes.ttl', text }]);
 */
export function readOntology(files: readonly { readonly name: string; readonly text: string }[]): Ontology {
  const documents = files.map(({ name, text }) => readTurtle(text, name));
  const dataset = datasetOf(documents.flatMap(({ quads }) => quads));
  const prefixes = new Map(documents.flatMap((document) => [...document.prefixes]));
  return { dataset, profile: compileProfile(dataset, prefixes) };
}
