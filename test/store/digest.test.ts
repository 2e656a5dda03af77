import { describe, expect, it } from 'vitest';
import { digestAuthorization, readDigestChallenge } from '../../src/store/digest.ts';

// The two examples of RFC 7616, section 3.9.1.
const header = (algorithm: string) =>
  `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, ` +
  'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
const request = {
  method: 'GET',
  url: 'http://www.example.org/dir/index.html',
  user: 'Mufasa',
  password: 'Circle of Life',
  count: 1,
  clientNonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
};

function answerTo(text: string, changes: Partial<typeof request> = {}): string {
  const challenge = readDigestChallenge(text);
  if (!challenge) throw new Error('no challenge');
  return digestAuthorization(challenge, { ...request, ...changes });
}

describe('Digest authentication', () => {
  it.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('answers the example of RFC 7616 for %s', (algorithm, response) => {
    const answer = answerTo(header(algorithm));
    expect(answer).toContain(`response="${response}"`);
    expect(answer).toContain(`algorithm=${algorithm}`);
    expect(answer).toContain('nc=00000001');
  });

  it('takes user names with quotes as they are, and passwords with colons whole', () => {
    expect(answerTo(header('MD5'), { user: 'a"b' })).toContain('username="a\\"b"');
    expect(answerTo(header('MD5'), { password: 'a:b' })).not.toEqual(answerTo(header('MD5'), { password: 'a:c' }));
  });

  it.each([
    ['another scheme', 'Basic realm="store"'],
    ['no nonce', 'Digest realm="store"'],
    ['a hash that nobody knows', 'Digest realm="store", nonce="1", algorithm=CRC32'],
    ['only the integrity of the body', 'Digest realm="store", nonce="1", qop="auth-int"'],
  ])('has no answer where the server offers %s', (_, text) => {
    expect(readDigestChallenge(text)).toBeUndefined();
  });

  it('finds the challenge behind another one', () => {
    expect(readDigestChallenge('Basic realm="store", Digest realm="store", nonce="1"')).toMatchObject({ nonce: '1' });
  });
});
