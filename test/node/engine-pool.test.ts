import { describe, expect, it } from 'vitest';
import { EnginePool } from '../../src/node/engine-pool.ts';
import { bundledSize } from '../support/bundled-size.ts';
import { poolOf, question } from '../support/engine-pool.ts';

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
    expect(first).toContain(`"${bundledSize.triples}"`);
    await pool.close();
    expect(await outcome).toBe('ended');
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
    await expect(EnginePool.start('<a', { size: 1, queue: 1, timeLimit: 1_000, longestAnswer: 1 })).rejects.toThrow();
  });
});
