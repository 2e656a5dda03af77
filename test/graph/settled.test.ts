import { join } from 'node:path';
import { Store } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { derivedQuads } from '../../src/graph/derive.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { datasetOf } from '../../src/rdf/environment.ts';
import { localName, objectsOf } from '../../src/rdf/graph-reader.ts';
import { toNQuads } from '../../src/rdf/n-quads.ts';
import { rdf, sg } from '../../src/rdf/namespace.ts';
import { sharedEngine } from '../support/engine.ts';
import { repository } from '../support/repository.ts';
import { stagedText } from '../support/staged-text.ts';

const { profile } = await readOntologyFolder(join(repository, 'ontology'));

/** What sources, each with the date of its publication, say of the edition e. */
function staged(...says: readonly (readonly [published: string, fields: string])[]) {
  const sources = says.map(
    ([published, fields], index) =>
      `  - { id: w${index}, name: W, language: en${published && `, published: ${published}`}, claims: [{ quote: q, says: { e: { ${fields} } } }] }`,
  );
  const text = `namespace: https://example.org/x/
things:
  s: { a: EventSeries, name: S }
  t: { a: EventSeries, name: T }
  e: { a: Edition, name: E }
  here: { a: Place, name: Here }
  there: { a: Place, name: There }
sources:
${sources.join('\n')}
`;
  const { series, problems, settled } = stagedText(text, profile);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { graph: series.graph, statements: series.statements, settled, problems };
}

describe('a statement is settled', () => {
  const settledOf = (...fields: readonly string[]) => {
    const { statements, settled } = staged(...fields.map((one) => ['', one] as const));
    return statements
      .filter(({ property }) => property.key !== 'superEvent')
      .map((statement) => settled.premises.has(statement));
  };

  it.each<[string, string[], boolean[]]>([
    ['if it is alone', ['startDate: 1999'], [true]],
    ['if others agree', ['startDate: 1999', 'startDate: 1999'], [true, true]],
    ['if it is the finest', ['startDate: 1999', 'startDate: 1999-05'], [false, true]],
    [
      'if rank decides for it',
      ['startDate: { value: 1999, rank: preferred, because: b }', 'startDate: 1998'],
      [true, false],
    ],
    ['not if it is contested', ['startDate: 1999', 'startDate: 1998'], [false, false]],
    ['not if it is approximate', ['startDate: 1999~'], [false]],
    ['not if it is uncertain', ['ordinal: { value: 5, precision: uncertain }'], [false]],
    ['not if it is deprecated', ['startDate: { value: 1999, rank: deprecated, because: b }'], [false]],
    ['not if it has no value', ['startDate: unknown'], [false]],
    ['in each series', ['ordinal: { value: 5, in: s }', 'ordinal: { value: 6, in: t }'], [true, true]],
    [
      'not if it contradicts in one series',
      ['ordinal: { value: 5, in: s }', 'ordinal: { value: 6, in: s }'],
      [false, false],
    ],
    [
      'if one claim gives several values that hold together',
      ['location: [here, there]', 'location: here'],
      [true, true, true],
    ],
  ])('%s', (_, fields, expected) => {
    expect(settledOf(...fields)).toEqual(expected);
  });
});

describe('values that differ only in writing', () => {
  it.each([
    [['theme: Work and peace', 'theme: "Work and\\u00a0peace"', 'theme: Work and peace'], ['Work and peace']],
    [['theme: Work – and peace', 'theme: work - and peace'], ['Work – and peace']],
    [['theme: Work and peace', 'theme: { en: Work and peace }'], ['Work and peace@en']],
    [['ordinal: 5', 'ordinal: "05"'], ['5']],
  ])('are one plain triple: %j', (fields, expected) => {
    const { graph, problems } = staged(...fields.map((one) => ['', one] as const));
    expect(problems).toEqual([]);
    const key = fields[0]?.startsWith('theme') ? sg.theme : sg.ordinal;
    const values = [...graph.match(null, key)].map(({ object }) =>
      object.termType === 'Literal' && object.language ? `${object.value}@${object.language}` : object.value,
    );
    expect(values).toEqual(expected);
  });
});

