import { afterAll } from 'vitest';
import { SparqlEngine } from '../../src/node/sparql-engine.ts';

/** One engine for all tests of a file: loading it is what costs time. */
export function sharedEngine(): SparqlEngine {
  const engine = new SparqlEngine({ timeLimit: 30_000 });
  afterAll(() => engine.close());
  return engine;
}
