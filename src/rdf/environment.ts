import Environment from '@rdfjs/environment/Environment.js';
import type { Quad, DataFactory as RdfDataFactory } from '@rdfjs/types';
import DataFactory from 'rdf-ext/DataFactory.js';
import { IndexedDataset } from './dataset.ts';

/** The only file that names the RDF library. Imports one factory of rdf-ext, since all of it takes 240 ms to load. */
const environment: RdfDataFactory = new Environment([DataFactory], { bind: true });

export const { namedNode, literal, quad, fromQuad } = environment;

export type Dataset = IndexedDataset;

export function datasetOf(quads: Iterable<Quad> = []): Dataset {
  return new IndexedDataset(quads);
}
