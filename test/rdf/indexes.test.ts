import { join } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { readOntologyFolder } from '../../src/node/files.ts';
import { datasetOf } from '../../src/rdf/environment.ts';
import { indexedStore } from '../../src/rdf/indexed-store.ts';
import { repository } from '../support/repository.ts';

const { dataset } = await readOntologyFolder(join(repository, 'ontology'));
const quads = [...dataset];

describe('the index of some thousand quads', () => {
  it.each([
    ['of a dataset', () => datasetOf(quads)],
    ['of a store', () => indexedStore(quads)],
  ])('%s takes a few megabytes', (_, indexed) => {
    const before = getHeapStatistics().used_heap_size;
    const index = indexed();
    const megabytes = (getHeapStatistics().used_heap_size - before) / 1e6;
    expect(index.size).toBe(quads.length);
    expect(megabytes).toBeLessThan(4);
  });
});
