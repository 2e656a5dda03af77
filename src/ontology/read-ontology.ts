import type { DatasetCore } from '@rdfjs/types';
import { datasetOf } from '../rdf/environment.ts';
import { readTurtle } from '../rdf/read-turtle.ts';
import { compileProfile } from './compile-profile.ts';
import type { Profile } from './profile.ts';
import { readLanguageWords } from './support/language-words.ts';
import { type Vocabularies, vocabulariesOf } from './support/vocabulary.ts';

export interface Ontology {
  /** Terms and shapes. */
  readonly dataset: DatasetCore;
  readonly profile: Profile;
  /** The words by which the support of values is tested, by language. */
  readonly words: Vocabularies;
}

/**
 * Reads the Turtle files of an ontology (terms and SHACL shapes) and compiles the profile that facts are mapped by; and the words of
 * languages (`words/en.json`), by which the support of values is tested.
 * @param files name (for messages, and the language of words) and text of each file
 * @throws Failure `unreadable-rdf` if a file cannot be parsed, `ontology` if shapes or words cannot be used
 * @example
 * const ontology = readOntology([{ name: 'shapes.ttl', text }]);
 */
export function readOntology(files: readonly { readonly name: string; readonly text: string }[]): Ontology {
  const isWords = ({ name }: { readonly name: string }) => name.endsWith('.json');
  const documents = files.filter((file) => !isWords(file)).map(({ name, text }) => readTurtle(text, name));
  const languages = files
    .filter(isWords)
    .map(({ name, text }) => [languageOf(name), readLanguageWords(name, text)] as const);
  const dataset = datasetOf(documents.flatMap(({ quads }) => quads));
  const prefixes = new Map(documents.flatMap((document) => [...document.prefixes]));
  return { dataset, profile: compileProfile(dataset, prefixes), words: vocabulariesOf(new Map(languages)) };
}

/** `en` of `words/en.json`. */
function languageOf(name: string): string {
  return name
    .replace(/^.*[/\\]/, '')
    .replace(/\.json$/, '')
    .toLowerCase();
}
