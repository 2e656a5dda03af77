import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type InferredSeries, inferSeries } from '../../src/series/infer-series.ts';
import { batchesOf, leftOutTable } from '../../src/wikidata/quick-statements.ts';
import { quickText } from '../../src/wikidata/quick-values.ts';
import { inputsOf } from '../support/bundled.ts';
import { sharedEngine } from '../support/engine.ts';
import { faultOf } from '../support/quick-grammar.ts';
import { repository, textOf } from '../support/repository.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// The series in test/cases/quickstatements is invented, and so are its identifiers (they are declared there).

const cases = join('test', 'cases', 'quickstatements');
const everything = { createEditions: true, only: [] };
const engine = sharedEngine();
let series: InferredSeries;

beforeAll(async () => {
  const { all, rules } = await inputsOf([join(repository, cases)]);
  const [mapped] = all;
  if (!mapped) throw new TypeError('one folder is one series');
  series = await inferSeries(mapped, rules, engine);
});

const batches = (options: Parameters<typeof batchesOf>[2]) => batchesOf(series.graph, series.profile.wikidata, options);

describe('the batches of a series', () => {
  it('are those expected, and all that they leave out is listed with its reason', () => {
    const { create, link, leftOut, missing } = batches(everything);
    const keys = new Map([...series.profile.properties.values()].map(({ iri, key }) => [iri, key]));
    expect(missing).toEqual([]);
    expect(create).toBe(textOf(cases, 'expected.1-create.tsv'));
    expect(link).toBe(textOf(cases, 'expected.2-link.tsv'));
    expect(leftOutTable(leftOut, (iri) => keys.get(iri) ?? iri)).toBe(textOf(cases, 'expected.left-out.tsv'));
  });

  it('make no items unless asked, and never one for the series or for an edition that is inferred', () => {
    const quiet = batches({ ...everything, createEditions: false });
    expect(quiet.create).toBe('');
    expect(quiet.leftOut.filter(({ reason }) => /not linked to an item/.test(reason))).toHaveLength(3);
    const { create, leftOut } = batches(everything);
    expect(create.match(/^CREATE$/gm)).toHaveLength(2);
    expect(create).not.toContain('"Harbour Readings"');
    expect(create).not.toContain('2023');
    expect(leftOut.filter(({ reason }) => /no source mentions it/.test(reason))).toHaveLength(1);
  });

  it('can be limited to some properties', () => {
    const { link } = batches({ ...everything, only: ['P276', 'P580'] });
    expect(
      new Set(
        link
          .trim()
          .split('\n')
          .map((line) => line.split('\t')[1]),
      ),
    ).toEqual(new Set(['P276', 'P580']));
  });
});

describe('a property that is declared', () => {
  const withMonth = (items: readonly (readonly [string, string[]])[]) => {
    const { wikidata } = series.profile;
    const all = { domains: new Set<string>(), precisions: new Set<string>() };
    const month = { id: 'P2922', label: 'month of the year', type: 'WikibaseItem', ...all };
    const targets = new Map([...wikidata.targets, ['https://w3id.org/seminar-graph/ns#month', [month]] as const]);
    const mapping = { ...wikidata, targets, items: new Map([...wikidata.items, ...items]) };
    return batchesOf(series.graph, mapping, everything);
  };

  it('is written where its value has an item, else left out: a month is nothing that a table could link', () => {
    expect(withMonth([['http://www.w3.org/ns/time/gregorian#May', ['Q4115196']]]).link).toContain(
      '\tP2922\tQ4115196\t',
    );
    const { link, leftOut, missing } = withMonth([]);
    expect([link.includes('P2922'), missing]).toEqual([false, []]);
    expect(leftOut.filter(({ reason }) => reason.endsWith('Wikidata item for May'))).toHaveLength(1);
  });

  it('is needed: an ontology that says nothing of Wikidata is no ontology for this', () => {
    const mapping = { ...series.profile.wikidata, properties: new Map() };
    expect(() => batchesOf(series.graph, mapping, everything)).toThrow(/no Wikidata properties/);
  });
});

describe('each line', () => {
  it('is one that both parsers read alike', () => {
    const { create, link } = batches(everything);
    const lines = `${create}${link}`.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(35);
    expect(lines.flatMap((line) => (faultOf(line) ? [[faultOf(line), line]] : []))).toEqual([]);
  });

  it('has its dates as exact as the source', () => {
    const dates = [
      ...`${batches(everything).create}${batches(everything).link}`.matchAll(/[+-]\d+-(\d\d)-(\d\d)T\S+\/(\d+)/g),
    ];
    for (const [, month, day, precision] of dates)
      expect(precision).toBe(month === '00' ? '9' : day === '00' ? '10' : '11');
  });

  it('has one reference, with the address; only the class of an item has none', () => {
    const { create, link } = batches(everything);
    for (const line of `${create}${link}`.split('\n').filter((text) => /^\S+\tP(?!31\t)/.test(text)))
      expect(line.match(/\tS(854|4656)\t"https:/g)).toHaveLength(1);
  });

  it('holds any text as it is, or refuses it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = quickText(text);
        if (typeof written === 'string') return;
        expect(faultOf(`Q1\tP1476\ten:${written.text}`)).toBeUndefined();
        expect(/^"(.*)"$/.exec(written.text)?.[1]).toBe(text.replaceAll(/\s+/g, ' ').trim());
      }),
    );
  });

  it.each(['a|b', 'a || b', 'a /* b */', '""a""', '', ' \t', 'a\0b', 'a'.repeat(1501)])('does not hold %j', (text) => {
    expect(typeof quickText(text)).toBe('string');
  });
});

describe('export quickstatements', () => {
  it('writes both batches and the list', async () => {
    const folder = temporaryFolder();
    const { exitCode } = await runCommand(['export', 'quickstatements', '--create-editions', '--out', folder, cases]);
    expect(exitCode).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(
      ['1-create', '2-link', 'left-out'].map((name) => `quickstatements.${name}.tsv`),
    );
  });

  it('writes nothing of the bundled series, whose item nobody has verified, and says what is missing', async () => {
    const folder = temporaryFolder();
    const { exitCode, stderr } = await runCommand(['export', 'quickstatements', '--out', folder]);
    expect(exitCode).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
    expect(stderr).toMatch(/things\.yaml:\d+:3 error not-linked `ics` \(.*\) is not linked to a Wikidata item/);
    expect(stderr).toMatch(/error not-linked `ludo-martens` /);
    expect(stderr).not.toMatch(/not-linked `(wpb|brussels)`/);
  });

  it('knows the properties there are', async () => {
    const { exitCode, stderr } = await runCommand([
      'export',
      'quickstatements',
      '--only',
      'P6',
      '--out',
      temporaryFolder(),
    ]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('no Wikidata property P6')]);
  });
});
