import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../src/facts/facts.ts';
import { readFactsDocument } from '../../src/facts/facts-document.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import { mapFacts } from '../../src/graph/map-facts.ts';
import type { MappedFacts } from '../../src/graph/mapped-facts.ts';
import type { SeriesGraph } from '../../src/graph/series-graph.ts';
import { settle } from '../../src/graph/settle.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { namedNode } from '../../src/rdf/environment.ts';
import { localName } from '../../src/rdf/graph-reader.ts';
import { quadLine } from '../../src/rdf/n-quads.ts';
import { sg } from '../../src/rdf/namespace.ts';
import { repository } from '../support/repository.ts';
import { stagedText } from '../support/staged-text.ts';
import type { Staged } from '../support/stages.ts';

const { profile } = await readOntologyFolder(join(repository, 'ontology'));

/** Claims on the edition, as in `v: 1999; w (preferred): 1998`: the source, its rank if it has one, and the value. */
type Claims = string;

describe('the values that are asserted', () => {
  it.each<[string, string, Claims, string[]]>([
    ['the one there is', 'startDate', 'v: 1999', ['1999']],
    ['none that is deprecated', 'startDate', 'v (deprecated): 1999', []],
    ['none that is deprecated, where another is not', 'startDate', 'v (deprecated): 1999; w: 1998', ['1998']],
    ['the preferred one', 'startDate', 'v: 1999; w (preferred): 1998', ['1998']],
    ['all preferred ones', 'keywords', 'v (preferred): a; w (preferred): b; w: c', ['a', 'b']],
    ['all, where nothing decides', 'startDate', 'v: 1999; w: 1998', ['1998', '1999']],
    ['all, where several can hold', 'keywords', 'v: a; w: b', ['a', 'b']],
    ['a value once, however many say it', 'startDate', 'v: 1999; w: 1999', ['1999']],
    ['a value that one source ranks down and another does not', 'startDate', 'v (deprecated): 1999; w: 1999', ['1999']],
    ['the finer one', 'startDate', 'v: 1999; w: 1999-05', ['1999-05']],
    ['the finer one, said first', 'startDate', 'v: 1999-05; w: 1999', ['1999-05']],
    ['the finest one', 'startDate', 'v: 1999-05; w: 1999; x: 1999-05-02', ['1999-05-02']],
    ['the coarser one, where the finer is deprecated', 'startDate', 'v: 1999; w (deprecated): 1999-05', ['1999']],
    ['the coarser one, where it is preferred', 'startDate', 'v (preferred): 1999; w: 1999-05', ['1999']],
    ['nothing, where it is not known', 'startDate', 'v: unknown', []],
    ['nothing, where there is none', 'endDate', 'v: none', []],
    ['the value, where another source does not know it', 'startDate', 'v: unknown; w: 1999', ['1999']],
    ['nothing, where not to know it is preferred', 'startDate', 'v (preferred): unknown; w: 1999', []],
  ])('are %s', (_, key, claims, values) => {
    expect(valuesOf(claims, key)).toEqual(values);
    expect(valuesOf(claims.split('; ').reverse().join('; '), key)).toEqual(values);
  });

  it('have no duplicates, also if there are many', () => {
    const many = Array.from({ length: 40 }, (_, index) => `k${index + 10}`);
    const list = `[${many.join(', ')}]`;
    const { series, problems } = staged(`v: ${list}; v: ${list}; w: ${list}`, 'keywords');
    expect(problems).toEqual([]);
    expect(valuesOf(`v: ${list}; w: ${list}`, 'keywords')).toEqual(many);
    const statements = series.statements.filter(({ property }) => property.key === 'keywords');
    expect(statements.map(({ object, claims }) => [object.value, claims.length])).toEqual([
      ...many.map((value) => [value, 2]),
      ...many.map((value) => [value, 1]),
    ]);
  });
});

describe('the triples and statements of a series', () => {
  it('have no duplicates if several parts contain them', () => {
    const many = `[${Array.from({ length: 40 }, (_, index) => `k${index}`).join(', ')}]`;
    for (const values of ['[a, b, a]', many]) {
      const part = mapped(`v: ${values}; w: ${values}`, 'keywords');
      const [once, twice] = [settle([part]).settled, settle([part, part]).settled];
      const lines = once.plain.map((one) => quadLine(one));
      expect(new Set(lines).size).toBe(lines.length);
      expect(twice.plain.map((one) => quadLine(one))).toEqual(lines);
      expect(twice.statements.map(({ iri }) => iri.value)).toEqual(once.statements.map(({ iri }) => iri.value));
      expect(lines.join('')).toContain('<http://schema.org/name> "E"');
      expect(twice.namespace).toBe('https://example.org/x/');
    }
  });

  it('differ if a source gives other qualifiers', () => {
    const { series } = staged('v: { value: a, position: 1 }; v: { value: a, position: 2 }', 'keywords');
    expect(series.statements.map(({ qualifiers }) => qualifiers.map(([, { value }]) => value))).toEqual([['1'], ['2']]);
  });
});

