import type { DatasetCore, Quad, Term } from '@rdfjs/types';
import { termToId } from 'n3';

/**
 * An RDF/JS dataset in insertion order, indexed by subject, predicate and object. The stores of n3 and rdf-ext use numbers as
 * keys of objects, which V8 turns into arrays: 30 MB and 50 ms for the ontology alone.
 */
export class IndexedDataset implements DatasetCore {
  #quads: Quad[] = [];
  /** Created on first use: most results of `match` are only iterated. */
  #index: QuadIndex | undefined;

  constructor(quads: Iterable<Quad> = []) {
    this.addAll(quads);
  }

  get size(): number {
    return this.#quads.length;
  }

  [Symbol.iterator](): Iterator<Quad> {
    return this.#quads.values();
  }

  has({ subject, predicate, object, graph }: Quad): boolean {
    return this.match(subject, predicate, object, graph).size > 0;
  }

  add(quad: Quad): this {
    if (this.#indexed().add(quad)) this.#quads.push(quad);
    return this;
  }

  addAll(quads: Iterable<Quad>): this {
    for (const quad of quads) this.add(quad);
    return this;
  }

  /** Takes time proportional to the size of the dataset. */
  delete(quad: Quad): this {
    this.#quads = this.#quads.filter((known) => !known.equals(quad));
    this.#index = undefined;
    return this;
  }

  match(subject?: Term | null, predicate?: Term | null, object?: Term | null, graph?: Term | null): IndexedDataset {
    const index = this.#indexed();
    const [fewest = this.#quads] = [
      ...(subject ? [index.quadsOf(subject, 'subject')] : []),
      ...(predicate ? [index.quadsOf(predicate, 'predicate')] : []),
      ...(object ? [index.quadsOf(object, 'object')] : []),
    ].sort((a, b) => a.length - b.length);
    const matches = new IndexedDataset();
    matches.#quads = fewest.filter(
      (quad) =>
        (!subject || quad.subject.equals(subject)) &&
        (!predicate || quad.predicate.equals(predicate)) &&
        (!object || quad.object.equals(object)) &&
        (!graph || quad.graph.equals(graph)),
    );
    return matches;
  }

  #indexed(): QuadIndex {
    this.#index ??= new QuadIndex(this.#quads);
    return this.#index;
  }
}

/** A term with its quads, by position. */
interface IndexedTerm {
  readonly number: number;
  readonly subject: Quad[];
  readonly predicate: Quad[];
  readonly object: Quad[];
}

class QuadIndex {
  readonly #terms = new Map<string, IndexedTerm>();
  /** The quads in the index, as the numbers of their terms. */
  readonly #keys = new Set<string>();

  constructor(quads: Iterable<Quad>) {
    for (const quad of quads) this.add(quad);
  }

  /** @returns whether the quad was added */
  add(quad: Quad): boolean {
    const subject = this.#term(quad.subject);
    const predicate = this.#term(quad.predicate);
    const object = this.#term(quad.object);
    const key = `${subject.number} ${predicate.number} ${object.number} ${this.#term(quad.graph).number}`;
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    subject.subject.push(quad);
    predicate.predicate.push(quad);
    object.object.push(quad);
    return true;
  }

  quadsOf(term: Term, part: 'subject' | 'predicate' | 'object'): readonly Quad[] {
    return this.#terms.get(idOf(term))?.[part] ?? [];
  }

  #term(term: Term): IndexedTerm {
    const id = idOf(term);
    const known = this.#terms.get(id);
    if (known) return known;
    const added = { number: this.#terms.size, subject: [], predicate: [], object: [] };
    this.#terms.set(id, added);
    return added;
  }
}

function idOf(term: Term): string {
  return termToId(term as Parameters<typeof termToId>[0]);
}