describe('the class of an edition', () => {
  it.each<[(readonly [string, string])[], string, string[]]>([
    [[['', 'startDate: 2020']], 'Edition', []],
    [[['', 'status: held']], 'Edition', []],
    [[['', 'status: planned']], 'UnheldEdition', []],
    [[['', 'status: cancelled']], 'UnheldEdition', []],
    [[['', 'status: postponed']], 'UnheldEdition', []],
    [[['', 'status: rescheduled']], 'Edition', []],
    [[['', 'startDate: none']], 'UnheldEdition', []],
    // A later status supersedes an earlier one.
    [
      [
        ['2019', 'status: planned'],
        ['2020-04', 'status: postponed'],
        ['2021', 'status: held'],
      ],
      'Edition',
      [],
    ],
    [
      [
        ['2020', 'status: cancelled'],
        ['2021', 'status: planned'],
      ],
      'UnheldEdition',
      [],
    ],
    [
      [
        ['2020', 'status: planned'],
        ['2021', 'status: cancelled'],
      ],
      'UnheldEdition',
      [],
    ],
    // Without dates, what came of a plan counts.
    [
      [
        ['', 'status: planned'],
        ['', 'status: held'],
      ],
      'Edition',
      [],
    ],
    [
      [
        ['', 'status: held'],
        ['', 'status: cancelled'],
      ],
      'Edition',
      ['conflict'],
    ],
    [
      [
        ['2021', 'status: held'],
        ['2020', 'status: cancelled'],
      ],
      'Edition',
      ['conflict'],
    ],
  ])('%j: %s', (says, expected, codes) => {
    const { graph, problems } = staged(...says);
    const types = [...graph.match(null, rdf.type)].filter(({ subject }) => subject.value.endsWith('/e'));
    expect(types.map(({ object }) => localName(object.value))).toEqual([expected]);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });
});

describe('the derived days of an edition', () => {
  it.each([
    [['startDate: 1999'], '1999-01-01', '1999-12-31', '1999'],
    [['startDate: 1999-05-31, endDate: 1999-06-02'], '1999-05-31', '1999-06-02', '1999'],
    [['startDate: 1999-12-30, endDate: 2000-01-02'], '1999-12-30', '2000-01-02', '1999'],
    [['startDate: 1999-05', 'startDate: 1998'], '1998-01-01', '1999-05-31', undefined],
    [['startDate: 199X'], '1990-01-01', '1999-12-31', undefined],
    [['startDate: 1990/..'], '1990-01-01', undefined, undefined],
    [['startDate: "-0775"'], '-0775-01-01', '-0775-12-31', '-775'],
    [['startDate: unknown'], undefined, undefined, undefined],
  ])('%j', (fields, earliest, latest, year) => {
    const { graph } = staged(...fields.map((one) => ['', one] as const));
    const derived = datasetOf(derivedQuads(graph));
    const [subject] = [...graph.match(null, rdf.type, sg.Edition)].map((quad) => quad.subject);
    const value = (property: typeof sg.earliest) =>
      (subject ? objectsOf(derived, subject, property) : []).map((one) => one.value);
    expect(value(sg.earliest)).toEqual(earliest ? [earliest] : []);
    expect(value(sg.latest)).toEqual(latest ? [latest] : []);
    expect(value(sg.year)).toEqual(year ? [year] : []);
  });

  it('give the true timeline in two engines', async () => {
    const dates = ['Y-17000', '-0775', '-0044-03', '-0044-03-15', '0000', '0800-05-06', '199X', '2010-05', 'Y12010'];
    const says = dates
      .toReversed()
      .map(
        (date, index) => `e${dates.length - index}: { a: Edition, superEvent: s, startDate: ${JSON.stringify(date)} }`,
      );
    const { series } = stagedText(
      `namespace: https://example.org/x/
things: { s: { a: EventSeries, name: S } }
source: { id: w, name: W }
claims: [{ quote: q, says: { ${says.join(', ')} } }]`,
      profile,
    );
    const graph = toNQuads([...series.graph, ...derivedQuads(series.graph)]);
    const prefix = 'PREFIX sg: <https://w3id.org/seminar-graph/ns#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>';
    const queries = [
      `${prefix} SELECT ?e WHERE { ?e a sg:Edition ; sg:earliest ?day ; sg:latest ?last } ORDER BY ?day DESC(?last)`,
      `${prefix} SELECT ?e WHERE { ?e a sg:Edition ; sg:latest ?day } GROUP BY ?e HAVING (MAX(?day) < "0001-01-01"^^xsd:date) ORDER BY MIN(?day)`,
      `${prefix} SELECT ?e WHERE { ?e a sg:Edition ; sg:year ?year . FILTER (?year < 1) } ORDER BY ?year ?e`,
    ];
    const expected = [
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
      [1, 2, 4, 3, 5],
      [1, 2, 3, 4, 5],
    ];
    const engine = sharedEngine();
    await engine.load(graph);
    const store = new Store();
    store.load(graph, { format: 'application/n-quads' });
    const idsOf = (csv: string) => [...csv.matchAll(/\/e(\d)/g)].map(([, id]) => Number(id));
    for (const [index, query] of queries.entries()) {
      expect(idsOf(await engine.answer(query, 'text/csv'))).toEqual(expected[index]);
      expect(idsOf(String(store.query(query, { results_format: 'csv' })))).toEqual(expected[index]);
    }
  });
});
