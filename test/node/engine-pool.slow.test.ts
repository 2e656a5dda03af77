import { describe, expect, it } from 'vitest';
import { poolOf, question } from '../support/engine-pool.ts';

describe('a pool of engines', () => {
  it('replaces an engine that ran out of memory', async () => {
    const pool = await poolOf({ size: 1, memoryLimit: 64 });
    const greedy = 'SELECT DISTINCT (CONCAT(STR(?a), STR(?b), STR(?f)) AS ?x) { ?a ?b ?c . ?d ?e ?f } ORDER BY ?x';
    await expect(pool.ask(question(greedy))).rejects.toMatchObject({ reason: 'ended' });
    expect((await pool.ask(question('ASK {}'))).text).toContain('true');
  });
});
