import { parse } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { quad } from '../../src/rdf/environment.ts';
import { graphHash } from '../../src/write/formats.ts';
import { builtFile, servedSite, siteOfFiles } from '../support/site.ts';

const { send, errors } = servedSite();

const iri = 'https://w3id.org/seminar-graph/ics/ics-1999';
const forms = [
  ['html', 'text/html'],
  ['ttl', 'text/turtle'],
  ['jsonld', 'application/ld+json'],
  ['nt', 'application/n-triples'],
] as const;

describe('a thing', () => {
  it.each(forms)('can be had as .%s, by ending and by Accept (%s)', async (ending, mediaType) => {
    const byEnding = await send(`/ics/ics-1999.${ending}`);
    const byAccept = await send('/ics/ics-1999', { headers: { Accept: `${mediaType}, */*;q=0.1` } });
    for (const response of [byEnding, byAccept]) {
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')?.split(';')[0]).toBe(mediaType);
      expect(response.headers.get('Content-Location')).toBe(`/ics/ics-1999.${ending}`);
      expect(response.headers.get('Vary')).toMatch(/\bAccept\b/);
    }
    expect(await byEnding.text()).toBe(await byAccept.text());
  });

  it('is told the same in all forms of RDF, with the words it rests on', async () => {
    const hashes = await Promise.all(
      forms.slice(1).map(async ([ending, mediaType]) => {
        const text = await (await send(`/ics/ics-1999.${ending}`)).text();
        expect(text).toContain('1999: Imperialism means war');
        // Read by a parser that shares nothing with ours.
        const quads = parse(text, { format: mediaType }).map((one) => quad(one.subject, one.predicate, one.object));
        expect(quads.some(({ subject }) => subject.value === iri)).toBe(true);
        return graphHash(quads);
      }),
    );
    expect(new Set(hashes).size).toBe(1);
  });

  it('is shown as a page: values, ranks, reasons, quotes, sources, links', async () => {
    const text = await (await send('/ics/ics-2009.html')).text();
    expect(text).toContain('<span class="mark">deprecated</span>');
    expect(text).toContain('a misprint, copied');
    expect(text).toContain('<a href="/ics/source/malta-2009">malta-2009</a>, title: “Declaration on the crisis […]');
    expect(text).toContain('<a href="/ics/brussels">Brussels (ics:brussels)</a>');
    expect(text).not.toMatch(/<script|style="|\son\w+="/);
  });

  it('says where its forms are, and what its IRI is', async () => {
    const { headers } = await send('/ics/ics-1999');
    const links = headers.get('Link') ?? '';
    expect(links).toContain(`<${iri}>; rel="canonical"`);
    expect(links).toContain('</ics/ics-1999.ttl>; rel="describedby"');
    expect(links).toContain('</ics/ics-1999.jsonld>; rel="alternate"; type="application/ld+json"');
  });

  it('is not sent again to whoever has it', async () => {
    const first = await send('/ics/ics-1999', { headers: { Accept: 'text/turtle' } });
    const tag = first.headers.get('ETag') ?? '';
    expect(tag).toMatch(/^"[0-9a-f]+"$/);
    const again = await send('/ics/ics-1999', { headers: { Accept: 'text/turtle', 'If-None-Match': `"x", ${tag}` } });
    expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([304, '', tag]);
    expect(again.headers.get('Vary')).toMatch(/\bAccept\b/);
    const other = await send('/ics/ics-1999', { headers: { Accept: 'text/html', 'If-None-Match': tag } });
    expect(other.status).toBe(200);
  });

  it('has the same head without the body', async () => {
    const [head, get] = await Promise.all([send('/ics/ics-1999', { method: 'HEAD' }), send('/ics/ics-1999')]);
    expect(await head.text()).toBe('');
    expect([head.status, Object.fromEntries(head.headers)]).toEqual([200, Object.fromEntries(get.headers)]);
  });

  it.each(['/ics/ics', '/ics/source/wikipedia', '/ics/ludo-martens', '/style.css', '/'])(
    'is at %s too',
    async (path) => {
      expect((await send(path)).status).toBe(200);
    },
  );

  it.each([
    ['/ics/nobody', 404],
    ['/ics/', 404],
    ['/ics/ics-1999.pdf', 404],
    ['/ics/ics-1999.ttl.ttl', 404],
    ['/nowhere/ics-1999', 404],
    ['/ics/__proto__', 404],
  ])('is not at %s', async (path, status) => {
    const response = await send(path);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([status, 'text/plain; charset=utf-8']);
  });

  it('is 406 to whoever wants a picture, 405 to whoever wants to write', async () => {
    expect((await send('/ics/ics-1999', { headers: { Accept: 'image/png' } })).status).toBe(406);
    const response = await send('/ics/ics-1999', { method: 'PUT', body: 'x' });
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  it('leads to pages that are there: every link of every edition', async () => {
    const home = await (await send('/')).text();
    const paths = new Set([...home.matchAll(/href="(\/ics\/[^"]+)"/g)].map(([, path = '']) => path));
    expect(paths.size).toBe(24);
    const further = new Set<string>();
    for (const path of paths) {
      const text = await (await send(path, { headers: { Accept: 'text/html' } })).text();
      for (const [, link = ''] of text.matchAll(/href="(\/[^"]*)"/g)) further.add(link);
    }
    expect(further.size).toBeGreaterThan(200);
    const broken = [];
    for (const path of further) if ((await send(path)).status !== 200) broken.push(path);
    expect(broken).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe('an IRI', () => {
  it.each([
    ['a#b', '/readings/a%23b'],
    ['a?b', '/readings/a%3Fb'],
    ['été', '/readings/%C3%A9t%C3%A9'],
    ['a/b', '/readings/a/b'],
  ])('…/%s has the path %s, whole and its own', async (local, path) => {
    const namespace = 'https://example.org/readings/';
    const text = `@prefix readings: <${namespace}>. <${namespace}${local}> a readings:B.`;
    expect([...(await siteOfFiles([builtFile(namespace, text)])).things.keys()]).toEqual([path]);
  });
});

describe('two series', () => {
  const seriesIn = (namespace: string) =>
    builtFile(namespace, `@prefix readings: <${namespace}>. readings:a a readings:B.`);

  it('stand beside each other', async () => {
    const site = await siteOfFiles(['https://example.org/readings/', 'https://example.org/talks#'].map(seriesIn));
    expect([...site.things.keys()]).toEqual(['/readings/a', '/talks/a']);
  });

  it('of one name in two namespaces are refused', async () => {
    const both = ['https://example.org/readings/', 'https://example.com/readings/'];
    await expect(siteOfFiles(both.map(seriesIn))).rejects.toThrow(/both be served at \/readings\//);
  });
});
