import Environment from '@rdfjs/environment/Environment.js';
import type { Quad } from '@rdfjs/types';
import DataFactory from 'rdf-ext/DataFactory.js';
import DatasetExt from 'rdf-ext/lib/Dataset.js';
import type { QuadExt } from 'rdf-ext/lib/Quad.js';
import { firstTermNumber } from './first-term-number.ts';

/**
 * The one place where the RDF library is chosen; everything else sees the RDF/JS interfaces.
 * Only what is used of rdf-ext is loaded: the whole of it takes 240 ms to import, this 50.
 */
const environment = new Environment([DataFactory], { bind: true });

export const { namedNode, literal, quad } = environment;

const lists = new WeakMap<DatasetExt, readonly QuadExt[]>();

/** rdf-ext puts its quads together from its indexes whenever they are gone through; here once for all times. */
class ListedDataset extends DatasetExt {
  /** The number of the last term, in the index of rdf-ext. */
  protected _id = firstTermNumber;

  override add(quad: QuadExt): this {
    lists.delete(this);
    return super.add(quad);
  }

  override delete(quad: QuadExt): this {
    lists.delete(this);
    return super.delete(quad);
  }

  override [Symbol.iterator](): ArrayIterator<QuadExt> {
    const list = lists.get(this) ?? Iterator.from(super[Symbol.iterator]()).toArray();
    lists.set(this, list);
    return list.values();
  }
}

export type Dataset = DatasetExt;

/** A dataset of these quads; quads that stand twice are kept once. */
export function datasetOf(quads: Iterable<Quad>): Dataset {
  return new ListedDataset().addAll(quads);
}
