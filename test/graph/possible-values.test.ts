import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yearText } from '../../src/facts/days.ts';
import { relationOf } from '../../src/graph/compare-statements.ts';
import { Comparison } from '../../src/graph/comparison.ts';
import type { Relation } from '../../src/graph/relation.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { repository } from '../support/repository.ts';
import { stagedText } from '../support/staged-text.ts';

const { profile } = await readOntologyFolder(join(repository, 'ontology'));

/** A value as facts write it: JSON is YAML. */
type Written = string | { readonly value: string; readonly [qualifier: string]: string };

interface Kind {
  readonly key: string;
  readonly about: 'Observation' | 'Edition';
  /** A true value, and ways to say it less exactly. */
  readonly truth: fc.Arbitrary<readonly [exact: Written, coarser: readonly Written[]]>;
  readonly any: fc.Arbitrary<Written>;
}

const two = (number: number) => String(number).padStart(2, '0');

const days = fc
  .tuple(fc.integer({ min: -2000, max: 2500 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => {
    const [y, m, d] = [
      yearText(year),
      `${yearText(year)}-${two(month)}`,
      `${yearText(year)}-${two(month)}-${two(day)}`,
    ];
    const near = `${yearText(year + 1)}~`;
    const long = year >= 0 ? [`${y.slice(0, 3)}X`, `${y.slice(0, 2)}XX`, `${y.slice(0, 3)}X~`] : [];
    const seasons = month === 2 ? [] : [`${y}-2${(month % 4) + 1}`];
    const bounds = [`${yearText(year - 1)}/${yearText(year + 1)}`, `${y}/..`, `/${m}`];
    return [
      d,
      [m, y, `${d}~`, `${m}~`, `${y}~`, near, `${y}?`, `1800?`, `${y}-XX`, `${m}-XX`, ...long, ...seasons, ...bounds],
    ] as const;
  });

const numbers = fc.integer({ min: 0, max: 100_000 }).map((number) => {
  const about = (value: number) => ({ value: String(value), precision: 'approximate' });
  const round = Math.round(number / 10) * 10;
  return [
    String(number),
    [
      `0${number}`,
      about(number),
      ...(Math.abs(round - number) <= 5 && round > 0 ? [about(round)] : []),
      { value: String(Math.max(0, number - 7)), precision: 'at-least' },
      { value: String(number + 7), precision: 'at-most' },
      { value: '12', precision: 'uncertain' },
      `${Math.max(0, number - 3)}-${number + 3}`,
    ],
  ] as const;
});

const texts = fc
  .array(fc.constantFrom('war', 'Peace', 'bread', 'œuvre', '–', '“x”'), { minLength: 2, maxLength: 6 })
  .map((words) => {
    const text = words.join(' ');
    return [
      text,
      [
        text.toUpperCase(),
        text.replaceAll(' ', '\u00a0'),
        text.replaceAll('–', '-').replaceAll(/[“”]/g, '"'),
        text.normalize('NFD'),
        `${words[0]} …`,
        `… ${words.at(-1)}`,
        `${words[0]} … ${words.at(-1)}`,
      ],
    ] as const;
  });

const places = fc.constant(['harbour', ['town', 'county', 'country']] as const);

const kinds: Readonly<Record<string, Kind>> = {
  dates: { key: 'startDate', about: 'Edition', truth: days, any: valuesOf(days) },
  numbers: { key: 'value', about: 'Observation', truth: numbers, any: valuesOf(numbers) },
  texts: { key: 'theme', about: 'Edition', truth: texts, any: valuesOf(texts) },
  places: {
    key: 'location',
    about: 'Edition',
    truth: places,
    any: fc.constantFrom('harbour', 'town', 'county', 'elsewhere'),
  },
};

function valuesOf(truth: Kind['truth']): fc.Arbitrary<Written> {
  return truth.chain(([exact, coarser]) => fc.constantFrom(exact, ...coarser));
}

const inverse: Partial<Record<Relation, Relation>> = { refines: 'refined', refined: 'refines' };
const absent = fc.constantFrom<Written>('unknown', 'none');

describe.each(Object.entries(kinds))('%s', (_, { key, about, truth, any }) => {
  const relation = (one: Written, other: Written) => compare(key, about, one, other);

  it('have one relation, which is the inverse the other way round', () => {
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: any }, absent),
        fc.oneof({ weight: 9, arbitrary: any }, absent),
        (a, b) => {
          const found = relation(a, b);
          expect(relation(b, a)).toBe(inverse[found] ?? found);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('agree with themselves', () => {
    fc.assert(
      fc.property(any, (value) => {
        expect(relation(value, value)).toBe('agree');
      }),
      { numRuns: 60 },
    );
  });

  it('never conflict if one truth is said less exactly', () => {
    fc.assert(
      fc.property(truth, fc.nat(), fc.nat(), ([exact, coarser], i, j) => {
        const [one, other] = [coarser[i % coarser.length] ?? exact, coarser[j % coarser.length] ?? exact];
        expect(['agree', 'refines', 'compatible']).toContain(relation(exact, one));
        expect(relation(one, other)).not.toBe('conflict');
      }),
      { numRuns: 300 },
    );
  });

  it('conflict with none, and are not compared with what is unknown', () => {
    fc.assert(
      fc.property(any, (value) => {
        expect(relation(value, 'none')).toBe('conflict');
        expect(relation(value, 'unknown')).toBe('unrelated');
      }),
      { numRuns: 30 },
    );
  });
});

it.each<[string, Kind['about'], Written, Written]>([
  ['startDate', 'Edition', '1992-05-02', '1992-06'],
  ['startDate', 'Edition', '-0775', '-0774'],
  ['startDate', 'Edition', '1992/1995', '1996'],
  ['startDate', 'Edition', '199X', '2000'],
  ['startDate', 'Edition', '1999-05-02~', '1999-05-20'],
  ['value', 'Observation', '40-50', '51'],
  ['value', 'Observation', { value: '60', precision: 'at-least' }, '50'],
  ['theme', 'Edition', 'war … peace', 'war and bread'],
  ['location', 'Edition', 'elsewhere', 'country'],
])('%s of %s: %j and %j conflict', (key, about, one, other) => {
  expect(compare(key, about, one, other)).toBe('conflict');
});

/** How what one source says relates to what another says. */
function compare(key: string, about: Kind['about'], one: Written, other: Written): Relation {
  const text = JSON.stringify({
    namespace: 'https://example.org/x/',
    things: {
      harbour: { a: 'Place', name: 'Harbour' },
      town: { a: 'Place', name: 'Town' },
      county: { a: 'Place', name: 'County' },
      country: { a: 'Place', name: 'Country' },
      elsewhere: { a: 'Place', name: 'Elsewhere' },
    },
    sources: [
      { id: 'v', name: 'V', language: 'en', claims: [{ quote: 'q', says: { o: { a: about, [key]: one } } }] },
      { id: 'w', name: 'W', language: 'en', claims: [{ quote: 'q', says: { o: { [key]: other } } }] },
      {
        id: 'x',
        name: 'X',
        claims: [
          {
            quote: 'q',
            says: {
              harbour: { containedInPlace: 'town' },
              town: { containedInPlace: 'county' },
              county: { containedInPlace: 'country' },
            },
          },
        ],
      },
    ],
  });
  const { series, problems, settled } = stagedText(text, profile);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [a, b] = series.statements.filter(({ property }) => property.key === key);
  if (!a || !b) throw new TypeError('two sources make two statements');
  return relationOf(a, b, new Comparison(settled.parts));
}
