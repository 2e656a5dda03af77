import type { NamedNode } from '@rdfjs/types';
import { type Origin, placeOf } from '../facts/facts.ts';
import { termId, type Value } from '../rdf/term-id.ts';
import type { Place } from '../report/problem.ts';
import type { MappedFacts } from './mapped-facts.ts';

/** The subject of a problem in the graph: a node, one of its properties, or one value of it (as in a SHACL result). */
export interface Focus {
  readonly focus: NamedNode;
  readonly path?: NamedNode | undefined;
  readonly value?: Value | undefined;
}

/** Finds the place in facts files or rules that a part of the graph comes from. The first place of a focus counts. */
export class Trace {
  readonly #parts: readonly MappedFacts[];
  #origins: Map<string, Origin | Place> | undefined;

  /** @param parts the mapped facts of the graph */
  constructor(parts: readonly MappedFacts[] = []) {
    this.#parts = parts;
  }

  add(focus: Focus, origin: Origin | Place): void {
    const origins = this.#index();
    for (const key of keysOf(focus)) if (!origins.has(key)) origins.set(key, origin);
  }

  /** Gives a focus the place of another node, if that has one. */
  addSame(focus: Focus, known: Value): void {
    const origin = this.#index().get(known.value);
    if (origin) this.add(focus, origin);
  }

  /** The place of the value, else of the property, else of the node; undefined if no file describes it. */
  place(focus: Focus): Place | undefined {
    const origins = this.#index();
    const known = keysOf(focus).find((key) => origins.has(key));
    const origin = known === undefined ? undefined : origins.get(known);
    return origin && ('document' in origin ? placeOf(origin) : origin);
  }

  /** Created on first use; `map` without problems never needs it. */
  #index(): Map<string, Origin | Place> {
    if (this.#origins) return this.#origins;
    this.#origins = new Map();
    for (const { places, identity, sources, claims, statements } of this.#parts) {
      for (const [focus, origin] of places) this.add({ focus }, origin);
      for (const { subject, predicate, object, origin } of [...identity, ...sources])
        if (origin) this.add({ focus: subject, path: predicate, value: object }, origin);
      for (const claim of claims) {
        const fragments = claim.fragments.flatMap(({ node, selector }) => [node, selector]);
        for (const focus of [claim.node, ...fragments]) this.add({ focus }, claim.origin);
      }
      for (const { iri, subject, predicate, object, origins } of statements) {
        this.add({ focus: iri }, origins[0]);
        this.add({ focus: subject, path: predicate, value: object }, origins[0]);
      }
    }
    return this.#origins;
  }
}

/** The most specific first. */
function keysOf({ focus, path, value }: Focus): string[] {
  const keys = [focus.value];
  if (path) keys.unshift(`${focus.value}\n${path.value}`);
  if (path && value) keys.unshift(`${focus.value}\n${path.value}\n${termId(value)}`);
  return keys;
}