describe('a statement that its source makes several times', () => {
  it('is merged, with all quotations, qualifiers and places', () => {
    const { series, problems } = staged('v: { value: a, position: 1 }; v: { value: a, position: 1 }', 'keywords');
    expect(problems).toEqual([]);
    const [statement, ...more] = series.statements;
    expect(more).toEqual([]);
    expect(statement?.claims.map(({ words }) => words.fragments)).toEqual([['quote 0'], ['quote 1']]);
    expect(statement?.origins.map((origin) => placeOf(origin).line)).toEqual([9, 10]);
    expect(statement?.qualifiers.map(([, value]) => value.value)).toEqual(['1']);
  });

  it('has the reasons of all of its claims', () => {
    const { series } = staged('v (preferred, because: first): 1999; v (preferred, because: second): 1999', 'startDate');
    expect(series.statements.map(({ qualifiers }) => qualifiers.map(([, { value }]) => value))).toEqual([
      ['first', 'second'],
    ]);
  });

  it('has a repeated quotation once', () => {
    const text = facts(`  - id: v
    claims:
      - { quote: q, says: { e: { theme: tides } } }
      - { quote: q, says: { e: { theme: tides } } }
`);
    expect(stagedText(text, profile).series.statements.map(({ claims }) => claims.length)).toEqual([1]);
  });

  it('has one rank: one error is reported at the first claim with another', () => {
    const ranks = ['normal', 'normal', 'preferred', 'deprecated', 'preferred'];
    const { problems } = staged(ranks.map((rank) => `v (${rank}): 1999`).join('; '), 'startDate');
    expect(problems).toMatchObject([{ severity: 'error', code: 'two-ranks', place: { line: 11 } }]);
    expect(problems[0]?.hint).toContain('facts.yaml:9:');
    expect(problems[0]?.message).toMatch(/^v /);
  });
});

describe('sources that contradict each other', () => {
  it('are reported with value, source and quotation, if no rank resolves them', () => {
    const { series, problems } = staged('v: 1999; w: 1998', 'startDate');
    expect(problems).toMatchObject([{ severity: 'warning', code: 'conflict', place: { line: 12 } }]);
    for (const part of ['startDate', ' e,', 'v has 1999, “quote 0”', 'w has 1998, “quote 1”'])
      expect(problems[0]?.message).toContain(part);
    expect(problems[0]?.hint).toContain('facts.yaml:9:');
    expect(series.conflicts.map(({ resolved }) => resolved)).toEqual([false]);
    expect(relationsIn(series)).toEqual(['1998 conflictsWith 1999', '1999 conflictsWith 1998']);
  });

  it.each<[string, Claims]>([
    ['one is deprecated', 'v (deprecated): 1999; w: 1998'],
    ['one is preferred', 'v: 1999; w (preferred): 1998'],
    ['both are deprecated', 'v (deprecated): 1999; w (deprecated): 1998'],
    ['a third is preferred', 'v: 1999; w: 1998; x (preferred): 1999-05'],
  ])('are not reported, and remain in the graph, where %s', (_, claims) => {
    const { series, problems } = staged(claims, 'startDate');
    expect(problems).toEqual([]);
    expect(series.conflicts.every(({ resolved }) => resolved)).toBe(true);
    expect(relationsIn(series)).toContain('1998 conflictsWith 1999');
  });

  it('are reported once for each pair of values', () => {
    const { problems } = staged('v: 1999; w: 1998; x: 1999; y: 1998; z: 1997', 'startDate');
    const pairs = problems.map(({ message }) =>
      message
        .match(/\b199\d/g)
        ?.sort()
        .join(' '),
    );
    expect(pairs.sort()).toEqual(['1997 1998', '1997 1999', '1998 1999']);
  });

  it('are reported for each property and each thing', () => {
    const says = (year: number) => `{ e: { startDate: ${year}, endDate: ${year} }, f: { startDate: ${year} } }`;
    const text = facts(`  - { id: v, name: V, claims: [{ quote: q, says: ${says(1999)} }] }
  - { id: w, name: W, claims: [{ quote: q, says: ${says(1998)} }] }
`);
    const told = stagedText(text, profile).problems.map(({ message }) =>
      /`(\w+)` of (\w)/.exec(message)?.slice(1).join(),
    );
    expect(told.sort()).toEqual(['endDate,e', 'startDate,e', 'startDate,f']);
  });

  it('are related by sg:refines if one value is more exact', () => {
    for (const claims of ['v: 1999; w: 1999-05', 'v: 1999-05; w: 1999']) {
      const { series, problems } = staged(claims, 'startDate');
      expect(problems).toEqual([]);
      expect(relationsIn(series)).toEqual(['1999-05 refines 1999']);
    }
  });

  it.each([
    ['startDate', '1999', 'unknown'],
    ['theme', '{ en: tides }', '{ fr: marées }'],
    ['location', '{ value: s, during: 1999 }', '{ value: f, during: 2000 }'],
  ])('are not reported where both values can hold: %s %s and %s', (key, one, other) => {
    const { series, problems } = staged(`v: ${one}; w: ${other}`, key);
    expect(problems).toEqual([]);
    expect(relationsIn(series)).toEqual([]);
  });

  it('are reported with the ids of things', () => {
    const { problems } = staged('v: s; w: f', 'location');
    expect(problems[0]?.message).toContain('v has s, “quote 0”; w has f, “quote 1”');
  });

  it('are not compared for properties with several values', () => {
    const { series } = staged('v: a; w: b', 'keywords');
    expect(relationsIn(series)).toEqual([]);
  });

  it('are one error if there are too many pairs', () => {
    const settledYears = (count: number) => {
      const years = Array.from({ length: count }, (_, index) => 1000 + index);
      return settle([mapped(years.map((year) => `v: ${year}`).join('; '), 'startDate')]);
    };
    const few = settledYears(20);
    expect(few.problems).toHaveLength((20 * 19) / 2);
    expect(few.problems.every(({ severity, code }) => severity === 'warning' && code === 'conflict')).toBe(true);
    const many = settledYears(460);
    expect(many.problems).toMatchObject([{ severity: 'error', code: 'conflict', place: { line: 9 } }]);
    expect(many.problems[0]?.message).toMatch(/`startDate` of e\b/);
  });
});

