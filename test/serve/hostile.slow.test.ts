import { describe, expect, it } from 'vitest';
import { asked, expectAnswers, servedSite } from '../support/site.ts';

const { send } = servedSite(undefined, { pool: { memoryLimit: 64 } });

describe('a query', () => {
  it('that wants all memory is given up, and the next is answered', async () => {
    const query = 'SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?f))) AS ?x) { ?a ?b ?c . ?d ?e ?f }';
    expect((await send(asked(query))).status).toBe(503);
    await expectAnswers(send);
  });
});
