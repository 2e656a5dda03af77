import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateShapes } from '../../src/check/validate-shapes.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { namedNode } from '../../src/rdf/environment.ts';
import { objectOf, objectsOf, subjectsOf } from '../../src/rdf/graph-reader.ts';
import { prov, rdf, sg } from '../../src/rdf/namespace.ts';
import { repository, textOf } from '../support/repository.ts';
import { stagedText } from '../support/staged-text.ts';

const ontology = await readOntologyFolder(join(repository, 'ontology'));
const { profile } = ontology;
const x = 'https://example.org/x/';

/** Each line is a claim of a source of its own. */
function staged(...says: readonly string[]) {
  return stagedText(
    `namespace: ${x}
things: { s: { a: EventSeries, name: Tides }, q: { a: Place, name: Quay } }
sources:
${says.map((facts, index) => `  - { id: w${index}, name: W, claims: [{ quote: q, says: ${facts} }] }`).join('\n')}`,
    profile,
  );
}

/** The values in each conflict, and whether ranks decide it. */
function conflictsOf({ series: { graph } }: ReturnType<typeof staged>) {
  const objectIn = (statement: Parameters<typeof objectOf>[1]) => objectOf(graph, statement, rdf.object)?.value;
  return subjectsOf(graph, rdf.type, sg.Conflict)
    .map((node) => [
      objectOf(graph, node, sg.settled)?.value,
      ...objectsOf(graph, node, prov.hadMember).map(objectIn).sort(),
    ])
    .sort();
}

describe('a conflict', () => {
  it('is one node for all statements that contradict each other', () => {
    const themes = ['ebb', 'flow', 'ebb', 'storms'].map((theme) => `{ e: { a: Edition, theme: { en: ${theme} } } }`);
    expect(conflictsOf(staged(...themes))).toEqual([['false', 'ebb', 'ebb', 'flow', 'storms']]);
  });

  it('is settled if ranks decide it', () => {
    const found = staged(
      '{ e: { a: Edition, theme: { value: { en: ebb }, rank: preferred, because: seen } } }',
      '{ e: { theme: { en: flow }, startDate: 1990 } }',
      '{ e: { startDate: 1991 } }',
    );
    expect(conflictsOf(found)).toEqual([
      ['false', '1990', '1991'],
      ['true', 'ebb', 'flow'],
    ]);
  });

  it('has the same IRI in whatever order sources come', () => {
    const [one, other] = ['ebb', 'flow'].map((theme) => `{ e: { a: Edition, theme: { en: ${theme} } } }`);
    const nodeOf = (found: ReturnType<typeof staged>) =>
      subjectsOf(found.series.graph, rdf.type, sg.Conflict).map(({ value }) => value);
    const again = stagedText(
      `namespace: ${x}
things: { s: { a: EventSeries, name: Tides }, q: { a: Place, name: Quay } }
sources:
  - { id: w1, name: W, claims: [{ quote: q, says: ${other} }] }
  - { id: w0, name: W, claims: [{ quote: q, says: ${one} }] }`,
      profile,
    );
    expect(nodeOf(again)).toEqual(nodeOf(staged(one ?? '', other ?? '')));
    expect(nodeOf(again)).toHaveLength(1);
  });

  const counts = (more: string, other = 'people') => [
    `{ ${other}: { a: Observation, observationAbout: s, measuredProperty: participants, value: 52 } }`,
    `{ parties: { a: Observation, observationAbout: s, measuredProperty: organizations, value: { value: 34, conflictsWith: people${more} } } }`,
  ];

  it('between values of two things is declared', () => {
    const found = staged(...counts(''));
    expect(conflictsOf(found)).toEqual([['false', '34', '52']]);
    expect(found.problems.map(({ code, message }) => [code, message])).toEqual([
      ['conflict', 'two values of `value` of parties and people, unresolved: w1 has 34, “q”; w0 has 52, “q”'],
    ]);
    const related = [...found.series.graph.match(null, sg.conflictsWith)];
    expect(related).toHaveLength(2);
    for (const { object } of related) expect(found.series.graph.match(object, rdf.type, sg.Statement).size).toBe(1);
  });

  it('that is declared may be decided by a rank', () => {
    const found = staged(...counts(', rank: deprecated, because: they counted people'));
    expect(conflictsOf(found)).toEqual([['true', '34', '52']]);
    expect(found.problems).toEqual([]);
  });

  it.each([
    ['unknown-thing', counts('', 'persons')],
    ['unknown-value', ['{ people: { a: Edition } }', ...counts('', 'others').slice(1)]],
    ['unknown-value', ['{ s: { startDate: { value: 1990, conflictsWith: s } } }']],
  ])('with nothing is an error: %s', (code, says) => {
    expect(staged(...says).problems.map((problem) => problem.code)).toEqual([code]);
  });
});

