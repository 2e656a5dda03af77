import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { textOf } from '../support/repository.ts';
import { servedSite } from '../support/site.ts';

interface ProtocolCase {
  readonly name: string;
  readonly title: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly encoding?: string;
  readonly expect: { readonly status: string; readonly format?: keyof typeof mediaTypes; readonly boolean?: boolean };
}

/** What the suite takes as an answer of each kind. */
const mediaTypes = {
  tabular: [
    'application/sparql-results+json',
    'application/sparql-results+xml',
    'text/csv',
    'text/tab-separated-values',
  ],
  boolean: ['application/sparql-results+json', 'application/sparql-results+xml'],
  RDF: ['text/turtle', 'application/n-triples', 'application/rdf+xml', 'application/ld+json'],
};

/** The graphs that the cases want to be there: each says of itself that it is a document. */
const graphs = ['data1', 'data2', 'data3']
  .map((name) => `http://kasei.us/2009/09/sparql/data/${name}.rdf`)
  .map((iri) => `<${iri}> { <${iri}> a <http://xmlns.com/foaf/0.1/Document> }`)
  .join('\n');

const { send, errors } = servedSite([], { graph: graphs });
const cases = parse(textOf('test', 'serve', 'protocol-cases.yaml')) as ProtocolCase[];

it.each(cases)('$name: $title', async ({ method, path, headers, body, encoding, expect: expected }) => {
  const bytes = body === undefined ? null : Buffer.from(body, encoding === 'UTF-16' ? 'utf16le' : 'utf8');
  const response = await send(path, { method, headers: headers ?? {}, body: bytes });
  const text = await response.text();
  expect(`${response.status}`, text).toMatch(
    new RegExp(`^(${expected.status.replaceAll('xx', '..').replace(' or ', '|')})$`),
  );
  const [mediaType] = response.headers.get('Content-Type')?.split(';') ?? [];
  expect(mediaTypes[expected.format ?? 'RDF'].concat(expected.format ? [] : 'text/plain')).toContain(mediaType);
  if (expected.boolean !== undefined) expect(JSON.parse(text)).toMatchObject({ boolean: expected.boolean });
  expect(errors).toEqual([]);
});
