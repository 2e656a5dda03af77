import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFactsDocument } from '../../src/facts/facts-document.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { coverageOf, textOfCell } from '../../src/write/coverage.ts';
import { repository } from '../support/repository.ts';
import { stagesOf } from '../support/stages.ts';

const { profile } = await readOntologyFolder(join(repository, 'ontology'));

/** The cell of an aspect of edition `e`, of which these maps are said, each by a source of its own. */
function cellOf(aspect: string, said: readonly string[], others = '') {
  const sources = said.map(
    (values, index) => `
  - { id: s${index}, name: S, published: 2020, claims: [{ quote: q${index}, says: { e: ${values} } }] }`,
  );
  const { document } = readFactsDocument(
    'f.yaml',
    `namespace: https://example.org/x/
things:
  s: { a: EventSeries, name: Fair }
  t: { a: EventSeries, name: Congress }
  ghent: { a: Place, name: Ghent }
  bruges: { a: Place, name: Bruges }
sources:
  - { id: w, name: W, published: 2020, claims: [{ quote: q, says: { e: { a: Edition, superEvent: s } ${others} } }] }${sources.join('')}`,
  );
  const { series } = stagesOf(document ? [document] : [], profile);
  const cell = coverageOf(series)[0]?.cells.get(aspect);
  return cell && { ...cell, text: textOfCell(cell) };
}

describe('the cell of dates', () => {
  it.each([
    [['{ startDate: 1992 }'], '1992', true],
    [['{ startDate: 2009-05-15 }'], '2009-05-15', true],
    [['{ startDate: 2009-05-15, endDate: 2009-05-17 }'], '2009-05-15 – 05-17', false],
    [['{ startDate: 2009-05-15, endDate: 2009-05 }'], '2009-05-15 – 2009-05', true],
    [['{ startDate: -0016-05-31, endDate: -0016-06-03 }'], '31 May – 3 June 17 BC', false],
    [
      ['{ startDate: 2009-05-15, endDate: 2009-05-17 }', '{ startDate: 2009-05-14 }'],
      '2009-05-14 or 2009-05-15 – 2009-05-17',
      true,
    ],
    [['{ endDate: 1995 }'], '– 1995', true],
    [['{ startDate: 1992~ }'], 'about 1992', true],
    [['{ startDate: 1992~ }', '{ startDate: 1992 }'], '1992', true],
    [['{ startDate: -0145? }'], '146 BC?', true],
    [['{ startDate: { value: 1492-08-03, calendar: julian } }'], '1492-08-03 (Julian)', true],
    [['{ startDate: { value: 1492-08-03, calendar: julian } }', '{ startDate: 1492-08-12 }'], '1492-08-12', true],
    [['{ startDate: { value: 1700-02-29~, calendar: julian } }'], 'about 1700-02-29 (Julian)', true],
    [['{ startDate: unknown }'], '', false],
    // In the order of time.
    [['{ startDate: -0148 }', '{ startDate: -0145 }'], '149 BC or 146 BC', true],
    [['{ startDate: 0099 }', '{ startDate: -0001 }'], '2 BC or AD 99', true],
  ])('for %j is %s', (said, text, partial) => {
    expect(cellOf('dates', said)).toMatchObject({ text, partial });
  });
});

describe('the cell of numbers', () => {
  it.each([
    [['{ ordinal: 7 }'], '7'],
    [['{ ordinal: 15bis }'], '15bis'],
    [['{ ordinal: 12 }', '{ ordinal: 9 }'], '9 or 12'],
    [['{ superEvent: [{ value: s, ordinal: 7 }, { value: t, ordinal: 31 }] }'], '7 (Fair) and 31 (Congress)'],
    [['{ ordinal: { value: 7, precision: uncertain } }'], '7?'],
  ])('for %j is %s', (said, text) => {
    expect(cellOf('number', said)?.text).toBe(text);
  });
});

describe('the cell of places', () => {
  it.each([
    [['{ location: [ghent, bruges] }'], 'Ghent and Bruges'],
    [['{ location: ghent }', '{ location: bruges }'], 'Ghent or Bruges'],
    [['{ location: none }'], 'none'],
  ])('for %j is %s', (said, text) => {
    expect(cellOf('place', said)?.text).toBe(text);
  });
});

