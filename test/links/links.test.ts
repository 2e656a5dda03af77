import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allQuads } from '../../src/graph/quads.ts';
import { readClaimInGraph } from '../../src/graph/statement-in-graph.ts';
import { fileReader } from '../../src/node/files.ts';
import { namedNode } from '../../src/rdf/environment.ts';
import { objectsOf, subjectsOf } from '../../src/rdf/graph-reader.ts';
import { owl, prov, rdf, schema, skos, sssom } from '../../src/rdf/namespace.ts';
import { sortedProblems } from '../../src/report/problem.ts';
import { checkSeries } from '../../src/series/check-series.ts';
import { inferSeries } from '../../src/series/infer-series.ts';
import { type MappedSeries, mapSeries } from '../../src/series/map-series.ts';
import { inputsOf } from '../support/bundled.ts';
import { sharedEngine } from '../support/engine.ts';
import { textOf } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cases = join('test', 'cases', 'links');
const valid = textOf(cases, 'valid.sssom.tsv');
const readings = textOf(cases, 'readings.yaml');
const engine = sharedEngine();
const inputs = await inputsOf([]);
/** Queries look at what is mapped, and say nothing of the form of a table. */
const shapesOnly = { ontology: inputs.ontology, checks: [] };

/** A series of these files, as far as it is before rules and checks. */
async function seriesOf(files: Readonly<Record<string, string>>): Promise<MappedSeries> {
  return mapSeries(await fileReader().series(temporaryFolder(files)), inputs.ontology);
}

const thing = (id: string) => namedNode(`https://example.org/readings/${id}`);
const item = (id: string) => namedNode(`http://www.wikidata.org/entity/${id}`);

describe('a mapping set', () => {
  it('becomes statements that its comments support, one for each row', async () => {
    const mapped = await seriesOf({ 'readings.yaml': readings, 'links.sssom.tsv': valid });
    const { graph } = await inferSeries(mapped, inputs.rules, engine);
    expect(mapped.problems).toEqual([]);
    expect([...graph].filter(({ object }) => object.value.startsWith(item('').value)).length).toBe(2 * 4);
    for (const [id, predicate, number] of [
      ['quay', owl.sameAs, 'Q4115189'],
      ['library', schema.sameAs, 'Q4115191'],
      ['tides', skos.exactMatch, 'Q4115192'],
      ['currents', skos.relatedMatch, 'Q4115192'],
    ] as const)
      expect(objectsOf(graph, thing(id), predicate)).toEqual([item(number)]);

    const [statement] = subjectsOf(graph, rdf.object, item('Q4115189'));
    if (!statement) throw new TypeError('the link is a statement');
    const valuesOf = (predicate: Parameters<typeof objectsOf>[2]) =>
      objectsOf(graph, statement, predicate).map(({ value }) => value);
    expect(valuesOf(sssom.mapping_justification)).toEqual(['https://w3id.org/semapv/vocab/ManualMappingCuration']);
    expect(valuesOf(sssom.confidence)).toEqual(['0.9']);
    expect(valuesOf(sssom.reviewer_label)).toEqual(['A. Reader', 'B. Reader']);
    const [claim = statement] = objectsOf(graph, statement, prov.wasDerivedFrom);
    const { source, fragments } = readClaimInGraph(graph, claim) ?? { source: claim };
    expect(fragments).toEqual(['The list of quays says: "Old Quay, Q4115189".']);
    expect(objectsOf(graph, source, schema.url)).toEqual([namedNode('https://example.org/readings/links.sssom.tsv')]);
  });

  it('has negated rows, which are links but not asserted', async () => {
    const { settled, links } = await seriesOf({ 'readings.yaml': readings, 'links.sssom.tsv': valid });
    expect(allQuads(settled).filter(({ object }) => object.equals(item('Q4115190')))).toEqual([]);
    expect(links.filter(({ negated }) => negated).map(({ object }) => object.value)).toEqual([item('Q4115190').value]);
  });

  it('may have cells of several lines, with correct places after them', async () => {
    const text = valid
      .replace('The new quay is another.', '"The new\tquay\nis ""another""."')
      .replace('r:currents', 'r:curents');
    const { problems } = await seriesOf({ 'readings.yaml': readings, 'links.sssom.tsv': text });
    expect(problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`)).toEqual([
      'unknown-thing 15:1',
    ]);
  });

  it('is compared with the other mapping sets of the series', async () => {
    const other = valid.replaceAll(/^r:(?!quay\towl:sameAs\t\t).*\n/gm, '').replace('Q4115189', 'Q4115193');
    const { problems } = await seriesOf({
      'readings.yaml': readings,
      'links.sssom.tsv': valid,
      'others.sssom.tsv': other,
    });
    expect(problems.map(({ code, place, hint }) => [code, place?.line, hint?.replace(/ \S*\//, ' ')])).toEqual([
      ['linked-twice', 10, 'the other row is links.sssom.tsv:10'],
    ]);
  });

  it('cannot have the id of another source', async () => {
    const { problems } = await seriesOf({ 'readings.yaml': readings, 'letter.sssom.tsv': valid });
    expect(problems.map(({ code }) => code)).toEqual(['duplicate-source']);
  });
});

const faults = textOf(cases, 'faults.txt')
  .split('\n')
  .flatMap((line) => {
    const [, name, change, expected] = /^(?!#)(.*?) {2,}(\[.*\]) {2,}(.*)$/.exec(line) ?? [];
    if (name === undefined || change === undefined || expected === undefined) return [];
    return [{ name, change: JSON.parse(change) as [string, string], expected }];
  });

describe('a mapping set with an error', () => {
  it.each(faults)('is reported at its line and column: $name', async ({ change: [search, replacement], expected }) => {
    const text = search === '#' ? valid.replaceAll(/^#.*\n/gm, '') : valid.replace(search, replacement);
    expect(text).not.toBe(valid);
    const mapped = await seriesOf({ 'readings.yaml': readings, 'links.sssom.tsv': text });
    const all = await checkSeries(await inferSeries(mapped, [], engine), shapesOnly, engine);
    const problems = all.filter(({ severity }) => severity === 'error');
    const found = sortedProblems(problems).map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);
    expect(found.join(' ')).toBe(expected);
    for (const { place, message } of problems) {
      expect(place?.file.endsWith('links.sssom.tsv')).toBe(true);
      expect(message).not.toMatch(/undefined|\[object/);
    }
  });

  it('has more than forty cases', () => expect(faults.length).toBeGreaterThan(40));
});
