import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fetch } from '../../src/sparql/http.ts';
import { type Credentials, withCredentials } from '../../src/store/credentials.ts';
import { findStore, findUpdate, findUpload, type WritableStore } from '../../src/store/find-store.ts';
import { StoreQueries } from '../../src/store/store-queries.ts';
import type { ServerPlace, StoreKind } from './servers.ts';

/** A server of a store in a folder and at a port of its own, which can be killed and started again over the same data. */
export class RunningStore {
  readonly kind: StoreKind;
  readonly endpoint: string;
  readonly #place: ServerPlace;
  readonly #program: string;
  #process: ChildProcess | undefined;
  #said = '';

  private constructor(kind: StoreKind, program: string, place: ServerPlace) {
    this.kind = kind;
    this.#program = program;
    this.#place = place;
    this.endpoint = kind.endpoint(place.port);
  }

  /** Starts a new store, or a read-only server over the folder of one that was stopped. */
  static async start(kind: StoreKind, over?: RunningStore): Promise<RunningStore> {
    const program = kind.program();
    if (program === undefined) throw new Error(`${kind.name} is not on this machine`);
    const place = {
      folder: over ? over.#place.folder : mkdtempSync(join(tmpdir(), `${kind.name.toLowerCase()}-`)),
      port: await freePort(),
      otherPort: await freePort(),
      readOnly: over !== undefined,
    };
    const store = new RunningStore(kind, program, place);
    await store.restart();
    return store;
  }

  /** Starts the server again over the same data. */
  async restart(): Promise<void> {
    const [command, ...args] = this.kind.command(this.#program, this.#place);
    this.kind.prepare?.(this.#place);
    this.#said = '';
    const child = spawn(command, args, { cwd: this.#place.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        this.#said = (this.#said + String(chunk)).slice(-5000);
      });
    this.#process = child;
    for (let tries = 0; tries < 400; tries += 1) {
      if (child.exitCode !== null) break;
      if (await this.#answers()) return;
      await wait(100);
    }
    throw new Error(`${this.kind.name} does not come up: ${this.#said}`);
  }

  /** Ends the server at once, as a power cut does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks the server to end. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#place.folder, { recursive: true, force: true });
  }

  fetchAs(credentials: Credentials | undefined, fetch: Fetch = globalThis.fetch): Fetch {
    return withCredentials((url, init) => fetch(url, init), credentials ?? {}, new URL(this.endpoint).origin);
  }

  /** The store as `load` finds it, to be written. */
  async found(fetch: Fetch): Promise<WritableStore> {
    const found = await findStore(fetch, this.endpoint);
    const update = await findUpdate(fetch, found, {});
    return { ...found, update, upload: await findUpload(fetch, found, update, {}, 'urn:x-seminar-graph:staging:test') };
  }

  async queries(graphs?: readonly string[]): Promise<StoreQueries> {
    const fetch = this.fetchAs(this.kind.writer);
    return new StoreQueries(fetch, (await findStore(fetch, this.endpoint)).query, { graphs });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (!this.#process || this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const over = once(this.#process, 'exit');
    this.#process.kill(signal);
    await over;
  }

  async #answers(): Promise<boolean> {
    return findStore(this.fetchAs(this.kind.writer), this.endpoint).then(
      () => true,
      () => false,
    );
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port to be had');
  return address.port;
}
