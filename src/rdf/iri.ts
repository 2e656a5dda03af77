const maximumLength = 4000;

/** Schemes that browsers execute or display, a risk when the IRI becomes a link. */
const unsafeSchemes = /^(javascript|vbscript|data):/i;

/** A fast path for most addresses: a subset of RFC 3987 with an ASCII host, path and query. */
const plainAddress =
  /^https?:\/\/[A-Za-z0-9.-]+(?:\/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?(?:[?](?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?$/;

/**
 * Why an IRI cannot be used, or undefined if it is absolute, valid (RFC 3987) and safe as a link. Turtle writers do not
 * check IRIs, so every IRI from facts is checked here before it becomes a term.
 */
export function iriProblem(iri: string): string | undefined {
  if (iri.length > maximumLength) return `is longer than ${maximumLength} characters`;
  if (plainAddress.test(iri)) return undefined;
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:/.test(iri)) return 'is not absolute (it has no scheme such as https:)';
  if (unsafeSchemes.test(iri)) return 'has a scheme that browsers execute or display (javascript:, vbscript:, data:)';
  // RFC 3987, 4.1 forbids bidirectional controls, but its grammar allows them; they can disguise an address.
  if (/\p{Bidi_Control}/u.test(iri)) return 'contains an invisible bidirectional control character';
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

// One character class per part, which matches in linear time. The grammar as one expression (as in validate-iri 1.0.1)
// has nested repetitions: a path of 16 letters followed by a space takes over 40 s.
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

/** Tests the characters first, since URL parsers ignore line ends and tabs, and IRIs have no IPv6 zones. */
function isIPv6(literal: string): boolean {
  return /^[0-9A-Fa-f:.]+$/.test(literal) && URL.canParse(`http://[${literal}]/`);
}