describe('a wording that breaks off', () => {
  const themesOf = ({ series: { graph } }: ReturnType<typeof staged>) =>
    objectsOf(graph, namedNode(`${x}e`), sg.theme).map(({ value }) => value);

  it.each(['ebb and …', '… and flow', '…'])('is marked as a fragment: %s', (theme) => {
    const found = staged(`{ e: { a: Edition, theme: { en: "${theme}" } } }`);
    expect([...found.series.graph.match(null, sg.precision, sg.fragment)]).toHaveLength(1);
    expect(themesOf(found)).toEqual([theme]);
  });

  it('with a gap inside is whole', () => {
    const found = staged('{ e: { a: Edition, theme: { en: ebb … flow } } }');
    expect([...found.series.graph.match(null, sg.precision)]).toEqual([]);
  });

  it.each([
    ['ebb and …', 'ebb and flow'],
    ['… and flow', 'Ebb and flow'],
  ])('does not win over a whole one: %s', (fragment, whole) => {
    const themes = [fragment, whole].map((theme) => `{ e: { a: Edition, theme: { en: "${theme}" } } }`);
    for (const says of [themes, themes.toReversed()]) {
      const found = staged(...says);
      expect(themesOf(found)).toEqual([whole]);
      expect(found.problems).toEqual([]);
    }
  });

  it('in a name is a name', () => {
    const text = `namespace: ${x}\nthings: { s: { a: EventSeries, name: "Tides …" } }\nsource: { id: w, name: "W …" }`;
    expect(stagedText(text, profile).problems).toEqual([]);
  });
});

it('the ontology stays small: at most 16 classes and 60 properties', () => {
  const terms = textOf('ontology', 'seminar.ttl');
  expect(terms.match(/^sg:\w+ a owl:Class/gm)?.length).toBeLessThanOrEqual(16);
  expect(terms.match(/^sg:\w+ a owl:\w+Property/gm)?.length).toBeLessThanOrEqual(60);
});

describe('the code of a country', () => {
  const problemsOf = (thing: string) =>
    stagedText(
      `namespace: ${x}\nthings: { s: { a: EventSeries, name: Tides }, be: ${thing} }\nsource: { id: w, name: W }`,
      profile,
    ).problems.map(({ code }) => code);

  it('is part of what it is', () => {
    expect(problemsOf('{ a: Country, name: Belgium, countryCode: BE }')).toEqual([]);
  });

  it.each(['{ a: Place, name: Ghent, countryCode: BE }', '{ a: Country, name: Belgium, location: ghent }'])(
    'is that of a country only: %s',
    (thing) => {
      expect(problemsOf(thing)).toEqual(['unknown-property']);
    },
  );

  it('has the form of ISO 3166-1', async () => {
    const { series } = stagedText(
      `namespace: ${x}\nthings: { s: { a: EventSeries, name: Tides }, be: { a: Country, name: Belgium, countryCode: Belgium } }\nsource: { id: w, name: W }`,
      profile,
    );
    const found = await validateShapes(series, ontology);
    expect(found.map(({ code, place }) => [code, place?.line])).toEqual([['shape:pattern', 2]]);
  });
});
