import type { NamedNode } from '@rdfjs/types';
import type { Origin } from '../facts/facts.ts';
import { contentName } from '../rdf/content-name.ts';
import { namedNode } from '../rdf/environment.ts';

/** A quotation of a source: an oa:SpecificResource with its selector. Their IRIs contain a hash, computed on first use. */
export class Evidence {
  /** The namespace of the series. */
  readonly namespace: string;
  readonly sourceId: string;
  readonly source: NamedNode;
  readonly quote: string;
  /** The place of the quotation in the facts. */
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

  get node(): NamedNode {
    this.#node ??= this.#named('evidence');
    return this.#node;
  }

  get selector(): NamedNode {
    return this.#named('quote');
  }

  #named(kind: 'evidence' | 'quote'): NamedNode {
    this.#name ??= contentName(this.sourceId, this.quote);
    return namedNode(`${this.namespace}${kind}/${this.#name}`);
  }
}
