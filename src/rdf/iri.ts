/** In characters; addresses are shorter everywhere. */
const longest = 4000;

/** Schemes of what browsers run or show instead of going there. */
const programs = /^(javascript|vbscript|data):/i;

/** Most addresses by far: an ASCII host, path and query in which nothing needs a second look. A part of RFC 3987. */
const plainAddress =
  /^https?:\/\/[A-Za-z0-9.-]+(?:\/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?(?:[?](?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?$/;

/**
 * What is wrong with an IRI, or undefined. Writers of Turtle put IRIs between < and > unchecked, so whatever comes
 * from facts passes here before it becomes a term: absolute, valid by RFC 3987, and an address.
 */
export function iriProblem(iri: string): string | undefined {
  if (iri.length > longest) return `is longer than ${longest} characters`;
  if (plainAddress.test(iri)) return undefined;
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:/.test(iri)) return 'is not absolute (it has no scheme such as https:)';
  if (programs.test(iri)) return 'is a program or a document, not an address';
  // RFC 3987, 4.1: the grammar lets direction marks through, and they make an address read as another.
  if (/\p{Bidi_Control}/u.test(iri)) return 'holds an invisible mark of writing direction';
  return isValid(iri) ? undefined : 'is not a valid IRI (RFC 3987)';
}

const planes = Array.from({ length: 14 }, (_, index) => (index + 1).toString(16));
/** RFC 3987, 2.2: ucschar, iunreserved, sub-delims, iprivate. */
const ucschar = [
  '\\u{a0}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{ffef}',
  ...planes.map((plane) => `\\u{${plane}${plane === 'e' ? '1' : '0'}000}-\\u{${plane}fffd}`),
].join('');
const name = `A-Za-z0-9\\-._~!$&'()*+,;=${ucschar}`;
const privateUse = '\\u{e000}-\\u{f8ff}\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}';

// One class of characters a part, so that the time to match grows with the length alone. The grammar as one expression
// (as in validate-iri 1.0.1) nests repetitions: a path of 16 letters with a space behind it kept that busy over 40 s.
const partOf = (characters: string) => new RegExp(`^(?:[${characters}]|%[0-9A-Fa-f]{2})*$`, 'u');
const [host, userInfo, path, fragment, query] = [
  partOf(name),
  partOf(`${name}:`),
  partOf(`${name}:@/`),
  partOf(`${name}:@/?`),
  partOf(`${name}:@/?${privateUse}`),
] as const;

/** RFC 3986, appendix B: scheme, authority, path, query, fragment. */
const parts = /^[^:/?#]+:(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

function isValid(iri: string): boolean {
  const found = parts.exec(iri);
  if (!found) return false;
  const [, authority = '', ofPath = '', ofQuery = '', ofFragment = ''] = found;
  return isAuthority(authority) && path.test(ofPath) && query.test(ofQuery) && fragment.test(ofFragment);
}

function isAuthority(authority: string): boolean {
  const at = authority.indexOf('@');
  const found = /^(\[([^\]]*)\]|[^:]*)(?::[0-9]*)?$/.exec(authority.slice(at + 1));
  if (!found || !userInfo.test(authority.slice(0, Math.max(at, 0)))) return false;
  const [, server = '', literal] = found;
  return literal === undefined ? host.test(server) : isIPv6(literal);
}

/** The characters are looked at first: URLs are read without the line ends and tabs in them, and IPv6 zones are no part of an IRI. */
function isIPv6(literal: string): boolean {
  return /^[0-9A-Fa-f:.]+$/.test(literal) && URL.canParse(`http://[${literal}]/`);
}
