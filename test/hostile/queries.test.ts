import { afterAll, describe, expect, it } from 'vitest';
import { runChecks } from '../../src/check/run-checks.ts';
import { SparqlEngine } from '../../src/node/sparql-engine.ts';
import { toNQuads } from '../../src/rdf/n-quads.ts';
import { Failure } from '../../src/report/failure.ts';
import { renderProblems } from '../../src/report/render-text.ts';
import { inferGraph } from '../../src/series/infer-series.ts';
import { readQueryFile } from '../../src/sparql/query-file.ts';
import { countingServer } from '../support/counting-server.ts';
import { expectedOf } from '../support/expected.ts';
import { textOf } from '../support/repository.ts';
import { smallSeries } from '../support/small-series.ts';

// Queries as a stranger may send them. http://server.invalid stands for a server that counts who connects to it.

const server = await countingServer();
const queryOf = (kind: string, name: string) =>
  textOf('test', 'cases', 'hostile', kind, name).replaceAll('http://server.invalid', server.address);

/** A query that is given up ends the thread of its engine: the next one has an engine of its own. */
let engine: SparqlEngine | undefined;
async function withEngine<Answer>(
  ask: (engine: SparqlEngine) => Promise<Answer>,
  timeLimit = 60_000,
): Promise<Answer | Failure> {
  if (timeLimit < 60_000) await engine?.close();
  if (timeLimit < 60_000 || !engine) engine = new SparqlEngine({ timeLimit, longestAnswer: 1_000_000 });
  try {
    return await ask(engine);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.code === 'query-timeout') engine = undefined;
    return error;
  }
}
afterAll(() => engine?.close());

const { series, texts } = await smallSeries();

describe('a hostile query', () => {
  it.each(expectedOf('test', 'cases', 'hostile', 'queries'))('%s', async (name, [expected = '']) => {
    const answer = await withEngine(async (own) => {
      await own.load('<x:a> <x:b> <x:c> . <x:a> <x:b> "d" .');
      return own.answer(queryOf('queries', name));
    });
    if (answer instanceof Failure) expect(`refused ${answer.message}`.slice(0, expected.length)).toBe(expected);
    else expect(`answered ${rowsIn(answer)}`.trim()).toBe(expected);
    const rows = await withEngine((own) => own.answer('SELECT * { ?s ?p ?o }'));
    expect(rows instanceof Failure ? rows : rowsIn(rows)).toBe(2);
    expect(server.connections()).toBe(0);
  });
});

describe('a hostile check', () => {
  it.each(expectedOf('test', 'cases', 'hostile', 'checks'))('%s', async (name, expected) => {
    const found = await withEngine(async (own) => {
      await own.load(toNQuads(series.graph));
      return runChecks([readQueryFile('it', queryOf('checks', name))], own, series);
    }, timeLimitOf(name));
    if (found instanceof Failure) expectFailure(found, expected);
    else {
      const lines = found.map(
        ({ severity, code, place }) => `${severity} ${code} ${place ? `${place.line}:${place.column}` : '-'}`,
      );
      expect(lines).toEqual(expected);
      const shown = renderProblems(found, { texts });
      expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      expect(shown.length).toBeLessThan(600);
    }
    expect(server.connections()).toBe(0);
  });
});

describe('a hostile rule', () => {
  it.each(expectedOf('test', 'cases', 'hostile', 'infer'))('%s', async (name, expected) => {
    const inferred = await withEngine(
      (own) => inferGraph(series, [readQueryFile('it', queryOf('infer', name))], own),
      timeLimitOf(name),
    );
    if (inferred instanceof Failure) expectFailure(inferred, expected);
    else expect([`adds ${inferred.graph.size - series.graph.size}`]).toEqual(expected);
    expect(server.connections()).toBe(0);
  });
});

/** Long enough for an engine to load, where it is waited for. */
function timeLimitOf(name: string): number {
  return name === 'never-ends.rq' ? 5000 : 60_000;
}

/** The rows of an answer in SPARQL JSON; nothing for other forms. */
function rowsIn(answer: string): number | '' {
  if (!answer.startsWith('{')) return '';
  const { results } = JSON.parse(answer) as { results?: { bindings: unknown[] } };
  return results?.bindings.length ?? '';
}

/** The failure names the query file, and says no more than a line or two. */
function expectFailure({ message }: Failure, [expected = '']: readonly string[]): void {
  expect(`failure ${message.replace(/^it(\.rq)?:/, 'it:')}`.slice(0, expected.length)).toBe(expected);
}
