import { beforeAll, describe, expect, it } from 'vitest';
import { sharedEngine } from './support/engine.ts';
import { namesIn, textOf } from './support/repository.ts';
import { oxigraphOf, parseCsv, rowsOfComunica, rowsOfOxigraph, sortedRows } from './support/rows.ts';

const engine = sharedEngine();
const turtle = textOf('output', 'ics.ttl');
const oxigraph = oxigraphOf(turtle);

beforeAll(() => engine.load(turtle));

describe('the question', () => {
  it.each(namesIn('queries/questions', '.rq'))('%s has the expected answer in two engines', async (name) => {
    const query = textOf('queries', 'questions', `${name}.rq`);
    const expected = sortedRows(parseCsv(textOf('queries', 'questions', `${name}.csv`)));
    expect(sortedRows(await rowsOfComunica(engine, query))).toEqual(expected);
    expect(sortedRows(rowsOfOxigraph(oxigraph, query))).toEqual(expected);
  });
});

describe('the check', () => {
  it.each(namesIn('queries/checks', '.rq'))('%s finds the same in two engines', async (name) => {
    const query = textOf('queries', 'checks', `${name}.rq`);
    expect(sortedRows(await rowsOfComunica(engine, query))).toEqual(sortedRows(rowsOfOxigraph(oxigraph, query)));
  });
});
