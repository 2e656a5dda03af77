import { onTestFinished } from 'vitest';
import { EnginePool, type PoolOptions } from '../../src/node/engine-pool.ts';
import { textOf } from './repository.ts';

const turtle = textOf('output', 'ics.ttl');
const json = 'application/sparql-results+json';
const mediaTypes = { bindings: json, boolean: json, quads: 'application/n-quads' };
export const question = (query: string) => ({ query, mediaTypes });

/** Engines over the bundled graph, until the test is over. */
export async function poolOf(options: Partial<PoolOptions>): Promise<EnginePool> {
  const pool = await EnginePool.start(turtle, { size: 2, queue: 8, timeLimit: 30_000, longestAnswer: 1e6, ...options });
  onTestFinished(() => pool.close());
  return pool;
}
