import { join } from 'node:path';
import { parse, Store } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { formats } from '../src/node/built.ts';
import { homePage } from '../src/pages/home-page.ts';
import { siteOf } from '../src/pages/site.ts';
import { toNQuads } from '../src/rdf/n-quads.ts';
import { checkSeries } from '../src/series/check-series.ts';
import { inferSeries } from '../src/series/infer-series.ts';
import { explain } from '../src/write/explain.ts';
import { explanationText } from '../src/write/explanation-text.ts';
import { graphFilesOf } from '../src/write/output-files.ts';
import { toReport } from '../src/write/report.ts';
import { inputsOf } from './support/bundled.ts';
import { sharedEngine } from './support/engine.ts';
import { namesIn, repository, textOf } from './support/repository.ts';

// The examples beside the bundled series (README, "Other examples"). The answers, findings and tables that are expected were written from
// the facts, by hand; each triple of the graphs was compared with them.

const engine = sharedEngine();
const cases = join('test', 'cases', 'examples');
const questions = namesIn(cases, '.rq');

describe.each(['secular-games', 'wool-congress'])('the example %s', (name) => {
  const read = inputsOf([join(repository, 'facts', name)]);

  const inferred = async () => {
    const { all, rules } = await read;
    const [mapped] = all;
    if (!mapped) throw new TypeError('one folder is one series');
    return inferSeries(mapped, rules, engine);
  };

  const found = async () => checkSeries(await inferred(), await read, engine);

  it('has the expected findings, and no errors', async () => {
    const lines = (await found()).map(({ severity, code, message }) => `${severity} ${code} ${message}`).sort();
    expect(`${lines.join('\n')}\n`).toBe(textOf(cases, name, 'findings.txt'));
  });

  it('has the expected triples, those that rules infer among them', async () => {
    const turtle = formats.filter(({ name }) => name === 'ttl');
    const [file] = (await graphFilesOf(await inferred(), turtle, true)).files;
    expect(triplesOf(file?.content ?? '')).toEqual(triplesOf(textOf(cases, name, 'plain.ttl')));
  });

  it.each(questions)('answers %s as the facts do, in two engines', async (question) => {
    const { graph } = await inferred();
    const query = textOf(cases, `${question}.rq`);
    const expected = textOf(cases, name, `${question}.csv`);
    const answer = await engine.answer(query, 'text/csv');
    expect(rows(answer)).toEqual(rows(expected));
    const store = new Store();
    store.load(toNQuads(graph), { format: 'application/n-quads' });
    expect(rows(String(store.query(query, { results_format: 'csv' })))).toEqual(rows(expected));
  });

  it('shows dates, numbers and places in its report as people write them', async () => {
    const series = await inferred();
    const report = toReport({ facts: series.facts, series, problems: [], checks: [], graphHash: '' });
    const [, table = ''] = /## What is known of each edition\n\n(.*?)\n\n/s.exec(report) ?? [];
    expect(`${table}\n`).toBe(textOf(cases, name, 'editions.md'));
  });

  it.each(namesIn(join(cases, name), '.explained.txt'))('explains %s', async (thing) => {
    const explanation = explain(thing, await inferred());
    expect(explanation && explanationText(explanation)).toBe(textOf(cases, name, `${thing}.explained.txt`));
  });

  it('lists its editions in the order of time on the home page, with what became of those that were not held', async () => {
    const { graph, facts, profile } = await inferred();
    const page = String(homePage(siteOf([{ namespace: facts.namespace, quads: [...graph] }], profile), []));
    const lists = [...page.matchAll(/<\/h2>\n<p>(.*?)<\/p>/gs)].map(([, list = '']) =>
      list.replaceAll(/<[^>]*>/g, '').trim(),
    );
    expect(`${lists.join('\n')}\n`).toBe(textOf(cases, name, 'home.txt'));
  });

  it('is written in every format', async () => {
    const { files } = await graphFilesOf(await inferred(), formats);
    expect(files).toHaveLength(formats.length);
  });
});

const triplesOf = (turtle: string) =>
  parse(turtle, { format: 'text/turtle' })
    .map((triple) => triple.toString())
    .sort();

const rows = (csv: string) => csv.replaceAll('\r', '').trimEnd().split('\n');
