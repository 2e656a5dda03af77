import { join } from 'node:path';
import { parse, Store } from 'oxigraph';
import { beforeAll, describe, expect, it } from 'vitest';
import { mapFacts } from '../../src/graph/map-facts.ts';
import { withoutGraphs } from '../../src/graph/named-graphs.ts';
import { allQuads } from '../../src/graph/quads.ts';
import { settle } from '../../src/graph/settle.ts';
import { formats } from '../../src/node/built.ts';
import { fileReader, readOntologyFolder } from '../../src/node/files.ts';
import type { Profile } from '../../src/ontology/profile.ts';
import { type Dataset, datasetOf, quad } from '../../src/rdf/environment.ts';
import { oa } from '../../src/rdf/namespace.ts';
import { graphHash } from '../../src/write/formats.ts';
import { fromReifiers } from '../../src/write/turtle-12.ts';
import { repository } from '../support/repository.ts';

/** What a second parser, which shares nothing with ours, has to be told of each format. */
const oxigraphFormats: Record<string, string> = {
  ttl: 'text/turtle',
  jsonld: 'application/ld+json',
  nt: 'application/n-triples',
  nq: 'application/n-quads',
  trig: 'application/trig',
  'rdf12.ttl': 'text/turtle',
  wikibase: 'text/turtle',
};

let graph: Dataset;
let profile: Profile;

beforeAll(async () => {
  const { facts } = await fileReader().series(join(repository, 'facts', 'ics'));
  profile = (await readOntologyFolder(join(repository, 'ontology'))).profile;
  const { mapped } = mapFacts(facts, profile);
  graph = datasetOf(allQuads(settle([mapped]).settled));
});

describe.each(formats.map((format) => ({ format, name: format.name })))('the format $name', ({ format, name }) => {
  it('is read by Oxigraph as the same graph', async () => {
    // Its parser, not its store: that one keeps an xsd:positiveInteger as an xsd:integer.
    const shown = format.project?.(graph, profile) ?? graph;
    const read = parse(await format.write(shown, profile), { format: oxigraphFormats[name] ?? name });
    const quads = [...read].map((one) => quad(one.subject, one.predicate, one.object, one.graph));
    expect(graphHash(withoutGraphs(fromReifiers(quads)))).toBe(graphHash(shown));
  });

  it('has the same bytes whatever order the graph is in', async () => {
    const reversed = datasetOf([...graph].reverse());
    const [one, other] = [reversed, graph].map((order) => format.project?.(order, profile) ?? order);
    expect(await format.write(one ?? reversed, profile)).toBe(await format.write(other ?? graph, profile));
  });
});

describe('the formats with named graphs', () => {
  it.each(['nq', 'trig'])(
    'have a graph for each source in %s, and it holds the statements of that source',
    async (name) => {
      const store = new Store();
      const format = formats.find((known) => known.name === name);
      store.load((await format?.write(graph, profile)) ?? '', { format: oxigraphFormats[name] ?? name });
      const strangers = store.query(`
      PREFIX sg: <https://w3id.org/seminar-graph/ns#>
      PREFIX prov: <http://www.w3.org/ns/prov#>
      PREFIX oa: <http://www.w3.org/ns/oa#>
      SELECT ?statement WHERE {
        GRAPH ?name { ?statement a sg:Statement ; prov:wasDerivedFrom ?evidence . ?evidence oa:hasSource ?source }
        FILTER (?name != ?source)
      }`);
      const placed = store.query(
        'SELECT DISTINCT ?name WHERE { GRAPH ?name { ?s a <https://w3id.org/seminar-graph/ns#Statement> } }',
      );
      const sources = new Set([...graph.match(null, oa.hasSource)].map(({ object }) => object.value));
      expect(strangers).toEqual([]);
      expect(placed).toHaveLength(sources.size);
    },
  );
});
