import type { NamedNode, Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import { Failure, messageOf } from '../report/failure.ts';

export interface TurtleDocument {
  readonly quads: Quad[];
  /** Namespace by prefix, in the order of the file. */
  readonly prefixes: Map<string, string>;
}

/**
 * The quads and prefixes of a Turtle, TriG, N-Triples or N-Quads text.
 * @param file the name to use in the message when the text does not parse
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