describe('the cell of counts', () => {
  it.each([
    ['50', '50 participants'],
    ['40-50', '40-50 participants'],
    ['{ value: 40, precision: approximate }', 'about 40 participants'],
    ['{ value: 60, precision: at-least }', 'at least 60 participants'],
    ['{ value: 60, precision: at-most }', 'at most 60 participants'],
    ['none', 'none participants'],
    ['unknown', ''],
  ])('for %s is %s', (value, text) => {
    const count = `n: { a: Observation, observationAbout: e, measuredProperty: participants, value: ${value} }`;
    expect(cellOf('counts', [], `, ${count}`)?.text).toBe(text);
  });
});

describe('the witnesses of a value', () => {
  const source = (id: string, says: string, more = '') =>
    `\n  - { id: ${id}, name: S${more}, claims: [{ quote: ${id}, says: ${says} }] }`;
  const dates = '{ e: { a: Edition, superEvent: s, startDate: 2001-05-02, endDate: 2001-05-04 } }';

  /** The values of a cell with their witnesses: sources, and sources with readings alone. */
  function witnesses(aspect: string, sources: string) {
    const { document } = readFactsDocument(
      'f.yaml',
      `namespace: https://example.org/x/
things: { s: { a: EventSeries, name: Fair }, p: { a: Organization, name: P }, q: { a: Organization, name: Q } }
sources:${sources}`,
    );
    const { series } = stagesOf(document ? [document] : [], profile);
    return coverageOf(series)[0]
      ?.cells.get(aspect)
      ?.values.map((value) => [value.text, value.sources, value.readings]);
  }

  it.each([
    ['who says both days', 'dates', source('a', dates) + source('b', dates), [['2001-05-02 – 05-04', 2, 0]]],
    [
      'not who says the year alone, or another day',
      'dates',
      source('a', dates) +
        source('b', '{ e: { startDate: 2001 } }') +
        source('c', '{ e: { startDate: { value: 2001-05-12, rank: deprecated, because: a misprint } } }'),
      [['2001-05-02 – 05-04', 1, 0]],
    ],
    [
      'copies once',
      'dates',
      source('a', dates) + source('b', dates, ', isVersionOf: a'),
      [['2001-05-02 – 05-04', 1, 0]],
    ],
    [
      'readings apart',
      'dates',
      `${source('a', dates)}\n  - { id: b, name: S, claims: [{ reading: r, says: ${dates} }] }`,
      [['2001-05-02 – 05-04', 1, 1]],
    ],
    [
      'not who announced it',
      'dates',
      source('a', dates) + source('b', dates, ', published: 2001-04') + source('c', dates, ', published: 2001-05'),
      [['2001-05-02 – 05-04', 2, 0]],
    ],
    [
      'none, where it was only announced',
      'dates',
      source('a', dates, ', published: 2001-04'),
      [['2001-05-02 – 05-04', 0, 0]],
    ],
    [
      'copies in a circle once',
      'dates',
      source('a', dates, ', isVersionOf: b') + source('b', dates, ', isVersionOf: a'),
      [['2001-05-02 – 05-04', 1, 0]],
    ],
    [
      'not a late copy of an announcement',
      'dates',
      source('a', dates) +
        source('b', dates, ', published: 2001-04') +
        source('c', dates, ', published: 2004, isVersionOf: b'),
      [['2001-05-02 – 05-04', 1, 0]],
    ],
    [
      'none, where a source says none',
      'theme',
      source('a', '{ e: { a: Edition, superEvent: s, theme: none } }'),
      [['none', 1, 0]],
    ],
    [
      'each mode of taking part for itself',
      'participants',
      source(
        'a',
        '{ e: { a: Edition, superEvent: s }, x: { a: Participation, participant: p, edition: e, mode: attended } }',
      ) + source('b', '{ x: { participant: p }, y: { a: Participation, participant: q, edition: e, mode: signed } }'),
      [
        ['1 attended', 2, 0],
        ['1 signed', 1, 0],
      ],
    ],
    [
      'texts that differ in case and marks as one',
      'theme',
      source('a', '{ e: { a: Edition, superEvent: s, theme: Peace – now } }') +
        source('b', '{ e: { theme: peace - now } }'),
      [['known', 2, 0]],
    ],
  ])('are %s', (_name, aspect, sources, expected) => {
    expect(witnesses(aspect, sources)).toEqual(expected);
  });
});
