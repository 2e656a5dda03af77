import { describe, expect, it } from 'vitest';
import { asked, expectAnswers, servedSite } from '../support/site.ts';

const { send, errors } = servedSite(undefined, { pool: { timeLimit: 3_000, longestAnswer: 100_000, queue: 2 } });

/** Three patterns without a join: more rows than anyone can wait for, and none that fits. */
const endless = 'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?i && STRLEN(STR(?f)) > 100000) }';

describe('a path', () => {
  it.each([
    '/../../etc/passwd',
    '/ics/..%2f..%2fpackage.json',
    '/ics/%2e%2e/%2e%2e/etc/passwd',
    '/ics/%00',
    '/ics/ics-1999%00.ttl',
    '/ics/%',
    '/ics/%ff%fe',
    '/ics/ics-1999%0d%0aX-Injected:%20yes',
    '/ics/constructor',
    '//ics/ics-1999',
    '/ics/<script>alert(1)</script>',
  ])('%s leads nowhere', async (path) => {
    const response = await send(`http://localhost${path}`);
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.has('X-Injected')).toBe(false);
    expect(await response.text()).not.toContain('script');
  });

  it('that is very long is refused', async () => {
    expect((await send(`/ics/${'a'.repeat(40_000)}`)).status).toBe(414);
    expect((await send(asked('a'.repeat(40_000)))).status).toBe(414);
  });
});

describe('HTML and scripts', () => {
  it('in a query come back as plain text', async () => {
    const response = await send(asked('<script>alert(1)</script>'), { headers: { Accept: 'text/html' } });
    expect(response.status).toBe(400);
    expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('in an answer are escaped on its page, and no link runs anything', async () => {
    const query = `SELECT ("<script>alert(1)</script>" AS ?x) ("\\"onload=\\"x" AS ?y) (IRI("javascript:alert(1)") AS ?z) {}`;
    const response = await send(asked(query, { format: 'html' }));
    const text = await response.text();
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('&quot;onload=&quot;x');
    expect(text).not.toContain('<script');
    expect(text).not.toContain('href="javascript');
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });

  it('in a graph are escaped too', async () => {
    const text = await (
      await send(asked('CONSTRUCT { <urn:a> <urn:b> "</pre><script>" } {}', { format: 'html' }))
    ).text();
    expect(text).toContain('&lt;/pre&gt;&lt;script&gt;');
  });
});

describe('a body over the limit', () => {
  const headers = { 'Content-Type': 'application/sparql-query' };
  const long = `ASK {} #${'a'.repeat(300_000)}`;

  it('is refused by its length', async () => {
    const length = { ...headers, 'Content-Length': String(long.length) };
    expect((await send('/sparql', { method: 'POST', headers: length, body: long })).status).toBe(413);
  });

  it('is refused where no length is given', async () => {
    const body = new Blob([long]).stream();
    const response = await send('/sparql', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
    expect([response.status, await response.text()]).toEqual([413, 'a request may have at most 262144 bytes\n']);
  });
});

describe('a query', () => {
  it('that never ends is given up, others are told that it is busy, and the next is answered', async () => {
    const all = await Promise.all(
      [0, 1, 2, 3, 4].map(async (number) => {
        const response = await send(asked(`${endless} # ${number}`));
        return { status: response.status, retry: response.headers.get('Retry-After'), text: await response.text() };
      }),
    );
    expect(all.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503]);
    expect(all[0]?.text).toMatch(/no answer within 3 s/);
    // One runs, two wait, two are too many.
    expect(all.filter(({ text, retry }) => /too many queries are waiting/.test(text) && retry === '5')).toHaveLength(2);
    await expectAnswers(send);
  });

  it('whose answer is too long is cut with a clear error, not in silence', async () => {
    const response = await send(asked('SELECT * { ?a ?b ?c . ?d ?e ?f }'));
    expect(response.status).toBe(422);
    expect(await response.text()).toMatch(/^the answer is longer than 100000 characters/);
    await expectAnswers(send);
  });

  it.each([
    ['braces within braces', `SELECT * ${'{'.repeat(20_000)}`],
    ['a filter as deep as the limit', `ASK { FILTER(${'('.repeat(9_000)}1${')'.repeat(9_000)}) }`],
    ['an unknown function', 'SELECT (<urn:f>(1) AS ?x) {}'],
    ['NUL', 'ASK { ?s ?p "\u0000" }'],
    ['half a character', 'ASK { ?s ?p "\\uD800" }'],
  ])('with %s does no harm', async (_, query) => {
    const headers = { 'Content-Type': 'application/sparql-query' };
    const response = await send('/sparql', { method: 'POST', headers, body: query });
    expect([200, 400, 500, 503]).toContain(response.status);
    await expectAnswers(send);
  });

  it('leaves nothing behind that nobody foresaw', () => expect(errors).toEqual([]));
});
