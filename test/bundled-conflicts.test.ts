import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Statement } from '../src/graph/statement.ts';
import { localName } from '../src/rdf/graph-reader.ts';
import { mappedSeries } from './support/bundled.ts';
import { textOf } from './support/repository.ts';

// Where the sources of the bundled series disagree, or seem to: what the graph says of it. The cases were read against the sources;
// a value is followed by its rank, if it is not normal, by `not asserted` where another refines it or outranks it, and by its source.

type Cases = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const cases = parse(textOf('test', 'cases', 'bundled-conflicts.yaml')) as Cases;
const { settled } = await mappedSeries(join('facts', 'ics'));
const idOf = (statement: Statement) => `${localName(statement.subject.value)} ${statement.property.key}`;
const asserted = new Set(
  settled.plain.map(({ subject, predicate, object }) => keyOf(subject.value, predicate.value, object.value)),
);

function keyOf(...parts: readonly string[]): string {
  return parts.join('\n');
}

function lineOf({ subject, predicate, object, rank, claims }: Statement): string {
  const value =
    object.termType === 'NamedNode' ? decodeURIComponent(object.value.replace(/^.*[/#](?=.)/, '')) : object.value;
  const isAsserted = asserted.has(keyOf(subject.value, predicate.value, object.value));
  const marks = [
    ...(rank.value.endsWith('NormalRank') ? [] : [localName(rank.value).replace('Rank', '').toLowerCase()]),
    ...(isAsserted || rank.value.endsWith('DeprecatedRank') ? [] : ['not asserted']),
  ];
  return [value, ...marks, claims[0].source.id].join(' | ');
}

describe.each(Object.entries(cases))('%s', (_conflict, properties) => {
  const { unresolved = [], ...values } = properties;

  it.each(Object.entries(values))('%s', (id, lines) => {
    const found = settled.statements.filter((statement) => idOf(statement) === id).map(lineOf);
    expect(found.sort()).toEqual([...lines].sort());
  });

  it('is unresolved where no rank decides', () => {
    const ids = new Set(Object.keys(values));
    const open = settled.conflicts.filter(
      ({ resolved, statements }) => !resolved && statements.some((one) => ids.has(idOf(one))),
    );
    expect([...new Set(open.flatMap(({ statements }) => statements.map(idOf)))]).toEqual([...unresolved]);
  });
});
