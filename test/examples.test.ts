import { join } from 'node:path';
import { Store } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { toNQuads } from '../src/rdf/n-quads.ts';
import { checkSeries } from '../src/series/check-series.ts';
import { inferSeries } from '../src/series/infer-series.ts';
import { inputsOf } from './support/bundled.ts';
import { sharedEngine } from './support/engine.ts';
import { namesIn, repository, textOf } from './support/repository.ts';

// The examples beside the bundled series (README, "Other examples"). The expected answers were written from the facts, by hand.

const engine = sharedEngine();
const cases = join('test', 'cases', 'examples');
const questions = namesIn(cases, '.rq');

describe.each(['secular-games', 'wool-congress'])('the example %s', (name) => {
  const inferred = async () => {
    const { all, rules } = await inputsOf([join(repository, 'facts', name)]);
    const [mapped] = all;
    if (!mapped) throw new TypeError('one folder is one series');
    return inferSeries(mapped, rules, engine);
  };

  it('has the expected findings, and no errors', async () => {
    const { ontology, checks } = await inputsOf([join(repository, 'facts', name)]);
    const problems = await checkSeries(await inferred(), { ontology, checks }, engine);
    const lines = problems.map(({ severity, code, message }) => `${severity} ${code} ${message}`).sort();
    expect(`${lines.join('\n')}\n`).toBe(textOf(cases, name, 'findings.txt'));
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
});

const rows = (csv: string) => csv.replaceAll('\r', '').trimEnd().split('\n');
