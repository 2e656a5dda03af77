import { describe, expect, it, onTestFinished } from 'vitest';
import { EnginePool, type PoolOptions } from '../../src/node/engine-pool.ts';
import { textOf } from '../support/repository.ts';

const turtle = textOf('output', 'ics.ttl');
const json = 'application/sparql-results+json';
const mediaTypes = { bindings: json, boolean: json, quads: 'application/n-quads' };
const question = (query: string) => ({ query, mediaTypes });

async function poolOf(options: Partial<PoolOptions>): Promise<EnginePool> {
  const pool = await EnginePool.start(turtle, { size: 2, queue: 8, timeLimit: 30_000, longestAnswer: 1e6, ...options });
  onTestFinished(() => pool.close());
  return pool;
}

describe('a pool of engines', () => {
  it('answers while another query does not end, and ends that when it is closed', async () => {
    const pool = await poolOf({});
    const endless = pool.ask(question('ASK { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(STR(?f)) > 100000 && ?a = ?e) }'));
    const outcome = endless.then(
      () => 'answered',
      ({ reason }: { reason: string }) => reason,
    );
    const first = await Promise.race([
      outcome,
      pool.ask(question('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')).then(({ text }) => text),
    ]);
    expect(first).toContain('"8736"');
    await pool.close();
    expect(await outcome).toBe('ended');
  });

  it('replaces an engine that ran out of memory', async () => {
    const pool = await poolOf({ size: 1, memoryLimit: 64 });
    const greedy = 'SELECT DISTINCT (CONCAT(STR(?a), STR(?b), STR(?f)) AS ?x) { ?a ?b ?c . ?d ?e ?f } ORDER BY ?x';
    await expect(pool.ask(question(greedy))).rejects.toMatchObject({ reason: 'ended' });
    expect((await pool.ask(question('ASK {}'))).text).toContain('true');
  });

  it('refuses what runs and what waits when it is closed', async () => {
    const pool = await poolOf({ size: 1 });
    const asked = [0, 1].map((number) =>
      pool.ask(question(`SELECT * { ?s ?p ?o } # ${number}`)).catch(({ reason }) => reason),
    );
    await pool.close();
    expect(await Promise.all(asked)).toEqual(['ended', 'busy']);
    await expect(pool.ask(question('ASK {}'))).rejects.toMatchObject({ reason: 'busy' });
  });

  it('does not start over a graph that cannot be read', async () => {
    await expect(EnginePool.start('<a', { size: 2, queue: 1, timeLimit: 1_000, longestAnswer: 1 })).rejects.toThrow();
  });
});
