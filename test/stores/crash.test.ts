import type { Quad } from '@rdfjs/types';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { literal, namedNode, quad } from '../../src/rdf/environment.ts';
import type { Fetch } from '../../src/sparql/http.ts';
import { type Loaded, type LoadOptions, loadGraphs } from '../../src/store/load-graphs.ts';
import { countsOf, graphsIn, leftBehind } from '../../src/store/staging.ts';
import { RunningStore } from './running-store.ts';
import { storeKinds } from './servers.ts';

// What a store holds after it was killed (kill -9) in the middle of a load.

const graphs = ['https://example.org/first', 'https://example.org/second'];
const size = { old: 1000, new: 6000 };

/** A version of both graphs. The versions share half of the smaller one; texts are long enough to be stored apart. */
async function* version(name: keyof typeof size): AsyncGenerator<Quad> {
  for (let number = 0; number < size[name]; number += 1) {
    const kept = number < size.old / 2;
    const value = literal(`value ${number} of the ${kept ? 'both' : name} version, told at some length`);
    for (const graph of graphs)
      yield quad(
        namedNode(`https://example.org/${number % 700}`),
        namedNode('https://example.org/says'),
        value,
        namedNode(graph),
      );
  }
}

describe.each(storeKinds.filter(({ program }) => program() !== undefined))('$name, killed', (kind) => {
  let store: RunningStore;

  beforeAll(async () => {
    store = await RunningStore.start(kind);
  });
  beforeEach(async () => {
    expect(await load('old')).toMatchObject({ merged: 0 });
  });
  afterAll(() => store.remove());

  async function load(name: keyof typeof size, options: Partial<LoadOptions> = {}, hook?: Hook): Promise<Loaded> {
    const fetch = store.fetchAs(kind.writer, hooked(hook));
    const settings = { chunkSize: 100_000, retries: 1, firstWait: 50, ...options };
    return loadGraphs(fetch, await store.found(fetch), { quads: () => version(name), ...settings });
  }

  async function counts(): Promise<number[]> {
    return [...(await countsOf(await store.queries(), graphs)).values()];
  }

  async function expectWhole(name: keyof typeof size): Promise<void> {
    expect(await counts()).toEqual(graphs.map(() => size[name]));
    expect(leftBehind(await graphsIn(await store.queries()))).toEqual([]);
  }

  it('while triples come in: the old graphs stand, and loading again works', async () => {
    const killed = load('new', {}, async (body, sent) => {
      if (/some length/.test(body) && sent > 8) await store.kill();
    });
    await expect(killed).rejects.toMatchObject({
      code: expect.stringMatching(/^(connection-lost|unreachable)$/),
    });
    await store.restart();
    expect(await counts()).toEqual(graphs.map(() => size.old));
    await load('new');
    await expectWhole('new');
    // And what was loaded survives the next one.
    await store.kill();
    await store.restart();
    await expectWhole('new');
  });

  it('and started again while triples come in: the load goes on, and ends well', async () => {
    let restarted: Promise<void> | undefined;
    await load('new', { retries: 8, firstWait: 250 }, async (body, sent) => {
      if (restarted || !/some length/.test(body) || sent <= 8) return;
      await store.kill();
      restarted = store.restart();
    });
    await restarted;
    expect(restarted).toBeDefined();
    await expectWhole('new');
  });

  it('while graphs take their place: loading again makes all whole', async () => {
    const killed = load('new', {}, async (body) => {
      if (/INSERT \{/.test(body)) setTimeout(() => store.kill(), 40);
    });
    // The store may have been quicker.
    const outcome = await killed.then(
      () => 'done',
      () => 'killed',
    );
    await store.kill();
    await store.restart();
    const found = await counts();
    const versions = [Object.values(size).map((count) => graphs.map(() => count))].flat();
    if (kind.swapsAtOnce) expect(versions).toContainEqual(found);
    if (outcome === 'done') expect(found).toEqual(graphs.map(() => size.new));
    await load('new');
    await expectWhole('new');
    await load('old');
    await expectWhole('old');
  });
});

/** Called with the body of a request and how many went before, ahead of its sending. */
type Hook = (body: string, sent: number) => Promise<void>;

function hooked(hook: Hook = async () => {}): Fetch {
  let sent = 0;
  return async (url, init) => {
    await hook(String(init.body), sent);
    sent += 1;
    return fetch(url, init);
  };
}
