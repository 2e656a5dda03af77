import { describe, expect, it } from 'vitest';
import { readOntologyFolder } from '../../../src/node/files.ts';
import { bundledOntology } from '../../../src/node/package-folder.ts';
import { siteOf } from '../../../src/pages/site.ts';
import { readTurtle } from '../../../src/rdf/read-turtle.ts';
import { reconciliation } from '../../../src/serve/reconcile/service.ts';
import { textOf } from '../../support/repository.ts';

const { profile } = await readOntologyFolder(bundledOntology);
const bundled = textOf('output', 'ics.ttl');
const ics = 'https://w3id.org/seminar-graph/ics/';

/** What the service answers to a batch of 50 queries, without a socket. */
async function answered(text: string, query: (at: number) => object): Promise<{ status: number; body: string }> {
  const { quads } = readTurtle(text, 'ics.ttl');
  const app = reconciliation(siteOf([{ namespace: ics, quads }], profile));
  const queries = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`q${at}`, query(at)]));
  const body = new URLSearchParams({ queries: JSON.stringify(queries) });
  const response = await app.request('/', { method: 'POST', body });
  return { status: response.status, body: await response.text() };
}

/** Names of many words, in another order each. */
const longName = (at: number) =>
  Array.from({ length: 100 }, (_, word) => `party${((word + 1) * (at + 3)) % 101}`).join(' ');

const manyLongNames = Array.from(
  { length: 200 },
  (_, at) => `<${ics}long-${at}> a schema:Organization ; schema:name "${longName(at)}" .\n`,
).join('');

const theme = 'The general crisis of capitalism and the tasks of the communist parties in the struggle for peace';

describe('the work for one request', () => {
  it.each([
    ['names as long as the longest', (at: number) => ({ query: `${at} ${theme}` })],
    ['names longer than any', (at: number) => ({ query: `${at} international communist party of`.repeat(20) })],
    ['letters that become eighteen each', (at: number) => ({ query: `${at}${'ﷺ'.repeat(900)} party` })],
    [
      'as many values as fit',
      () => ({ properties: Array.from({ length: 20 }, () => ({ pid: 'participant', v: Array(20).fill('No one') })) }),
    ],
  ])('stays below the limit for the bundled series and 50 queries with %s', async (_, query) => {
    expect(await answered(bundled, query)).toMatchObject({ status: 200 });
  });

  it('is refused above the limit, which it names, before it is done', async () => {
    expect(await answered(bundled + manyLongNames, (at) => ({ query: longName(at) }))).toEqual({
      status: 413,
      body: expect.stringMatching(/400,000,000 steps; send fewer or shorter queries/),
    });
  });
});
