import type { NamedNode } from '@rdfjs/types';
import type { ClaimWords, Origin } from '../facts/facts.ts';
import { piecesOf } from '../facts/fragments.ts';
import { contentName } from '../rdf/content-name.ts';
import { namedNode } from '../rdf/environment.ts';

/** A source of claims: its id, its node, and the namespace of its series. */
export interface ClaimSource {
  readonly namespace: string;
  readonly id: string;
  readonly node: NamedNode;
}

/** A fragment of a source: an oa:SpecificResource with its oa:TextQuoteSelector. A gap divides a fragment of a claim into two. */
export interface FragmentNode {
  readonly node: NamedNode;
  readonly selector: NamedNode;
  readonly text: string;
}

/** An sg:Claim: the words of a source that support statements. Its IRIs contain a hash of these words, computed on first use. */
export class ClaimNode {
  readonly source: ClaimSource;
  readonly words: ClaimWords;
  /** The place of its words in the facts. */
  readonly origin: Origin;
  #node: NamedNode | undefined;
  #name: string | undefined;

  constructor(source: ClaimSource, words: ClaimWords, origin: Origin) {
    this.source = source;
    this.words = words;
    this.origin = origin;
  }

  get node(): NamedNode {
    this.#node ??= this.#named('claim');
    return this.#node;
  }

  /** Its fragments in order; none if it is a reading. */
  get fragments(): FragmentNode[] {
    return this.words.fragments.flatMap(piecesOf).map((text, index) => ({
      node: this.#named('evidence', `-${index + 1}`),
      selector: this.#named('quote', `-${index + 1}`),
      text,
    }));
  }

  #named(kind: 'claim' | 'evidence' | 'quote', suffix = ''): NamedNode {
    const { fragments, reading, at, before, after } = this.words;
    const [only = '', ...more] = fragments;
    const isPlain = more.length === 0 && [reading, at, before, after].every((word) => word === undefined);
    this.#name ??= isPlain
      ? contentName(this.source.id, only)
      : contentName(this.source.id, 'claim', JSON.stringify({ fragments, reading, at, before, after }));
    return namedNode(`${this.source.namespace}${kind}/${this.#name}${suffix}`);
  }
}
