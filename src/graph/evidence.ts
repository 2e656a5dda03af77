import type { NamedNode } from '@rdfjs/types';
import type { Origin } from '../facts/facts.ts';
import { contentName } from '../rdf/content-name.ts';
import { namedNode } from '../rdf/environment.ts';
import type { Focus, Note } from './trace.ts';

/** A quote of a source: what becomes an oa:SpecificResource and its selector, named when they are first asked for. */
export class Evidence implements Note {
  /** Of the series. */
  readonly namespace: string;
  readonly sourceId: string;
  readonly source: NamedNode;
  readonly quote: string;
  /** Where the quote stands. */
  readonly origin: Origin;
  #node: NamedNode | undefined;
  #name: string | undefined;

  constructor(namespace: string, sourceId: string, source: NamedNode, quote: string, origin: Origin) {
    this.namespace = namespace;
    this.sourceId = sourceId;
    this.source = source;
    this.quote = quote;
    this.origin = origin;
  }

  get foci(): readonly Focus[] {
    return [{ focus: this.node }, { focus: this.selector }];
  }

  get node(): NamedNode {
    this.#node ??= namedNode(`${this.namespace}evidence/${this.#ownName()}`);
    return this.#node;
  }

  get selector(): NamedNode {
    return namedNode(`${this.namespace}quote/${this.#ownName()}`);
  }

  #ownName(): string {
    this.#name ??= contentName(this.sourceId, this.quote);
    return this.#name;
  }
}
