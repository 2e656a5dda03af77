import Environment from '@rdfjs/environment/Environment.js';
import type { Quad, DataFactory as RdfDataFactory } from '@rdfjs/types';
import DataFactory from 'rdf-ext/DataFactory.js';
import { IndexedDataset } from './dataset.ts';

/**
 * The one place where the RDF library is chosen; everything else sees the RDF/JS interfaces.
 * Only what is used of rdf-ext is loaded: the whole of it takes 240 ms to import.
 */
const environment: RdfDataFactory = new Environment([DataFactory], { bind: true });

export const { namedNode, literal, quad, fromQuad } = environment;

export type Dataset = IndexedDataset;

/** A dataset of these quads, each once. */
export function datasetOf(quads: Iterable<Quad> = []): Dataset {
  return new IndexedDataset(quads);
}
