import type { DatasetCore, Term } from '@rdfjs/types';
import { localName, objectsOf } from '../../rdf/graph-reader.ts';
import { schema } from '../../rdf/namespace.ts';
import { normalName } from '../../reconcile/names.ts';

/** The values of things, cached because the queries of a batch need the same ones. */
export class ThingValues {
  readonly #graph: DatasetCore;
  readonly #values = new Map<string, Map<string, Term[]>>();
  readonly #names = new Map<string, readonly string[]>();

  constructor(graph: DatasetCore) {
    this.#graph = graph;
  }

  /** The values of a property in the order of the graph. */
  of(node: Term, property: string): readonly Term[] {
    let values = this.#values.get(node.value);
    if (!values) {
      const quads = Map.groupBy(this.#graph.match(node), ({ predicate }) => predicate.value);
      values = new Map([...quads].map(([predicate, all]) => [predicate, all.map(({ object }) => object)]));
      this.#values.set(node.value, values);
    }
    return values.get(property) ?? [];
  }

  /** The text of a literal or the names of a thing, normalized. */
  namesOf(value: Term): readonly string[] {
    const key = `${value.termType} ${value.value}`;
    let names = this.#names.get(key);
    if (!names) {
      const named = [schema.name, schema.alternateName].flatMap((property) => objectsOf(this.#graph, value, property));
      const texts =
        value.termType === 'Literal' ? [value.value] : [...named.map((name) => name.value), localName(value.value)];
      names = texts.map(normalName);
      this.#names.set(key, names);
    }
    return names;
  }
}
