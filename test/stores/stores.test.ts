import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultFormats } from '../../src/cli/query.ts';
import { quadFiles } from '../../src/node/read-quads.ts';
import { select } from '../../src/sparql/results.ts';
import { countsOf, graphsIn, leftBehind } from '../../src/store/staging.ts';
import { namesIn, repository, textOf } from '../support/repository.ts';
import { parseCsv, sortedRows } from '../support/rows.ts';
import { type Run, runCli } from '../support/run-cli.ts';
import { temporaryCopy, temporaryFolder } from '../support/temporary-folder.ts';
import { RunningStore } from './running-store.ts';
import { type StoreKind, storeKinds } from './servers.ts';

/** Stores that must be there: `SEMINAR_GRAPH_STORES=Virtuoso,Fuseki`. */
const required = (process.env.SEMINAR_GRAPH_STORES ?? '').split(',');

/** What `check` says without a store, asked once. */
let inMemory: Promise<Run> | undefined;

const sourcePrefix = 'https://w3id.org/seminar-graph/ics/source/';

/** Triples by graph in what `build` wrote. */
async function builtCounts(out: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const file of await quadFiles([], out))
    for await (const { graph } of file.quads(() => {})) counts[graph.value] = (counts[graph.value] ?? 0) + 1;
  return counts;
}

/** Triples by graph in a store, of the series. */
async function storedCounts(store: RunningStore): Promise<Record<string, number>> {
  const queries = await store.queries();
  const graphs = (await graphsIn(queries)).filter((graph) => graph.startsWith('https://w3id.org/'));
  return Object.fromEntries(await countsOf(queries, graphs));
}

function environment({ writer }: StoreKind): Record<string, string> {
  return { SEMINAR_GRAPH_USER: writer?.user ?? '', SEMINAR_GRAPH_PASSWORD: writer?.password ?? '' };
}

