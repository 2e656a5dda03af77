import { validateIri } from 'validate-iri';

/** In characters; addresses are shorter everywhere, and the grammar takes time and stack by length. */
const longest = 4000;

/** Schemes of what browsers run instead of opening it. */
const programs = /^(javascript|vbscript|data):/i;

/**
 * What is wrong with an IRI, or undefined. Writers of Turtle put IRIs between < and > unchecked, so whatever comes
 * from facts passes here before it becomes a term: absolute, valid by RFC 3987, and an address.
 */
export function iriProblem(iri: string): string | undefined {
  if (iri.length > longest) return `is longer than ${longest} characters`;
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:/.test(iri)) return 'is not absolute (it has no scheme such as https:)';
  if (programs.test(iri)) return 'is a program or a document, not an address';
  // RFC 3987, 4.1: the grammar lets direction marks through, and they make an address read as another.
  if (/\p{Bidi_Control}/u.test(iri)) return 'holds an invisible mark of writing direction';
  return validateIri(iri) === undefined ? undefined : 'is not a valid IRI (RFC 3987)';
}
