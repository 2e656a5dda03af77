import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from 'vitest';
import { EnginePool, type PoolOptions } from '../../src/node/engine-pool.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { bundledOntology } from '../../src/node/package-folder.ts';
import type { SparqlEngine } from '../../src/node/sparql-engine.ts';
import { type BuiltGraph, type Site, siteOf } from '../../src/pages/site.ts';
import { readTurtle } from '../../src/rdf/read-turtle.ts';
import { serveApp } from '../../src/serve/app.ts';
import type { Question } from '../../src/sparql/engine.ts';
import { sharedEngine } from './engine.ts';
import { textOf } from './repository.ts';

/** The graph of a series, with its Turtle. */
export interface BuiltFile extends BuiltGraph {
  readonly text: string;
}

export function builtFile(namespace: string, text: string): BuiltFile {
  return { namespace, text, quads: readTurtle(text, namespace).quads };
}

export const bundledFile = builtFile('https://w3id.org/seminar-graph/ics/', textOf('output', 'ics.ttl'));

const poolOptions: PoolOptions = { size: 1, queue: 16, timeLimit: 20_000, longestAnswer: 4_000_000 };

/** A site of these files, as it is laid out before anything is asked. */
export async function siteOfFiles(files: readonly BuiltFile[]): Promise<Site> {
  return siteOf(files, (await readOntologyFolder(bundledOntology)).profile);
}

/** What a client sees of it. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>;

/**
 * The served site without a socket, for all tests of a file.
 * @param graph of the query engine, where it is not that of the files (TriG)
 * @param pool the limits of engines of its own, for tests that end engines; else the engine that tests share answers
 */
export function servedSite(
  files: readonly BuiltFile[] = [bundledFile],
  { graph, pool }: { readonly graph?: string; readonly pool?: Partial<PoolOptions> } = {},
): { readonly send: Send; readonly errors: unknown[] } {
  const errors: unknown[] = [];
  const text = graph ?? files.map((file) => file.text).join('\n');
  let engine: Promise<SparqlEngine | EnginePool> | undefined;
  let fetch: ((request: Request) => Response | Promise<Response>) | undefined;
  beforeAll(async () => {
    const site = await siteOfFiles(files);
    const ask = async (question: Question) => {
      engine ??= pool ? EnginePool.start(text, { ...poolOptions, ...pool }) : sharedEngineWith(text);
      return (await engine).ask(question);
    };
    fetch = serveApp(site, ask, { memory: 1_000_000, report: (error) => errors.push(error) }).fetch;
  });
  afterAll(async () => (await engine)?.close());
  return {
    errors,
    send: async (path, init) => {
      if (!fetch) throw new TypeError('asked before it was started');
      return fetch(new Request(new URL(path, 'http://localhost'), init));
    },
  };
}

async function sharedEngineWith(graph: string): Promise<SparqlEngine> {
  const engine = sharedEngine();
  await engine.load(graph);
  return engine;
}

/** A query by GET. */
export function asked(query: string, parameters: Readonly<Record<string, string>> = {}): string {
  return `/sparql?${new URLSearchParams({ query, ...parameters })}`;
}

/** Expects the site to answer again soon, after a query was given up. */
export async function expectAnswers(send: Send): Promise<void> {
  // A thread that was ended takes a moment to come back, and others may be told that it is busy.
  for (let tries = 0; tries < 40; tries += 1) {
    const response = await send(asked(`ASK {} # ${tries}`));
    if (response.status === 200) return;
    expect(response.status).toBe(503);
    await pause(250);
  }
  expect.fail('it did not answer again');
}
