import { beforeAll, describe, expect, it } from 'vitest';
import { linkKinds } from '../../src/links/kinds.ts';
import { formats } from '../../src/node/built.ts';
import { type Dataset, namedNode } from '../../src/rdf/environment.ts';
import { objectsOf, subjectsOf } from '../../src/rdf/graph-reader.ts';
import { prov, rdf, wikibase } from '../../src/rdf/namespace.ts';
import { toWikibase, wikibasePrefixes } from '../../src/wikidata/wikibase.ts';
import { bundledSeries } from '../support/bundled.ts';
import { sharedEngine } from '../support/engine.ts';
import { namesIn, textOf } from '../support/repository.ts';
import { oxigraphOf, parseCsv, rowsOfComunica, rowsOfOxigraph, sortedRows } from '../support/rows.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const engine = sharedEngine();
let own: Dataset;
let graph: Dataset;
let turtle: string;
let oxigraph: ReturnType<typeof oxigraphOf>;

beforeAll(async () => {
  const series = await bundledSeries(engine);
  own = series.graph;
  graph = toWikibase(own, series.profile);
  turtle = (await formats.find(({ name }) => name === 'wikibase')?.write(graph, series.profile)) ?? '';
  oxigraph = oxigraphOf(turtle);
  await engine.load(turtle);
});

const id = (iri: string, prefix: string) => {
  const namespace = wikibasePrefixes.get(prefix) ?? '?';
  const local = iri.startsWith(namespace) ? iri.slice(namespace.length) : '';
  return /^P\d+$/.test(local) ? local : undefined;
};

describe('a query for the Wikidata query service', () => {
  it.each(namesIn('queries/wikidata', '.rq'))('%s has the expected answer in two engines', async (name) => {
    const query = textOf('queries', 'wikidata', `${name}.rq`);
    const expected = sortedRows(parseCsv(textOf('queries', 'wikidata', `${name}.csv`)));
    expect(expected.rows.length).toBeGreaterThan(0);
    expect(sortedRows(await rowsOfComunica(engine, query))).toEqual(expected);
    expect(sortedRows(rowsOfOxigraph(oxigraph, query))).toEqual(expected);
  });

  it.each(namesIn('queries/wikidata', '.rq'))('%s declares only prefixes that the service has too', (name) => {
    for (const [, prefix = '', iri] of textOf('queries', 'wikidata', `${name}.rq`).matchAll(/PREFIX (\w+): <(.*?)>/g))
      expect([prefix, iri]).toEqual([prefix, wikibasePrefixes.get(prefix)]);
  });
});

describe('the shape of Wikibase', () => {
  it('has a rank, and a value under the property of its claim, for every statement', () => {
    const claims = [...graph].filter(({ predicate }) => id(predicate.value, 'p') !== undefined);
    expect(claims.length).toBeGreaterThan(200);
    for (const { predicate, object } of claims) {
      const property = id(predicate.value, 'p');
      const about = [...graph.match(object)];
      expect(about.filter((one) => one.predicate.equals(wikibase.rank))).toHaveLength(1);
      const held = about.filter((one) => id(one.predicate.value, 'ps') === property);
      const none = about.filter((one) => one.object.value === `${wikibasePrefixes.get('wdno')}${property}`);
      expect(held.length + none.length).toBe(1);
    }
  });

  it('has the direct triple for the best values, never for a deprecated one', () => {
    const direct = [...graph].filter(({ predicate }) => id(predicate.value, 'wdt') !== undefined);
    expect(direct.length).toBeGreaterThan(150);
    for (const { subject, predicate, object } of direct) {
      const property = id(predicate.value, 'wdt');
      const holders = subjectsOf(graph, namedNode(`${wikibasePrefixes.get('ps')}${property}`), object);
      const ranks = holders
        .filter((node) => [...graph.match(subject, null, node)].length > 0)
        .map((node) => objectsOf(graph, node, wikibase.rank)[0]?.value);
      expect(ranks.length).toBeGreaterThan(0);
      expect(ranks).not.toContain(wikibase.DeprecatedRank.value);
    }
  });

  it('has a source for every statement but the class of an item', () => {
    for (const node of subjectsOf(graph, rdf.type, wikibase.Statement)) {
      const [claim] = [...graph.match(null, null, node)].map(({ predicate }) => id(predicate.value, 'p'));
      expect(objectsOf(graph, node, prov.wasDerivedFrom).length > 0).toBe(claim !== 'P31');
    }
  });

  it('names what is linked by its item alone, and has no blank node', () => {
    const items = new Map(
      [...own].flatMap(({ subject, predicate, object }) =>
        linkKinds.get(predicate.value)?.identifies ? [[subject.value, object.value] as const] : [],
      ),
    );
    const nodes = new Set([...graph].flatMap(({ subject, object }) => [subject, object]).map(({ value }) => value));
    expect(items.size).toBe(16);
    expect([...items.keys()].filter((thing) => nodes.has(thing))).toEqual([]);
    expect(
      [...graph].flatMap(({ subject, object }) => [subject, object]).filter(({ termType }) => termType === 'BlankNode'),
    ).toEqual([]);
  });

  it('describes every property that it uses', () => {
    const used = new Set(
      [...graph].flatMap(({ predicate }) => ['p', 'pq', 'pr'].flatMap((prefix) => id(predicate.value, prefix) ?? [])),
    );
    const described = subjectsOf(graph, rdf.type, wikibase.Property).map(({ value }) => value.replace(/.*\//, ''));
    expect(described.sort()).toEqual([...used].sort());
  });
});

describe('build --format wikibase', () => {
  it('is refused beside --plain, which has no statements', async () => {
    const args = ['build', '--format', 'wikibase', '--plain', '--out', temporaryFolder()];
    const { exitCode, stderr } = await runCommand(args);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--plain')]);
  });

  it('writes what the command query answers from, where it stands alone', async () => {
    const folder = temporaryFolder();
    expect((await runCommand(['build', '--quiet', '--format', 'wikibase', '--out', folder])).exitCode).toBe(0);
    const { stdout } = await runCommand(['query', 'queries/wikidata/places.rq', '--format', 'csv', '--out', folder]);
    expect(sortedRows(parseCsv(stdout))).toEqual(sortedRows(parseCsv(textOf('queries', 'wikidata', 'places.csv'))));
  });
});
