import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { quotationOf } from '../../../src/facts/fragments.ts';
import { readOntologyFolder } from '../../../src/node/files.ts';
import { NameIndex } from '../../../src/ontology/support/names.ts';
import { claimTextOf, type Support } from '../../../src/ontology/support/support.ts';
import { supports, type TestedValue } from '../../../src/ontology/support/supports.ts';
import { repository, textOf } from '../../support/repository.ts';

// The rows are in test/cases/support: a value, the words of a claim, and what these say of it.

interface Row {
  readonly value?: string | number;
  readonly ordinal?: string | number;
  readonly counted?: string;
  readonly address?: string;
  readonly property?: string;
  readonly term?: string;
  readonly month?: string;
  readonly publisher?: readonly string[];
  readonly none?: true;
  readonly isMeant?: string;
  readonly in?: string | readonly string[];
  readonly quote?: string | readonly string[];
  readonly reading?: string;
  readonly at?: string;
  readonly published?: string | number;
  readonly sourcePublisher?: string;
  readonly says?: string;
  readonly lacks?: readonly string[];
}

const { words } = await readOntologyFolder(join(repository, 'ontology'));

const read = (name: string): unknown =>
  parse(textOf('test', 'cases', 'support', `${name}.yaml`), { schema: 'failsafe' });

function supportIn(row: Row, value: TestedValue, names: NameIndex): Support {
  const { quote = [], reading, at } = row;
  const [only = ''] = [quote].flat();
  const claimWords = { ...quotationOf(only), fragments: reading === undefined ? [quote].flat() : [], reading, at };
  const source = {
    languages: row.in === undefined ? [] : [row.in].flat(),
    years: row.published === undefined ? [] : [Number(String(row.published).slice(0, 4))],
    publishers: row.sourcePublisher === undefined ? [] : [row.sourcePublisher],
  };
  return supports(value, claimTextOf(claimWords, source, words.of(source.languages)), names);
}

const nobody = new NameIndex([], words);

function expectRow(row: Row, value: TestedValue, names = nobody): void {
  const found = supportIn(row, value, names);
  const told = 'missing' in found ? { lacks: found.missing } : { says: found.ambiguous ? 'ambiguous' : found.kind };
  expect(told).toEqual(row.lacks ? { lacks: row.lacks } : { says: row.says });
}

const title = (row: Row) => JSON.stringify(row);
const rowsOf = (name: string) => (read(name) as readonly Row[]).map((row) => [title(row), row] as const);

describe('a date', () => {
  it.each(rowsOf('dates'))('%s', (_, row) => {
    expectRow(row, { kind: 'date', written: String(row.value) });
  });
});

describe('a number', () => {
  it.each(rowsOf('numbers'))('%s', (_, row) => {
    expectRow(
      row,
      row.ordinal === undefined
        ? { kind: 'number', written: String(row.value), counted: row.counted }
        : { kind: 'ordinal', written: String(row.ordinal) },
    );
  });
});

describe('a text', () => {
  it.each(rowsOf('texts'))('%s', (_, row) => {
    const { address } = row;
    expectRow(
      row,
      address === undefined ? { kind: 'text', written: String(row.value) } : { kind: 'address', written: address },
    );
  });
});

describe('a term', () => {
  const context = ['mode', 'documentStatus'];
  const months = ['January', 'February', 'March', 'April', 'May', 'June'];
  it.each(rowsOf('terms'))('%s', (_, row) => {
    const { property = '', term = '', month, publisher } = row;
    if (row.none) expectRow(row, { kind: 'none' });
    else if (publisher) expectRow(row, { kind: 'publisher', names: publisher });
    else if (month !== undefined) expectRow(row, { kind: 'month', month: months.indexOf(month) + 1 });
    else expectRow(row, { kind: 'term', property, term, isContext: context.includes(property) });
  });
});

describe('a thing', () => {
  const { things, rows } = read('things') as {
    readonly things: Readonly<Record<string, { readonly a: string; readonly names: readonly string[] }>>;
    readonly rows: readonly Row[];
  };
  const named = Object.entries(things).map(([iri, { a, names }]) => ({
    iri,
    kind: a,
    isPerson: a === 'Person',
    names,
  }));
  const names = new NameIndex(named, words);
  it.each(rows.map((row) => [title(row), row] as const))('%s', (_, row) => {
    expectRow(row, { kind: 'thing', iri: String(row.value), isMeant: row.isMeant === 'true' }, names);
  });
});
