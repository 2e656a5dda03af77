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

const engine = new SparqlEngine({ timeLimit: 60_000, longestAnswer: 1_000_000 });
afterAll(() => engine.close());

/** The answer, or the failure. What never ends is given up soon: by then the engine has loaded and answered. */
async function outcomeOf<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer | Failure> {
  await engine.answer('ASK {}');
  engine.timeLimit = name === 'never-ends.rq' ? 1000 : 60_000;
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  } finally {
    engine.timeLimit = 60_000;
  }
}

const { series, texts } = await smallSeries();

describe('a hostile query', () => {
  it.each(expectedOf('test', 'cases', 'hostile', 'queries'))('%s', async (name, [expected = '']) => {
    await engine.load('<x:a> <x:b> <x:c> . <x:a> <x:b> "d" .');
    const answer = await outcomeOf(name, () => engine.answer(queryOf('queries', name)));
    if (answer instanceof Failure) expect(`refused ${answer.message}`.slice(0, expected.length)).toBe(expected);
    else expect(`answered ${rowsIn(answer)}`.trim()).toBe(expected);
    expect(rowsIn(await engine.answer('SELECT * { ?s ?p ?o }'))).toBe(2);
    expect(server.connections()).toBe(0);
  });
});

describe('a hostile check', () => {
  it.each(expectedOf('test', 'cases', 'hostile', 'checks'))('%s', async (name, expected) => {
    await engine.load(toNQuads(series.graph));
    const found = await outcomeOf(name, () =>
      runChecks([readQueryFile('it', queryOf('checks', name))], engine, series),
    );
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
    const inferred = await outcomeOf(name, async () =>
      inferGraph(series, [readQueryFile('it', queryOf('infer', name))], engine),
    );
    if (inferred instanceof Failure) expectFailure(inferred, expected);
    else expect([`adds ${inferred.graph.size - series.graph.size}`]).toEqual(expected);
    expect(server.connections()).toBe(0);
  });
});

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
