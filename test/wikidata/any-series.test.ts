import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toNQuads } from '../../src/rdf/n-quads.ts';
import { inferSeries } from '../../src/series/infer-series.ts';
import { batchesOf, leftOutTable } from '../../src/wikidata/quick-statements.ts';
import { toWikibase } from '../../src/wikidata/wikibase.ts';
import { inputsOf } from '../support/bundled.ts';
import { sharedEngine } from '../support/engine.ts';
import { faultOf } from '../support/quick-grammar.ts';
import { repository, textOf } from '../support/repository.ts';

// Invented series. In quickstatements-any: years before our era, Julian days, decades, ranges, joint and cancelled editions, two items that
// would have the same names. In quickstatements-sources: sources in several languages, contradictions, intervals, marked periods.

const engine = sharedEngine();

async function inferred(cases: string) {
  const { all, rules } = await inputsOf([join(repository, cases)]);
  const [mapped] = all;
  if (!mapped) throw new TypeError('one folder is one series');
  return inferSeries(mapped, rules, engine);
}

const any = join('test', 'cases', 'quickstatements-any');
const sources = join('test', 'cases', 'quickstatements-sources');

describe.each([any, sources])('the series in %s', (cases) => {
  it('becomes the expected batches, and what these leave out is listed with its reason', async () => {
    const { graph, profile } = await inferred(cases);
    const { create, link, leftOut, missing } = batchesOf(graph, profile.wikidata, { createEditions: true, only: [] });
    const keys = new Map([...profile.properties.values()].map(({ iri, key }) => [iri, key]));
    expect(missing).toEqual([]);
    expect(create).toBe(textOf(cases, 'expected.1-create.tsv'));
    expect(link).toBe(textOf(cases, 'expected.2-link.tsv'));
    expect(leftOutTable(leftOut, (iri) => keys.get(iri) ?? iri)).toBe(textOf(cases, 'expected.left-out.tsv'));
    const lines = `${create}${link}`.trimEnd().split('\n');
    expect(lines.flatMap((line) => (faultOf(line) ? [[faultOf(line), line]] : []))).toEqual([]);
  });
});

describe('the RDF of Wikibase', () => {
  async function linesOf(cases: string) {
    const { graph, profile } = await inferred(cases);
    const lines = toNQuads(toWikibase(graph, profile)).split('\n');
    const short = (line: string) => line.replaceAll(/<[^>]*[/#]([^>/#]*)>/g, '$1').replace(/^\S+ /, '');
    const about = (text: string) => lines.filter((line) => line.includes(text)).map(short);
    return { lines, about };
  }

  it('has astronomical years, converted days and bounds', async () => {
    const { lines, about } = await linesOf(any);
    const nodeOf = (value: string) =>
      lines.find((line) => line.includes(`"${value}"`) && line.includes('timeValue'))?.split(' ')[0];
    // 776 BC is the year -775 of XSD 1.1. A year is not converted, a Julian day is: both are shown in the Julian calendar.
    for (const value of ['-0775-01-01T00:00:00Z', '1492-08-12T00:00:00Z'])
      expect(about(`${nodeOf(value)} `)).toContain('timeCalendarModel Q1985786 .');
    expect(about(`${nodeOf('1750-01-01T00:00:00Z')} `)).toContain('timeCalendarModel Q1985727 .');
    expect(about('quantityLowerBound')).toEqual(['quantityLowerBound "40"^^decimal .']);
    expect(about('quantityUpperBound')).toEqual(['quantityUpperBound "50"^^decimal .']);
    expect(lines.filter((line) => line.includes('g-cancelled') && line.includes('/prop/P'))).toEqual([]);
  });

  it('gives no text a language that is not known to be its own', async () => {
    const { about } = await linesOf(sources);
    const quotation = 'Het feest van de kaai';
    expect(about(`prop/reference/P1683> "${quotation}"`)).toEqual([`P1683 "${quotation}"@und .`]);
    expect(about(`P1476> "${quotation}"`)).toEqual([]);
  });

  it('has an interval as a date with an earliest and a latest one', async () => {
    const { about } = await linesOf(sources);
    expect(about('qualifier/P1319> "2004')).toEqual(['P1319 "2004-05-01T00:00:00Z"^^dateTime .']);
    expect(about('qualifier/P1326> "2004')).toEqual(['P1326 "2004-06-01T00:00:00Z"^^dateTime .']);
    expect(about('statement/P585> "2004')).toEqual(['P585 "2004-01-01T00:00:00Z"^^dateTime .']);
  });
});
