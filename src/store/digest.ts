import { md5 } from '@noble/hashes/legacy.js';
import { sha256, sha512_256 } from '@noble/hashes/sha2.js';
import { bytesToHex, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js';

// Digest authentication (RFC 7616) without auth-int. Existing packages are not used: as of 2026-11, digest-header cuts
// passwords at a colon and supports MD5 only, and digest-fetch does not read the algorithm that the server offers.

/** The challenge of a server (RFC 7616, section 3.3). */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | undefined;
  readonly algorithm: string;
  readonly session: boolean;
  readonly qop: 'auth' | undefined;
}

interface DigestRequest {
  readonly method: string;
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Number of requests with this nonce, including this one. */
  readonly count: number;
  readonly clientNonce?: string;
}

const hashes = new Map([
  ['MD5', md5],
  ['SHA-256', sha256],
  ['SHA-512-256', sha512_256],
]);

/** The challenge in a WWW-Authenticate header; undefined if there is none, or none that is supported. */
export function readDigestChallenge(header: string): DigestChallenge | undefined {
  const [, text] = /(?:^|,\s*)Digest\s+(.*)/is.exec(header) ?? [];
  if (text === undefined) return undefined;
  const parameters = new Map(
    [...text.matchAll(/([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g)].map(
      ([, name = '', quoted, bare]) => [name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? ''] as const,
    ),
  );
  const [, algorithm = '', session] = /^(.*?)(-sess)?$/i.exec(parameters.get('algorithm') ?? 'MD5') ?? [];
  const nonce = parameters.get('nonce');
  const offered = parameters.get('qop')?.split(/\s*,\s*/);
  if (nonce === undefined || !hashes.has(algorithm.toUpperCase()) || offered?.includes('auth') === false)
    return undefined;
  return {
    realm: parameters.get('realm') ?? '',
    nonce,
    opaque: parameters.get('opaque'),
    algorithm: algorithm.toUpperCase(),
    session: session !== undefined,
    qop: offered && 'auth',
  };
}

/** The Authorization header that answers a challenge. */
export function digestAuthorization(challenge: DigestChallenge, request: DigestRequest): string {
  const { realm, nonce, opaque, algorithm, session, qop } = challenge;
  const { user, password, method, url, count, clientNonce = bytesToHex(randomBytes(16)) } = request;
  const digest = (...parts: readonly string[]) =>
    bytesToHex((hashes.get(algorithm) ?? md5)(utf8ToBytes(parts.join(':'))));
  const { pathname, search } = new URL(url);
  const uri = pathname + search;
  const uses = count.toString(16).padStart(8, '0');
  const secret = digest(user, realm, password);
  const key = session ? digest(secret, nonce, clientNonce) : secret;
  const target = digest(method, uri);
  const response = qop ? digest(key, nonce, uses, clientNonce, qop, target) : digest(key, nonce, target);
  const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
  return [
    `Digest username=${quoted(user)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    `response="${response}"`,
    `algorithm=${algorithm}${session ? '-sess' : ''}`,
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
    ...(qop ? [`qop=${qop}`, `nc=${uses}`] : []),
    ...(qop || session ? [`cnonce="${clientNonce}"`] : []),
  ].join(', ');
}
