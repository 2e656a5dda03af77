import { validateIri } from 'validate-iri';

/** Most addresses by far: an ASCII host, path and query in which nothing needs a second look. A part of RFC 3987. */
const plainAddress =
  /^https?:\/\/[A-Za-z0-9.-]+(?:\/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?(?:[?](?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?$/;

/**
 * What is wrong with an IRI, or undefined. Writers of Turtle put IRIs between < and > unchecked, so whatever comes
 * from facts passes here before it becomes a term: absolute, and valid by RFC 3987.
 */
export function iriProblem(iri: string): string | undefined {
  if (plainAddress.test(iri)) return undefined;
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:/.test(iri)) return 'is not absolute (it has no scheme such as https:)';
  return validateIri(iri) === undefined ? undefined : 'is not a valid IRI (RFC 3987)';
}
