import { describe, expect, it } from 'vitest';
import { select } from '../../src/sparql/results.ts';
import { sharedEngine } from '../support/engine.ts';
import { namesIn, textOf } from '../support/repository.ts';

const engine = sharedEngine();
const checks = namesIn('queries/checks', '.rq');

// In each case x:bad is wrong in the way the check looks for, and nothing else is.
describe('the check', () => {
  it.each(checks)('%s finds the violation, and nothing else', async (name) => {
    await engine.load(textOf('test', 'cases', 'checks', `${name}.ttl`));
    const rows = await select(engine, textOf('queries', 'checks', `${name}.rq`));
    expect(rows.map((row) => row.get('focus')?.value)).toEqual(['https://example.org/x/bad']);
  });
});
