// How well the support of values by quotations is decided: on right values (which must not be reported) and on values put in the place
// of others (which must be).
//
//   node bench/support.ts FOLDER [--alarms] [--missed]
//
// FOLDER/gold/*.yaml has the facts of an article each, FOLDER/articles/*.txt its text. Where the facts have no quotation of their own (the
// editions), it is looked up here by plain comparison of letters: the lines and sentences with most of the values of the edition. A value
// whose letters are in none of them is left out, and counted.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { supportOf, type TestedStatement } from '../src/check/support.ts';
import { readOntologyFolder } from '../src/node/files.ts';
import { bundledOntology } from '../src/node/package-folder.ts';
import { supports, type TestedValue } from '../src/ontology/support/supports.ts';
import { mapSeries } from '../src/series/map-series.ts';
import { readSeries } from '../src/series/read-series.ts';
import { claimsOfArticle, type Gold, hasLetters } from './support/claims.ts';

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node bench/support.ts FOLDER [--alarms] [--missed]');

const things: Record<string, object> = {};
let leftOut = 0;
const sources = readdirSync(join(folder, 'gold'))
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => {
    const id = basename(name, '.yaml');
    const gold = parse(readFileSync(join(folder, 'gold', name), 'utf8'), { schema: 'failsafe' }) as Gold;
    const article = readFileSync(join(folder, 'articles', `${id}.txt`), 'utf8');
    const read = claimsOfArticle(id, gold, article);
    Object.assign(things, read.things);
    leftOut += read.leftOut.length;
    if (flags.includes('--alarms')) for (const value of read.leftOut) console.log(`left out: ${id}: ${value}`);
    return { id, name: id, language: 'en', claims: read.claims };
  });
const text = JSON.stringify({ namespace: 'https://example.org/gold/', things, sources }, null, 1);

const ontology = await readOntologyFolder(bundledOntology);
const mapped = mapSeries(readSeries('gold', [{ name: 'gold.json', text }]), ontology);
const errors = mapped.problems.filter(({ severity }) => severity === 'error');
for (const { message, place } of errors) console.log(`error: ${message} (line ${place?.line})`);

const started = performance.now();
const support = supportOf(mapped.settled, mapped.facts.sources, ontology);
const milliseconds = performance.now() - started;

const kindOf = ({ key, value }: TestedStatement) =>
  value.kind === 'thing'
    ? ['location', 'containedInPlace'].includes(key)
      ? 'place'
      : 'person or organization'
    : value.kind;
const writtenOf = (value: TestedValue) => ('written' in value ? value.written : JSON.stringify(value));

interface Row {
  right: number;
  alarms: number;
  unchecked: number;
  readonly swapped: { others: number; found: number; there: number };
  readonly sameArticle: { others: number; found: number; there: number };
}
const rows = new Map<string, Row>();
for (const one of support.tested) {
  const row = rows.get(kindOf(one)) ?? {
    ...{ right: 0, alarms: 0, unchecked: 0 },
    ...{ swapped: { others: 0, found: 0, there: 0 }, sameArticle: { others: 0, found: 0, there: 0 } },
  };
  rows.set(kindOf(one), row);
  row.right += 1;
  if ('missing' in one.support) {
    row.alarms += 1;
    if (flags.includes('--alarms'))
      console.log(
        `alarm: ${one.key} ${writtenOf(one.value)}: ${one.support.missing.join(', ')}\n   ${JSON.stringify(one.claim.words.fragments)}`,
      );
  } else if (one.support.kind === 'unchecked') row.unchecked += 1;
}

const byKind = Map.groupBy(support.tested, (one) => kindOf(one));
const byClaim = Map.groupBy(support.tested, ({ claim }) => claim);
for (const [kind, all] of byKind) {
  const row = rows.get(kind);
  const values = new Map(all.map((one) => [writtenOf(one.value) + one.claim.source.id, one]));
  for (const claim of new Set(all.map((one) => one.claim))) {
    const own = (byClaim.get(claim) ?? []).filter((one) => kindOf(one) === kind).map(({ value }) => writtenOf(value));
    for (const other of values.values()) {
      const written = writtenOf(other.value);
      if (own.some((right) => isPartOf(written, right, kind))) continue;
      const place = other.claim.source.id === claim.source.id ? row?.sameArticle : row?.swapped;
      if (!place) continue;
      const found = supports(other.value, support.textOf(claim), support.names);
      if ('kind' in found && found.kind === 'unchecked') continue;
      // The words say it after all: a sentence may list several editions.
      if (!('missing' in found) && isThere(other, claim.words.fragments.join('\n'))) {
        place.there += 1;
        continue;
      }
      place.others += 1;
      if ('missing' in found) place.found += 1;
      else if (flags.includes('--missed'))
        console.log(
          `missed: ${kind} ${written} (${other.claim.source.id}) in ${JSON.stringify(claim.words.fragments)} of ${own.join(', ')}`,
        );
    }
  }
}

function isThere({ value }: TestedStatement, text: string): boolean {
  const written =
    value.kind === 'thing'
      ? support.names.of(value.iri).map((name) => name.text)
      : 'written' in value
        ? [value.written]
        : [];
  return written.some(
    (one) => hasLetters(value.kind, one, text.replaceAll(',', '')) || hasLetters(value.kind, one, text),
  );
}

/** Whether another value says no more than the right one: 1992 of 1992-05-02, a shorter name in a longer one. */
function isPartOf(written: string, right: string, kind: string): boolean {
  if (kind === 'date') return right.startsWith(written);
  return kind === 'text' ? right.toLowerCase().includes(written.toLowerCase()) : right === written;
}

const percent = (part: number, whole: number) => (whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`);
const sum = (select: (row: Row) => number) => [...rows.values()].reduce((all, row) => all + select(row), 0);
console.log(
  '| kind of value | right values | alarms | unchecked | of other articles | found | (said after all) | of the same article | found | (said after all) |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const [kind, { right, alarms, unchecked, swapped, sameArticle }] of [...rows].sort())
  console.log(
    `| ${[kind, right, alarms, unchecked, swapped.others, percent(swapped.found, swapped.others), swapped.there, sameArticle.others, percent(sameArticle.found, sameArticle.others), sameArticle.there].join(' | ')} |`,
  );
const all = [
  ...[sum((row) => row.right), sum((row) => row.alarms), sum((row) => row.unchecked), sum((row) => row.swapped.others)],
  percent(
    sum((row) => row.swapped.found),
    sum((row) => row.swapped.others),
  ),
  sum((row) => row.swapped.there),
  sum((row) => row.sameArticle.others),
  percent(
    sum((row) => row.sameArticle.found),
    sum((row) => row.sameArticle.others),
  ),
  sum((row) => row.sameArticle.there),
];
console.log(`| all | ${all.join(' | ')} |`);
console.log(
  `alarms on right values: ${percent(
    sum((row) => row.alarms),
    sum((row) => row.right),
  )}; left out: ${leftOut}; ${milliseconds.toFixed(0)} ms`,
);
