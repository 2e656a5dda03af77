import type { NamedNode, Quad, Term } from '@rdfjs/types';
import { termText } from '../rdf/n-quads.ts';

/**
 * Quads as lines of N-Quads. Writes a subject, graph or predicate again only where it is another term: consecutive quads
 * share the first two, and an ontology has few properties. That is a fifth of the time of a line.
 * @param graphOf the named graph of a quad
 */
export function quadLines(quads: readonly Quad[], graphOf?: (quad: Quad) => NamedNode | undefined): string[] {
  const subjectText = cachingLast(termText);
  const endText = cachingLast((graph: NamedNode | undefined) => (graph ? ` ${termText(graph)} .\n` : ' .\n'));
  return quads.map((quad) => {
    const { subject, predicate, object } = quad;
    return subjectText(subject) + predicateText(predicate) + termText(object) + endText(graphOf?.(quad));
  });
}

function cachingLast<Key>(textOf: (key: Key) => string): (key: Key) => string {
  let last: { readonly key: Key; readonly text: string } | undefined;
  return (key) => {
    if (!last || last.key !== key) last = { key, text: textOf(key) };
    return last.text;
  };
}

/** By term object: each property is one. */
const predicateTexts = new Map<Term, string>();
const maximumPredicates = 1000;

function predicateText(predicate: Term): string {
  const known = predicateTexts.get(predicate);
  if (known !== undefined) return known;
  const text = ` ${termText(predicate)} `;
  if (predicateTexts.size < maximumPredicates) predicateTexts.set(predicate, text);
  return text;
}
