import { join } from 'node:path';
import { expect, it } from 'vitest';
import { seriesGraphOf } from '../../src/graph/series-graph.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { mapLine } from '../../src/stream/map-line.ts';
import { referencesOf } from '../../src/wikidata/references.ts';
import { repository } from '../support/repository.ts';

it('a reference does not take what is unknown of its source for a value', async () => {
  const ontology = await readOntologyFolder(join(repository, 'ontology'));
  const facts = {
    namespace: 'https://example.org/',
    things: { s: { a: 'EventSeries' } },
    source: { id: 'w', name: 'W', language: 'unknown', url: 'none', retrieved: 'unknown' },
    claims: [{ quote: 'since 1992', says: { s: { startDate: '1992' } } }],
  };
  const { settled } = mapLine('facts', 1, JSON.stringify(facts), ontology);
  const { graph, statements } = seriesGraphOf([settled], ontology.profile.prefixes);
  const references = statements.flatMap(({ iri }) => referencesOf(graph, iri));
  expect(references).toMatchObject([{ quote: 'since 1992', language: undefined, urls: [], retrieved: undefined }]);
});
