import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { chosenResults } from '../../src/serve/negotiate.ts';
import { textOf } from '../support/repository.ts';
import { asked, servedSite } from '../support/site.ts';

interface NegotiationCase {
  readonly accept: string | null;
  readonly bindings: string;
  readonly boolean: string;
  readonly quads: string;
}

const cases = parse(textOf('test', 'serve', 'negotiation-cases.yaml')) as NegotiationCase[];
const { send } = servedSite();

const queries = {
  bindings: 'SELECT ?s { ?s a <http://schema.org/EventSeries> }',
  boolean: 'ASK { ?s a <http://schema.org/EventSeries> }',
  quads: 'CONSTRUCT WHERE { ?s a <http://schema.org/EventSeries> }',
};

it.each(cases)('whoever accepts $accept is given what suits best', ({ accept, ...expected }) => {
  const chosen = chosenResults(accept ?? undefined, undefined);
  expect({
    bindings: chosen.bindings?.mediaType ?? 'none',
    boolean: chosen.boolean?.mediaType ?? 'none',
    quads: chosen.quads?.mediaType ?? 'none',
  }).toEqual(expected);
});

describe('the endpoint', () => {
  /** The start of the body in each form: what it is, not only what it is called. */
  const forms = [
    ['bindings', 'application/sparql-results+json', /^{"head": ?{"vars": ?\["s"\]}/],
    ['bindings', 'application/sparql-results+xml', /^<\?xml version="1.0".*<sparql/s],
    ['bindings', 'text/csv', /^s\r\nhttps:/],
    ['bindings', 'text/tab-separated-values', /^\?s\n<https:/],
    ['bindings', 'text/html', /^<!doctype html>.*<td><a href="\/ics\/ics">/s],
    ['boolean', 'application/sparql-results+json', /"boolean":true/],
    ['boolean', 'application/sparql-results+xml', /<boolean>true<\/boolean>/],
    ['boolean', 'text/html', /<p>yes<\/p>/],
    ['quads', 'text/turtle', /ics\/ics> a <http/],
    ['quads', 'application/n-triples', /^<https.* <http:\/\/www.w3.org.*> <http:\/\/schema.org\/EventSeries> \.\n$/],
    ['quads', 'application/ld+json', /^\[\s*{\s*"@id"/],
    ['quads', 'text/html', /^<!doctype html>.*<pre>&lt;https/s],
  ] as const;

  it.each(forms)('answers %s as %s', async (kind, mediaType, start) => {
    const response = await send(asked(queries[kind]), { headers: { Accept: mediaType } });
    expect(response.headers.get('Content-Type')?.split(';')[0]).toBe(mediaType);
    expect(response.headers.get('Vary')).toMatch(/\bAccept\b/);
    expect(await response.text()).toMatch(start);
  });

  it('answers 406 where the kind of result has no such form, and says what the answer is', async () => {
    const response = await send(asked(queries.quads), { headers: { Accept: 'text/csv' } });
    expect(response.status).toBe(406);
    expect(await response.text()).toMatch(/a graph/);
  });

  it('takes the form from the parameter `format`, and passes over names of other servers', async () => {
    const response = await send(asked(queries.bindings, { format: 'csv' }), { headers: { Accept: 'text/html' } });
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    const other = await send(asked(queries.quads, { format: 'turtle' }), {
      headers: { Accept: 'application/n-triples' },
    });
    expect(other.headers.get('Content-Type')).toBe('application/n-triples');
  });
});
