import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { textOf } from '../support/repository.ts';

// The witnesses in the report of the bundled series, counted again from the YAML of its facts, without the code of the program:
// each value of each cell by the sources that say just that value.

interface Said {
  readonly thing: string;
  readonly key: string;
  readonly value: string;
  /** The source, or the one that it copies. */
  readonly witness: string;
  readonly published: string | undefined;
  readonly isReading: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const documents = readdirSync('facts/ics')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parse(textOf('facts', 'ics', name), { schema: 'failsafe' }) as Fields);
const sources = new Map(
  documents.flatMap(({ source }) => (source ? [[String(fieldsOf(source).id), fieldsOf(source)]] : [])),
);
const things = Object.assign({}, ...documents.map((document) => fieldsOf(document.things))) as Record<string, Fields>;
const names = new Map(Object.entries(things).map(([id, { name }]) => [String(name), id]));
const said = documents.flatMap((document) => saidIn(document));

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function saidIn({ source, claims = [] }: Fields): Said[] {
  const { id, published } = fieldsOf(source);
  let witness = String(id);
  while (sources.get(witness)?.isVersionOf !== undefined) witness = String(sources.get(witness)?.isVersionOf);
  return listOf(claims)
    .map(fieldsOf)
    .flatMap((claim) =>
      Object.entries(fieldsOf(claim.says)).flatMap(([thing, fields]) =>
        Object.entries(fieldsOf(fields)).flatMap(([key, values]) =>
          listOf(values)
            .flatMap((one) => valuesIn(one, claim.rank))
            .map((value) => ({
              thing,
              key,
              value,
              witness,
              published: published === undefined ? undefined : String(published),
              isReading: claim.reading !== undefined,
            })),
        ),
      ),
    );
}

/** The values that are not deprecated, without their qualifiers; texts in several languages one by one. */
function valuesIn(one: unknown, rank: unknown): string[] {
  const fields = fieldsOf(one);
  if ((fields.rank ?? rank) === 'deprecated') return [];
  if ('value' in fields) return listOf(fields.value).map(String);
  return typeof one === 'object' ? Object.values(fields).flatMap(listOf).map(String) : [String(one)];
}

/** `2`, `2 + 1 read`: who says all of these, but for announcements. */
function countOf(edition: string, lists: readonly (readonly Said[])[]): string {
  const start = said.find(
    ({ thing, key, value }) => thing === edition && key === 'startDate' && value.length === 10,
  )?.value;
  const isAnnounced = ({ published }: Said) =>
    published !== undefined && start !== undefined && published < start.slice(0, published.length);
  const heard = lists.map((list) => list.filter((one) => !isAnnounced(one)));
  const inAll = (of: (one: Said) => boolean) => {
    const [first = new Set<string>(), ...others] = heard.map(
      (list) => new Set(list.filter(of).map(({ witness }) => witness)),
    );
    return new Set([...first].filter((witness) => others.every((list) => list.has(witness))));
  };
  const [quoted, all] = [inAll(({ isReading }) => !isReading), inAll(() => true)];
  const read = all.size - quoted.size;
  return [...(quoted.size > 0 || read === 0 ? [quoted.size] : []), ...(read > 0 ? [`${read} read`] : [])].join(' + ');
}

const of = (thing: string, key: string, isValue: (value: string) => boolean) =>
  said.filter((one) => one.thing === thing && one.key === key && isValue(one.value));

const thingsWith = (key: string, value: string) => [
  ...new Set(said.filter((one) => one.key === key && one.value === value).map(({ thing }) => thing)),
];

const firstValue = (thing: string, key: string) => said.find((one) => one.thing === thing && one.key === key)?.value;

const words = (key: string) => key.replaceAll('-', ' ');

/** What counts a value as it is printed in a column. */
const recount: Record<string, (edition: string, printed: string) => string> = {
  dates: (edition, printed) => {
    const [start = '', end] = printed.replace('about ', '').split(' – ');
    const whole = end === undefined ? undefined : end.length === 5 ? `${start.slice(0, 5)}${end}` : end;
    const starts = of(edition, 'startDate', (value) => value.replace('~', '') === start);
    return countOf(edition, [
      starts,
      ...(whole === undefined ? [] : [of(edition, 'endDate', (value) => value === whole)]),
    ]);
  },
  place: (edition, printed) => countOf(edition, [of(edition, 'location', (value) => value === names.get(printed))]),
  number: (edition, printed) => countOf(edition, [of(edition, 'ordinal', (value) => value === printed)]),
  theme: (edition) =>
    countOf(edition, [[...of(edition, 'theme', () => true), ...of(edition, 'themeVariant', () => true)]]),
  counts: (edition, printed) => {
    const [, number = '', counted = ''] = /(\d+) (.+)$/.exec(printed) ?? [];
    const observations = thingsWith('observationAbout', edition).filter(
      (thing) => words(firstValue(thing, 'measuredProperty') ?? '') === counted,
    );
    return countOf(edition, [observations.flatMap((thing) => of(thing, 'value', (value) => value === number))]);
  },
  participants: (edition, printed) => {
    const mode = printed.replace(/^\d+ /, '').replace('?', '');
    const isDoubted = printed.endsWith('?');
    const participations = thingsWith('edition', edition).filter(
      (thing) =>
        of(thing, 'mode', (value) => words(value) === mode).length > 0 &&
        isDoubted === (thing === 'ics-2012-congolese-communists'),
    );
    const named = new Set(participations.map((thing) => firstValue(thing, 'participant')));
    expect(`${named.size} ${mode}`).toBe(printed.replace('?', ''));
    return countOf(edition, [participations.flatMap((thing) => of(thing, 'participant', () => true))]);
  },
};

describe('the table of what is known', () => {
  const [, table = ''] =
    /## What is known of each edition\n\n([\s\S]*?)\n\n/.exec(textOf('output', 'ics.report.md')) ?? [];
  const [head = [], , ...rows] = table.split('\n').map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );

  it('has a row for each edition', () => {
    expect(rows).toHaveLength(23);
    expect(head).toEqual(['edition', ...Object.keys(recount)]);
  });

  it.each(rows.filter(([edition = '']) => !edition.startsWith('*')))('is right for %s', (edition = '', ...cells) => {
    for (const [index, cell] of cells.entries()) {
      const column = head[index + 1] ?? '';
      // Not known, inferred, or in an open conflict, where the values are not printed.
      if (cell === '—' || cell.startsWith('*') || cell.startsWith('one ')) continue;
      const values = [...cell.matchAll(/(?:^|, | and | or )(.+?) \(([^)]+)\)/g)];
      expect(values.length, cell).toBeGreaterThan(0);
      for (const [, printed = '', count] of values)
        expect(`${edition} ${column} ${printed}: ${recount[column]?.(edition, printed)}`).toBe(
          `${edition} ${column} ${printed}: ${count}`,
        );
    }
  });
});
