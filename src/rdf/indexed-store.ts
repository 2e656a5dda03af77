import type { Quad } from '@rdfjs/types';
import { EntityIndex, Store } from 'n3';
import { firstTermNumber } from './first-term-number.ts';

// What @types/n3 leaves out.
declare module 'n3' {
  /** Numbers the terms of a store. */
  class EntityIndex {
    protected _id: number;
  }
  interface StoreOptions {
    entityIndex?: EntityIndex;
  }
}

class HighNumbers extends EntityIndex {
  protected override _id = firstTermNumber;
}

/** A store for quads that are looked up by the thousand; quads that stand twice are kept once. */
export function indexedStore(quads: Quad[] = []): Store {
  return new Store(quads, { entityIndex: new HighNumbers() });
}
