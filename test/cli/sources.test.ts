import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fetchPage } from '../../src/node/fetch-page.ts';
import { textOfPage } from '../../src/node/page-text.ts';
import { answeringServer } from '../support/answering-server.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const words = 'They met in May 2023 on the Old Quay.';

/** What a server has at a path: a body with its status and headers. */
interface Answer {
  readonly status?: number;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

const html = (body: string): Answer => ({ body, headers: { 'content-type': 'text/html; charset=utf-8' } });
const article = `<html><head><title>News</title><style>p { color: red }</style><script>var met = "in June";</script></head>
<body><nav><a href="/">Home</a></nav><h1>Report</h1><p>They met in <b>May&nbsp;2023</b> on the Old&shy;Quay… no: They met in <i>May</i> 2023 on the Old Quay.</p></body></html>`;

async function serverOf(answers: Readonly<Record<string, Answer>>): Promise<{ address: string; asked: string[] }> {
  const asked: string[] = [];
  const address = await answeringServer(({ url = '' }, response) => {
    asked.push(url);
    const { status = 200, body = '', headers = {} } = answers[url] ?? { status: 404 };
    response.writeHead(status, headers).end(body);
  });
  return { address, asked };
}

/** The facts of a source at an address. */
function factsOf(url: string, more = ''): string {
  return `namespace: https://example.org/x/
things: { s: { a: EventSeries, name: Fair } }
source: { id: news, name: News, url: "${url}"${more} }
claims:
  - quote: ${words}
    says: { s: { startDate: 2023-05 } }
  - reading: it was the first one
    says: { s: { keywords: first } }
`;
}

async function sources(facts: string, ...options: readonly string[]) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'facts.yaml'), facts);
  const { exitCode, stdout, stderr } = await runCommand(['sources', 'facts.yaml', '--json', ...options], folder);
  const [found] = JSON.parse(stdout) as {
    text: { state: string; from?: string; reason?: string; missing: object[] };
  }[];
  return { exitCode, stderr, found };
}

const fetching = ['--fetch', '--private-addresses'];

describe('sources', () => {
  it('lists what rests on each source', async () => {
    const { exitCode, found } = await sources(factsOf('https://example.org/news'));
    expect(exitCode).toBe(0);
    expect(found).toMatchObject({ id: 'news', claims: 2, quotations: 1, readings: 1, values: 2 });
    expect(found?.text.state).toBe('unread');
  });

  it('prints a table', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'facts.yaml'), factsOf('https://example.org/news'));
    const { stdout } = await runCommand(['sources', 'facts.yaml'], folder);
    expect(stdout.split('\n')[0]).toMatch(/^source +claims +quotations +readings +values +text +from$/);
    expect(stdout).toMatch(/^news +2 +1 +1 +2 +unread +https:\/\/example\.org\/news$/m);
  });

  it.each([
    ['says it', words, 0],
    ['differs', 'They met in June 2023 on the Old Quay.', 1],
  ])('%s: a text at hand', async (state, text, code) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'news.txt'), text);
    const { exitCode, found, stderr } = await sources(factsOf('https://example.org/news'), '--source', folder);
    expect([exitCode, found?.text.state]).toEqual([code, state]);
    expect(stderr.includes('quote-not-found')).toBe(state === 'differs');
  });

  it('says that the hash of a text is another than in the facts', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'news.txt'), words);
    const { found } = await sources(
      factsOf('https://example.org/news', `, sha256: ${'0'.repeat(64)}`),
      '--source',
      folder,
    );
    expect(found?.text.state).toBe('changed');
  });

  it('says of a source without quotations that nothing is to be verified', async () => {
    const facts = factsOf('https://example.org/news').replace(/ {2}- quote[^\n]*\n[^\n]*\n/, '');
    const { found, exitCode } = await sources(facts, ...fetching);
    expect([exitCode, found?.text.state]).toEqual([0, 'nothing to verify']);
  });
});

