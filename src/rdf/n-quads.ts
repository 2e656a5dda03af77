import type { Quad, Term } from '@rdfjs/types';
import { Writer } from 'n3';
import { namedNode } from './environment.ts';

const writer = new Writer({ format: 'application/n-quads' });
const any = namedNode('a:');

/** The quads as N-Quads, without duplicates, sorted by code unit: canonical for graphs without blank nodes. */
export function toNQuads(graph: Iterable<Quad>): string {
  const lines = new Set<string>();
  for (const quad of graph) lines.add(quadLine(quad));
  return [...lines].sort().join('');
}

/** The quads without duplicates, in the order of `toNQuads`. */
export function sortedQuads(quads: readonly Quad[]): Quad[] {
  const byLine = new Map(quads.map((quad) => [quadLine(quad), quad]));
  return [...byLine].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, quad]) => quad);
}

/** A quad as a line of N-Quads, the same as n3 writes in a fifth of the time. */
export function quadLine({ subject, predicate, object, graph }: Quad): string {
  const end = graph.termType === 'DefaultGraph' ? '' : ` ${termText(graph)}`;
  return `${termText(subject)} ${termText(predicate)} ${termText(object)}${end} .\n`;
}

/** Matches at least the characters that n3 escapes; n3 writes these terms and blank nodes. */
const perhapsEscaped = /[^ !#-[\]-~\u0080-\ud7ff\ue000-\uffff]/;
const string = 'http://www.w3.org/2001/XMLSchema#string';

/** A term as N-Quads writes it. */
export function termText(term: Term): string {
  const { value } = term;
  if (perhapsEscaped.test(value)) return escapedText(term);
  if (term.termType === 'NamedNode') return `<${value}>`;
  if (term.termType !== 'Literal') return escapedText(term);
  // May be undefined: jsonld.js omits it.
  if (term.language) return `"${value}"@${term.language}`;
  return term.datatype.value === string ? `"${value}"` : `"${value}"^^<${term.datatype.value}>`;
}

/** Cuts the term out of a quad, since n3 cannot write a term alone. */
function escapedText(term: Term): string {
  const line = writer.quadToString(any, any, term as never);
  return line.slice('<a:> <a:> '.length, -' .\n'.length);
}
