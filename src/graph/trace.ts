import type { NamedNode } from '@rdfjs/types';
import { type Origin, placeOf } from '../facts/facts.ts';
import { termId, type Value } from '../rdf/term-id.ts';
import type { Place } from '../report/problem.ts';
import type { MappedFacts } from './mapped-facts.ts';

/** What a finding in the graph is about: a node, perhaps a property of it, perhaps one value. */
export interface Focus {
  readonly focus: NamedNode;
  readonly path?: NamedNode | undefined;
  readonly value?: Value | undefined;
}

/** The way back from the graph to the facts files, and to the rules that added to it. The first place of a focus counts. */
export class Trace {
  readonly #parts: readonly MappedFacts[];
  #origins: Map<string, Origin | Place> | undefined;

  /** @param parts what the graph was mapped from */
  constructor(parts: readonly MappedFacts[] = []) {
    this.#parts = parts;
  }

  add(focus: Focus, origin: Origin | Place): void {
    const origins = this.#index();
    for (const key of keysOf(focus)) if (!origins.has(key)) origins.set(key, origin);
  }

  /** Gives a focus the place of a node that has one. */
  addSame(focus: Focus, known: Value): void {
    const origin = this.#index().get(known.value);
    if (origin) this.add(focus, origin);
  }

  /** The place of the value, else of the property, else of the node itself; undefined where no file speaks of it. */
  place(focus: Focus): Place | undefined {
    const origins = this.#index();
    const known = keysOf(focus).find((key) => origins.has(key));
    const origin = known === undefined ? undefined : origins.get(known);
    return origin && ('document' in origin ? placeOf(origin) : origin);
  }

  /** Made when first asked for: `map` without problems never asks. */
  #index(): Map<string, Origin | Place> {
    if (this.#origins) return this.#origins;
    this.#origins = new Map();
    for (const { places, identity, sources, evidence, statements } of this.#parts) {
      for (const [focus, origin] of places) this.add({ focus }, origin);
      for (const { subject, predicate, object, origin } of [...identity, ...sources])
        if (origin) this.add({ focus: subject, path: predicate, value: object }, origin);
      for (const { node, selector, origin } of evidence)
        for (const focus of [node, selector]) this.add({ focus }, origin);
      for (const { iri, subject, predicate, object, origins } of statements) {
        this.add({ focus: iri }, origins[0]);
        this.add({ focus: subject, path: predicate, value: object }, origins[0]);
      }
    }
    return this.#origins;
  }
}

/** From the most exact to the least. */
function keysOf({ focus, path, value }: Focus): string[] {
  const keys = [focus.value];
  if (path) keys.unshift(`${focus.value}\n${path.value}`);
  if (path && value) keys.unshift(`${focus.value}\n${path.value}\n${termId(value)}`);
  return keys;
}
