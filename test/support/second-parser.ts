import type { Quad } from '@rdfjs/types';
import { parse } from 'oxigraph';
import { withoutGraphs } from '../../src/graph/named-graphs.ts';
import { quad } from '../../src/rdf/environment.ts';
import { fromReifiers } from '../../src/write/turtle-12.ts';

/** What a second parser, which shares nothing with ours, has to be told of each format. */
const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['ttl', 'text/turtle'],
  ['jsonld', 'application/ld+json'],
  ['nt', 'application/n-triples'],
  ['nq', 'application/n-quads'],
  ['trig', 'application/trig'],
  ['rdf12.ttl', 'text/turtle'],
  ['wikibase', 'text/turtle'],
]);

/** The quads that Oxigraph reads: its parser, not its store, which keeps an xsd:positiveInteger as an xsd:integer. */
export function readWithOxigraph(text: string, format: string): Quad[] {
  const mediaType = mediaTypes.get(format);
  if (mediaType === undefined) throw new Error(`what is ${format} to Oxigraph?`);
  const quads = [...parse(text, { format: mediaType })];
  return withoutGraphs(fromReifiers(quads.map((one) => quad(one.subject, one.predicate, one.object, one.graph))));
}
