import type { NamedNode, Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import { Failure, messageOf } from '../report/failure.ts';

export interface TurtleDocument {
  readonly quads: Quad[];
  /** Namespace by prefix, in the order of the file. */
  readonly prefixes: Map<string, string>;
}

/**
 * Parses Turtle, TriG, N-Triples or N-Quads.
 * @param file its name, for the message of the failure
 * @throws Failure `unreadable-rdf`, with the line
 */
export function readTurtle(text: string, file: string): TurtleDocument {
  const prefixes = new Map<string, string>();
  try {
    const quads = new Parser().parse(text, null, (prefix: string, iri: NamedNode) => {
      prefixes.set(prefix, iri.value);
    });
    return { quads, prefixes };
  } catch (error) {
    throw new Failure('unreadable-rdf', `${file}: ${messageOf(error)}`, { cause: error });
  }
}
