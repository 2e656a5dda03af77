import type { Fetch } from '../sparql/http.ts';
import { type DigestChallenge, digestAuthorization, readDigestChallenge } from './digest.ts';

/** User and password, or a token, which takes precedence. */
export interface Credentials {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly token?: string | undefined;
}

/**
 * Adds credentials to the requests to one origin, and to no other: a token (RFC 6750) always; user and password after
 * the server has answered 401, by Digest (RFC 7616) if it offers that, otherwise by Basic (RFC 7617).
 * @param origin such as `https://store.example:8890`
 * @example
 * const storeFetch = withCredentials(fetch, { user: 'dba', password }, new URL(endpoint).origin);
 */
export function withCredentials(fetch: Fetch, { user, password = '', token }: Credentials, origin: string): Fetch {
  let basic = false;
  let challenge: DigestChallenge | undefined;
  let count = 0;

  const authorization = (url: string, method: string): string | undefined => {
    if (new URL(url).origin !== origin) return undefined;
    if (token !== undefined) return `Bearer ${token}`;
    if (user === undefined) return undefined;
    if (basic) return `Basic ${base64(`${user}:${password}`)}`;
    if (!challenge) return undefined;
    count += 1;
    return digestAuthorization(challenge, { method, url, user, password, count });
  };

  /** Reads the offered schemes; false if there is none that is supported. */
  const learn = (header: string): boolean => {
    challenge = readDigestChallenge(header);
    count = 0;
    basic = challenge === undefined && /(^|,\s*)Basic\b/i.test(header);
    return basic || challenge !== undefined;
  };

  return async (url, init) => {
    const attempt = () => {
      const header = authorization(url, init.method ?? 'GET');
      return fetch(url, { ...init, headers: { ...init.headers, ...(header && { authorization: header }) } });
    };
    const response = await attempt();
    const offered = response.status === 401 ? response.headers.get('www-authenticate') : null;
    // Also if a nonce has expired.
    if (offered === null || user === undefined || token !== undefined || !learn(offered)) return response;
    await response.body?.cancel();
    return attempt();
  };
}

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