function facts(sources: string): string {
  return `namespace: https://example.org/x/
things:
  s: { a: EventSeries, name: Talks }
  e: { a: Edition, name: E }
  f: { a: Edition, name: F }
sources:
${sources}`;
}

/** Claims on one edition, a line each: those of the first source from line 9. */
function textOf(claims: Claims, key: string): string {
  const lines = claims.split('; ').map((claim, index) => {
    const [, source = '', rank = 'normal', value = ''] = /^(\w+)(?: \((.*?)\))?: (.*)$/.exec(claim) ?? [];
    return [
      source,
      `      - { quote: quote ${index}, ${rankOf(rank, index)}says: { e: { ${key}: ${value} } } }\n`,
    ] as const;
  });
  const sources = [...Map.groupBy(lines, ([source]) => source)].map(
    ([source, claims]) => `  - id: ${source}\n    claims:\n${claims.map(([, line]) => line).join('')}`,
  );
  return facts(sources.join(''));
}

/** The normal rank is written by some and left out by others. */
function rankOf(rank: string, index: number): string {
  return rank === 'normal' && index % 2 === 0 ? '' : `rank: ${rank}, `;
}

function staged(claims: Claims, key: string): Staged {
  return stagedText(textOf(claims, key), profile);
}

function mapped(claims: Claims, key: string): MappedFacts {
  const { document } = readFactsDocument('facts.yaml', textOf(claims, key));
  return mapFacts(readFacts('facts', document ? [document] : []).facts, profile).mapped;
}

/** What the graph asserts of the edition, sorted. */
function valuesOf(claims: Claims, key: string): string[] {
  const { graph } = staged(claims, key).series;
  const predicate = profile.properties.get(key)?.node;
  return [...graph.match(namedNode('https://example.org/x/e'), predicate)].map(({ object }) => object.value).sort();
}

/** How statements are joined, by their values: `1999-05 refines 1999`. */
function relationsIn({ graph, statements }: SeriesGraph): string[] {
  const values = new Map(statements.map(({ iri, object }) => [iri.value, object.value]));
  return [sg.refines, sg.conflictsWith]
    .flatMap((predicate) => [...graph.match(undefined, predicate)])
    .map(({ subject, predicate, object }) =>
      [values.get(subject.value), localName(predicate.value), values.get(object.value)].join(' '),
    )
    .sort();
}
