import { afterAll, beforeAll } from 'vitest';
import { EnginePool, type PoolOptions } from '../../src/node/engine-pool.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { bundledOntology } from '../../src/node/package-folder.ts';
import { type BuiltGraph, type Site, siteOf } from '../../src/pages/site.ts';
import { readTurtle } from '../../src/rdf/read-turtle.ts';
import { serveApp } from '../../src/serve/app.ts';
import { textOf } from './repository.ts';

/** The graph of a series, with its Turtle. */
export interface BuiltFile extends BuiltGraph {
  readonly text: string;
}

export function builtFile(namespace: string, text: string): BuiltFile {
  return { namespace, text, quads: readTurtle(text, namespace).quads };
}

export const bundledFile = builtFile('https://w3id.org/seminar-graph/ics/', textOf('output', 'ics.ttl'));

export const poolOptions: PoolOptions = { size: 1, queue: 16, timeLimit: 20_000, longestAnswer: 4_000_000 };

/** A site of these files, as it is laid out before anything is asked. */
export async function siteOfFiles(files: readonly BuiltFile[]): Promise<Site> {
  return siteOf(files, (await readOntologyFolder(bundledOntology)).profile);
}

/** What a client sees of it. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>;

/**
 * The served site without a socket, for all tests of a file.
 * @param graph of the query engine, where it is not that of the files (TriG)
 */
export function servedSite(
  files: readonly BuiltFile[] = [bundledFile],
  { graph, ...options }: Partial<PoolOptions> & { graph?: string } = {},
): { readonly send: Send; readonly errors: unknown[] } {
  const errors: unknown[] = [];
  let pool: EnginePool | undefined;
  let fetch: ((request: Request) => Response | Promise<Response>) | undefined;
  beforeAll(async () => {
    const text = graph ?? files.map((file) => file.text).join('\n');
    const started = await EnginePool.start(text, { ...poolOptions, ...options });
    pool = started;
    const site = await siteOfFiles(files);
    const report = (error: unknown) => errors.push(error);
    fetch = serveApp(site, (question) => started.ask(question), { memory: 1_000_000, report }).fetch;
  });
  afterAll(() => pool?.close());
  return {
    errors,
    send: async (path, init) => {
      if (!fetch) throw new TypeError('asked before it was started');
      return fetch(new Request(new URL(path, 'http://localhost'), init));
    },
  };
}

/** A query by GET. */
export function asked(query: string, parameters: Readonly<Record<string, string>> = {}): string {
  return `/sparql?${new URLSearchParams({ query, ...parameters })}`;
}