describe.each(storeKinds)('$name', (kind) => {
  const absent = kind.program() === undefined;

  it('is on this machine', ({ skip }) => {
    expect(absent && required.includes(kind.name), `${kind.name} is required and absent`).toBe(false);
    if (absent) process.stderr.write(`${kind.name} is absent: not tested (test/stores/install.sh gets it)\n`);
    skip(absent, `${kind.name} is absent`);
  });

  describe.skipIf(absent)('with the bundled series', () => {
    let store: RunningStore;
    const load = (...args: string[]) => runCli(['load', store.endpoint, ...args], repository, environment(kind));

    beforeAll(async () => {
      store = await RunningStore.start(kind);
      const { exitCode, stderr } = await load();
      expect(stderr).toMatch(/\d+ triples in \d+ graphs, counted in the store/);
      expect(exitCode).toBe(0);
    });
    afterAll(() => store.remove());

    it('holds each graph whole', async () => {
      expect(await storedCounts(store)).toEqual(await builtCounts('output'));
    });

    it('keeps the types and languages of values, but for those that it is known to turn', async () => {
      const expected: Record<string, number> = {};
      for (const file of await quadFiles([], 'output'))
        for await (const { object } of file.quads(() => {})) {
          if (object.termType !== 'Literal') continue;
          const type = object.datatype.value.replace(/^.*[#/]/, '');
          const key = object.language || (kind.turnsTypes[type] ?? type);
          expected[key] = (expected[key] ?? 0) + 1;
        }
      // Virtuoso holds graphs of its own.
      const queries = await store.queries(Object.keys(await builtCounts('output')));
      const rows = await select(
        queries,
        `SELECT ?type ?language (COUNT(*) AS ?n) WHERE {
          ?s ?p ?o FILTER (isLiteral(?o)) BIND (STR(DATATYPE(?o)) AS ?type) BIND (LANG(?o) AS ?language)
        } GROUP BY ?type ?language`,
      );
      const found = rows.map((row) => {
        const type = row.get('type')?.value.replace(/^.*[#/]/, '') ?? '';
        return [row.get('language')?.value || type, Number(row.get('n')?.value)] as const;
      });
      expect(Object.fromEntries(found)).toEqual(expected);
    });

    it.each(namesIn('queries/questions', '.rq'))('answers %s', async (name) => {
      const query = textOf('queries', 'questions', `${name}.rq`);
      const expected = sortedRows(parseCsv(textOf('queries', 'questions', `${name}.csv`)));
      const answer = await (await store.queries()).answer(query, 'text/csv');
      expect(sortedRows(parseCsv(answer))).toEqual(expected);
    });

    it('checks as the engine in memory does, and finds the lines of the facts', async () => {
      const facts = join('facts', 'ics');
      const inside = await runCli(
        ['check', facts, '--endpoint', store.endpoint, '--json'],
        repository,
        environment(kind),
      );
      inMemory ??= runCli(['check', facts, '--json']);
      const found = foundIn((await inMemory).stdout).filter(({ code }) => code?.startsWith('check:'));
      expect(found.length).toBeGreaterThan(0);
      expect(foundIn(inside.stdout)).toEqual(found);
      expect(inside.exitCode).toBe(0);
    });

    it.each(['csv', 'tsv', 'json', 'xml'] as const)('answers a question as %s', async (format) => {
      const question = textOf('queries', 'questions', 'who-began-it.rq');
      expect(await (await store.queries()).answer(question, resultFormats[format].mediaType)).toContain('Ludo Martens');
    });

    it.each(['ttl', 'nt', 'jsonld'] as const)('answers a CONSTRUCT as %s', async (format) => {
      const text = 'CONSTRUCT { ?s <urn:named> ?o } WHERE { ?s <http://schema.org/name> ?o }';
      expect(await (await store.queries()).answer(text, resultFormats[format].mediaType)).toContain('Ludo Martens');
    });

    it('answers the command', async () => {
      const question = join('queries', 'questions', 'who-began-it.rq');
      const args = ['query', question, '--endpoint', store.endpoint];
      const { exitCode, stdout } = await runCli(args, repository, environment(kind));
      expect(stdout).toMatch(/^person +year +organization\n-+ .*Ludo Martens/s);
      expect(exitCode).toBe(0);
    });

    it('holds the same after loading again', async () => {
      expect((await load()).exitCode).toBe(0);
      expect(await storedCounts(store)).toEqual(await builtCounts('output'));
    });

    it('sends nothing in a dry run', async () => {
      const { exitCode, stderr } = await load('--dry-run', '--graph', 'https://w3id.org/other');
      expect(stderr).toContain('would replace 1 graph; no data was sent');
      expect(exitCode).toBe(0);
      expect(await storedCounts(store)).toEqual(await builtCounts('output'));
    });

    it('leaves nothing of what was replaced', async () => {
      const facts = temporaryCopy(join(repository, 'facts', 'ics'));
      const out = temporaryFolder();
      rmSync(join(facts, 'marx21-2013.yaml'));
      const built = await runCli(['build', facts, '--out', out, '--quiet']);
      expect(built.exitCode, built.stderr).toBe(0);
      const changed = await builtCounts(out);
      expect(changed).not.toHaveProperty([`${sourcePrefix}marx21-2013`]);

      const { exitCode, stderr } = await load('--out', out);
      expect(stderr).toContain('removed 1 graph of former sources');
      expect(exitCode).toBe(0);
      expect(await storedCounts(store)).toEqual(changed);
      expect((await load()).exitCode).toBe(0);
      expect(await storedCounts(store)).toEqual(await builtCounts('output'));
    });

    it.runIf(kind.writer)('refuses a wrong password, and stays as it was', async () => {
      const wrong = { ...environment(kind), SEMINAR_GRAPH_PASSWORD: 'wrong' };
      const { exitCode, stderr } = await runCli(['load', store.endpoint], repository, wrong);
      expect(stderr).toMatch(/^error unauthorized /);
      expect(stderr).not.toContain('wrong');
      expect(exitCode).toBe(2);
      expect(await storedCounts(store)).toEqual(await builtCounts('output'));
    });

    it('refuses to write when it may not, and stays as it was', async () => {
      const anonymous = { SEMINAR_GRAPH_USER: '', SEMINAR_GRAPH_PASSWORD: '' };
      await store.stop();
      const closed = await RunningStore.start(kind, store);
      const { exitCode, stderr } = await runCli(['load', closed.endpoint], repository, anonymous);
      const counts = await storedCounts(closed);
      await closed.stop();
      await store.restart();
      expect(stderr).toMatch(/^error (unauthorized|forbidden|no-update) .*\n {2}hint: /);
      expect(exitCode).toBe(2);
      expect(counts).toEqual(await builtCounts('output'));
    });

    it('loads into one graph by its name', async () => {
      const args = ['load', store.endpoint, '--graph', 'https://w3id.org/one'];
      const { exitCode } = await runCli(args, repository, environment(kind));
      expect(exitCode).toBe(0);
      const total = Object.values(await builtCounts('output')).reduce((sum, count) => sum + count, 0);
      expect(await storedCounts(store)).toMatchObject({ 'https://w3id.org/one': total });
      const count = 'SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }';
      const asked = [
        'query',
        count,
        '--endpoint',
        store.endpoint,
        '--graph',
        'https://w3id.org/one',
        '--format',
        'csv',
      ];
      const { stdout } = await runCli(asked, repository, environment(kind));
      expect(parseCsv(stdout).rows).toEqual([[String(total)]]);
    });

    it('has nothing under other names in the end', async () => {
      expect(leftBehind(await graphsIn(await store.queries()))).toEqual([]);
    });
  });
});

/** What a report in SARIF says, and where. */
function foundIn(sarif: string) {
  const [run] = (JSON.parse(sarif) as Log).runs;
  return (run?.results ?? []).map(({ ruleId, message, locations }) => ({ code: ruleId, message, locations }));
}
