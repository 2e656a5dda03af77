import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFactsDocument } from '../../src/facts/facts-document.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import { mapFacts } from '../../src/graph/map-facts.ts';
import { seriesGraphOf } from '../../src/graph/series-graph.ts';
import { settle } from '../../src/graph/settle.ts';
import { formats } from '../../src/node/built.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { coverageOf } from '../../src/write/coverage.ts';
import { toCoveragePicture } from '../../src/write/coverage-picture.ts';
import { graphHash } from '../../src/write/formats.ts';
import { toReport } from '../../src/write/report.ts';
import { repository } from '../support/repository.ts';

const { profile } = await readOntologyFolder(join(repository, 'ontology'));

const texts = [
  '" . <x:a> <x:b> <x:c> . "',
  '\'\'\'\n"""\r\t\\ \\u0041 \\n',
  '<script>alert(1)</script>',
  '](javascript:alert(1)) | ![x](https://example.org/x.png) `code` *b*',
  '\u202eright to left\u202c 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 é e\u0301 \u00a0',
  '{"@id": "x:y"}',
  '<!--  ]]> &amp; -->',
];

function seriesOf(text: string) {
  const quoted = JSON.stringify(text);
  const { document } = readFactsDocument(
    'facts.yaml',
    `namespace: https://example.org/x/
things: { s: { a: EventSeries, name: ${quoted} } }
source: { id: w, name: ${quoted}, url: https://example.org/ }
claims: [{ quote: ${quoted}, says: { s: { keywords: ${quoted} }, e: { a: Edition, superEvent: s, startDate: 1999, theme: ${quoted} } } }]`,
  );
  if (!document) throw new Error('the facts do not parse');
  const { facts } = readFacts('facts', [document]);
  const { mapped, problems } = mapFacts(facts, profile);
  expect(problems).toEqual([]);
  return { facts, series: seriesGraphOf([settle([mapped]).settled], profile.prefixes) };
}

describe.each(texts)('the text %j', (text) => {
  it.each(formats.map((format) => [format.name, format] as const))('stays what it is in %s', async (_name, format) => {
    const { series } = seriesOf(text);
    const read = await format.read(await format.write(series.graph, profile));
    expect(graphHash(read)).toBe(graphHash(series.graph));
    // The quotation, the names and the values, without white space at their ends.
    expect(read.filter(({ object }) => object.value.trim() === text.trim()).length).toBeGreaterThan(4);
  });

  it('is text in the report and in the picture', () => {
    const { facts, series } = seriesOf(text);
    const report = toReport({ facts, series, problems: [], checks: [], graphHash: '' });
    expect(report).not.toMatch(/<script|<!--|(?<!\\)\]\(|\u202e|(?<!\\)`code/);
    const picture = toCoveragePicture(text, coverageOf(series));
    expect(picture).not.toMatch(/<script|<!--|\]\]>/);
  });
});