describe('sources --fetch', () => {
  it.each<[string, Answer, string, number]>([
    ['the original', html(article), 'says it', 0],
    ['other menus and adverts', html(article.replace('Home', 'Subscribe now! 50 % off until 1 June')), 'says it', 0],
    ['another word', html(article.replaceAll('Old', 'New')), 'differs', 1],
    ['another number', html(article.replaceAll('2023', '2022')), 'differs', 1],
    ['words in a script only', html(`<p>Gone</p><script>var text = "${words}";</script>`), 'differs', 1],
    ['words in a style only', html(`<style>/* ${words} */</style>`), 'differs', 1],
    ['plain text', { body: words, headers: { 'content-type': 'text/plain' } }, 'says it', 0],
    [
      'a table',
      html('<table><tr><td>They met</td><td>in May 2023</td></tr><tr><td>on the Old Quay.</td></tr></table>'),
      'says it',
      0,
    ],
    ['XHTML', { body: `<p>${words}</p>`, headers: { 'content-type': 'application/xhtml+xml' } }, 'says it', 0],
    [
      'compressed',
      { body: gzipSync(words), headers: { 'content-type': 'text/plain', 'content-encoding': 'gzip' } },
      'says it',
      0,
    ],
    ['a page that is gone', { status: 404 }, 'gone', 1],
    ['a page that is gone for good', { status: 410 }, 'gone', 1],
    ['an error of the server', { status: 503 }, 'unreachable', 2],
    ['a page that is no text', { body: '%PDF-1.7', headers: { 'content-type': 'application/pdf' } }, 'no text', 2],
    ['a page without a media type', { body: words }, 'no text', 2],
    ['redirections in a circle', { status: 302, headers: { location: '/news' } }, 'unreachable', 2],
    ['a redirection to a file', { status: 302, headers: { location: 'file:///etc/passwd' } }, 'refused', 2],
    ['a redirection with a password', { status: 302, headers: { location: 'http://a:b@localhost/' } }, 'refused', 2],
    [
      'a page of 60 MB',
      {
        body: gzipSync(Buffer.alloc(60_000_000, 97)),
        headers: { 'content-type': 'text/plain', 'content-encoding': 'gzip' },
      },
      'unreachable',
      2,
    ],
    ['elements in 100,000 levels', html('<div>'.repeat(100_000)), 'no text', 2],
    ['lists that nest and break', html(`${'<ul><li>x'.repeat(240)}${'y<br>'.repeat(500_000)}`), 'differs', 1],
    ['a list', html(`<ul><li>They met in</li><li>May 2023 on the Old Quay.</li></ul>`), 'says it', 0],
  ])('%s', async (_name, answer, state, code) => {
    const { address } = await serverOf({ '/news': answer });
    const { exitCode, found } = await sources(factsOf(`${address}/news`), ...fetching);
    expect([found?.text.state, exitCode]).toEqual([state, code]);
  });

  it('follows a redirection', async () => {
    const { address } = await serverOf({
      '/old': { status: 301, headers: { location: '/news' } },
      '/news': html(article),
    });
    const { found } = await sources(factsOf(`${address}/old`), ...fetching);
    expect(found?.text.state).toBe('says it');
  });

  it('shows where a quotation first differs, at its line', async () => {
    const { address } = await serverOf({ '/news': html(article.replaceAll('Old', 'New')) });
    const { stderr } = await sources(factsOf(`${address}/news`), ...fetching);
    expect(stderr).toContain('facts.yaml:5:12 error quote-not-found');
    expect(stderr).toContain('Old');
  });

  it.each<[string, Answer, Answer, string, string]>([
    ['reads the archived copy of a page that is gone', { status: 404 }, html(article), 'says it', '/copy'],
    ['reads it where the page has changed', html('<p>Buy our tea</p>'), html(article), 'says it', '/copy'],
    [
      'tells of the page where both have changed',
      html('<p>Buy our tea</p>'),
      html('<p>And cups</p>'),
      'differs',
      '/news',
    ],
    ['tells of the page where the copy is gone too', { status: 404 }, { status: 404 }, 'gone', '/news'],
    ['does not ask for it where the page is as it was', html(article), html(article), 'says it', '/news'],
  ])('%s', async (_name, page, copy, state, from) => {
    const { address, asked } = await serverOf({ '/news': page, '/copy': copy });
    const { found } = await sources(factsOf(`${address}/news`, `, archived: "${address}/copy"`), ...fetching);
    expect([found?.text.state, found?.text.from]).toEqual([state, `${address}${from}`]);
    expect(asked.length).toBe(state === 'says it' && from === '/news' ? 1 : 2);
  });

  it('asks nothing without --fetch', async () => {
    const { address, asked } = await serverOf({ '/news': html(article) });
    await sources(factsOf(`${address}/news`), '--private-addresses');
    expect(asked).toEqual([]);
  });

  it('refuses addresses that are not public', async () => {
    const { address, asked } = await serverOf({ '/news': html(article) });
    const { found, exitCode } = await sources(factsOf(`${address}/news`), '--fetch');
    expect([found?.text.state, exitCode, asked]).toEqual(['refused', 2, []]);
    expect(found?.text.reason).toBe('127.0.0.1 is no public address (--private-addresses allows it)');
  });
});

describe('a page', () => {
  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://10.1.2.3/',
    'http://169.254.169.254/latest/meta-data',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://192.168.0.1:8080/',
    'http://[fd00::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[::127.0.0.1]/',
    'ftp://example.org/',
    'file:///etc/passwd',
  ])('at %s is not asked for', async (address) => {
    expect(await fetchPage(address, { privateAddresses: false })).toMatchObject({ state: 'refused' });
  });

  it('that comes too slowly is given up', async () => {
    const address = await answeringServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).write('They');
    });
    const found = await fetchPage(address, { privateAddresses: true, timeLimit: 300 });
    expect(found).toEqual({ state: 'unreachable', reason: 'no answer in 0.3 s' });
  });

  it.each([
    ['windows-1252, if it is no UTF-8', undefined, 'text/plain', Buffer.from('Séminaire', 'latin1'), undefined],
    ['iso-8859-1', undefined, 'text/plain', Buffer.from('Séminaire', 'latin1'), 'iso-8859-1'],
    [
      'the charset of its meta element',
      'windows-1251',
      'text/html',
      Buffer.concat([Buffer.from('<meta charset="windows-1251"><p>'), Buffer.from([0xcc, 0xe0, 0xe9])]),
      undefined,
    ],
  ])('is decoded by %s', (_name, _charset, mediaType, bytes, charset) => {
    expect(textOfPage({ bytes, mediaType, charset })).toBe(mediaType === 'text/plain' ? 'Séminaire' : 'Май');
  });

  it('keeps the words of headings and links as they are', () => {
    const bytes = Buffer.from('<h1>The Fair</h1><p>See <a href="https://example.org/">the <b>report</b></a>.</p>');
    expect(textOfPage({ bytes, mediaType: 'text/html', charset: undefined })).toBe('The Fair\n\nSee the report.');
  });
});
