import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toNQuads } from '../../src/rdf/n-quads.ts';
import { inferSeries } from '../../src/series/infer-series.ts';
import { batchesOf, leftOutTable } from '../../src/wikidata/quick-statements.ts';
import { toWikibase } from '../../src/wikidata/wikibase.ts';
import { inputsOf } from '../support/bundled.ts';
import { sharedEngine } from '../support/engine.ts';
import { repository, textOf } from '../support/repository.ts';

// The series in test/cases/quickstatements-any is invented: years before our era, Julian days, decades, ranges, joint and
// cancelled editions, two items that would have the same names.

const cases = join('test', 'cases', 'quickstatements-any');
const { all, rules } = await inputsOf([join(repository, cases)]);
const engine = sharedEngine();

async function inferred() {
  const [mapped] = all;
  if (!mapped) throw new TypeError('one folder is one series');
  return inferSeries(mapped, rules, engine);
}

describe('a series unlike those of today', () => {
  it('becomes the expected batches, and what these leave out is listed with its reason', async () => {
    const { graph, profile } = await inferred();
    const { create, link, leftOut } = batchesOf(graph, profile.wikidata, { createEditions: true, only: [] });
    const keys = new Map([...profile.properties.values()].map(({ iri, key }) => [iri, key]));
    expect(create).toBe(textOf(cases, 'expected.1-create.tsv'));
    expect(link).toBe(textOf(cases, 'expected.2-link.tsv'));
    expect(leftOutTable(leftOut, (iri) => keys.get(iri) ?? iri)).toBe(textOf(cases, 'expected.left-out.tsv'));
  });

  it('has astronomical years, converted days and bounds in the RDF of Wikibase', async () => {
    const { graph, profile } = await inferred();
    const lines = toNQuads(toWikibase(graph, profile)).split('\n');
    const about = (text: string) =>
      lines
        .filter((line) => line.includes(text))
        .map((line) => line.replaceAll(/<[^>]*[/#]([^>/#]*)>/g, '$1').replace(/^\S+ /, ''));
    // 776 BC is the year -775 of XSD 1.1.
    expect(about('"-0775-01-01T00:00:00Z"').length).toBeGreaterThan(0);
    const node = lines
      .find((line) => line.includes('"1492-08-12T00:00:00Z"') && line.includes('timeValue'))
      ?.split(' ')[0];
    expect(about(`${node} `)).toContain('timeCalendarModel Q1985786 .');
    expect(about('quantityLowerBound')).toEqual(['quantityLowerBound "40"^^decimal .']);
    expect(about('quantityUpperBound')).toEqual(['quantityUpperBound "50"^^decimal .']);
    expect(lines.filter((line) => line.includes('g-cancelled') && line.includes('/prop/P'))).toEqual([]);
  });
});
