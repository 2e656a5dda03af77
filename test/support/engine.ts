import { SparqlEngine } from '../../src/node/sparql-engine.ts';

/** An engine that users do not end: the next test file of the process goes on with it. */
class LastingEngine extends SparqlEngine {
  override async close(): Promise<void> {}
}

let engine: LastingEngine | undefined;

/** The engine of all tests in this process, because loading one takes a second. It holds what was loaded last. */
export function sharedEngine(timeLimit = 30_000): SparqlEngine {
  engine ??= new LastingEngine({ timeLimit });
  engine.timeLimit = timeLimit;
  return engine;
}
