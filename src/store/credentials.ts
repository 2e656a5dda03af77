import type { Fetch } from '../sparql/http.ts';
import { type DigestChallenge, digestAuthorization, readDigestChallenge } from './digest.ts';

/** Who asks. A token goes before user and password. */
export interface Credentials {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly token?: string | undefined;
}

/**
 * A fetch that shows the credentials: a token at once, user and password when the server asks for them, in the way it asks
 * (Digest before Basic), and from then on with each request to that server. They go to the one origin and nowhere else.
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

  const learn = (header: string): boolean => {
    challenge = readDigestChallenge(header);
    count = 0;
    basic = challenge === undefined && /(^|,\s*)Basic\b/i.test(header);
    return basic || challenge !== undefined;
  };

  return async (url, init) => {
    const attempt = () => {
      const shown = authorization(url, init.method ?? 'GET');
      return fetch(url, {
        ...init,
        headers: { ...init.headers, ...(shown !== undefined && { authorization: shown }) },
      });
    };
    const response = await attempt();
    const asked = response.status === 401 ? response.headers.get('www-authenticate') : null;
    // Once more where the server says how to ask; also where a nonce has gone stale.
    if (asked === null || user === undefined || token !== undefined || !learn(asked)) return response;
    await response.body?.cancel();
    return attempt();
  };
}

/** Of the text in UTF-8 (RFC 7617). */
function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
