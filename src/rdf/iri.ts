import { validateIri } from 'validate-iri';

/**
 * What is wrong with an IRI, or undefined. Writers of Turtle put IRIs between < and > unchecked, so whatever comes
 * from facts passes here before it becomes a term: absolute, and valid by RFC 3987.
 */
export function iriProblem(iri: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:/.test(iri)) return 'is not absolute (it has no scheme such as https:)';
  return validateIri(iri) === undefined ? undefined : 'is not a valid IRI (RFC 3987)';
}
