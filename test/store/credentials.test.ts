import { describe, expect, it } from 'vitest';
import { withCredentials } from '../../src/store/credentials.ts';

/** A server that answers 401 with these challenges in turn, then 200; and the Authorization headers that it got. */
function guarded(challenges: readonly string[]) {
  const seen: (string | null)[] = [];
  const fetch = async (_: string, init: RequestInit) => {
    const challenge = challenges[seen.length];
    seen.push(new Headers(init.headers).get('authorization'));
    return challenge === undefined
      ? new Response('')
      : new Response('', { status: 401, headers: { 'www-authenticate': challenge } });
  };
  return { fetch, seen };
}

const me = { user: 'me', password: 'secret' };
const origin = 'http://store.example';
const url = `${origin}/sparql`;

describe('credentials', () => {
  it('are shown only when asked for, then with every request', async () => {
    const { fetch, seen } = guarded(['Basic realm="store"']);
    const as = withCredentials(fetch, me, origin);
    expect((await as(url, {})).status).toBe(200);
    await as(url, {});
    const basic = `Basic ${btoa('me:secret')}`;
    expect(seen).toEqual([null, basic, basic]);
  });

  it('go as Digest where the server knows both, with a count of their own each time', async () => {
    const { fetch, seen } = guarded(['Basic realm="store", Digest realm="store", nonce="1", qop="auth"']);
    const as = withCredentials(fetch, me, origin);
    await as(url, {});
    await as(url, {});
    expect(seen.map((header) => /nc=(\d+)/.exec(header ?? '')?.[1])).toEqual([undefined, '00000001', '00000002']);
  });

  it('are made anew when a nonce has gone stale', async () => {
    const { fetch, seen } = guarded(['Digest realm="s", nonce="1", qop="auth"']);
    const as = withCredentials(fetch, me, origin);
    await as(url, {});
    const stale = guarded(['Digest realm="s", nonce="2", qop="auth", stale=true']);
    const later = withCredentials(stale.fetch, me, origin);
    expect((await later(url, {})).status).toBe(200);
    expect(seen.at(-1)).toContain('nonce="1"');
    expect(stale.seen.at(-1)).toContain('nonce="2"');
  });

  it('are not tried for ever', async () => {
    const { fetch, seen } = guarded(Array(9).fill('Basic realm="store"'));
    expect((await withCredentials(fetch, me, origin)(url, {})).status).toBe(401);
    expect(seen).toHaveLength(2);
  });

  it('go nowhere else', async () => {
    const { fetch, seen } = guarded([]);
    await withCredentials(fetch, { token: 'secret' }, origin)('http://other.example/sparql', {});
    await withCredentials(fetch, { token: 'secret' }, origin)(url, {});
    expect(seen).toEqual([null, 'Bearer secret']);
  });
});
