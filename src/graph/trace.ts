import type { NamedNode } from '@rdfjs/types';
import { type Origin, placeOf } from '../facts/facts.ts';
import { termId, type Value } from '../rdf/term-id.ts';
import type { Place } from '../report/problem.ts';

/** What a finding in the graph speaks of: a node, perhaps a property of it, perhaps one value. */
export interface Focus {
  readonly focus: NamedNode;
  readonly path?: NamedNode | undefined;
  readonly value?: Value | undefined;
}

/** The way back from the graph to the facts files, and to the rules that added to it. */
export class Trace {
  readonly #origins = new Map<string, Origin | Place>();

  /** Notes where something was said; what was said first stays the place to show. */
  add(at: Focus, origin: Origin | Place): void {
    for (const key of keysOf(at)) if (!this.#origins.has(key)) this.#origins.set(key, origin);
  }

  /** Gives something the place of a node that is known already. */
  addSame(at: Focus, known: Value): void {
    const origin = this.#origins.get(known.value);
    if (origin) this.add(at, origin);
  }

  /** The place of the value, else of the property, else of the node itself; undefined where no file speaks of it. */
  place(at: Focus): Place | undefined {
    const known = keysOf(at).find((key) => this.#origins.has(key));
    const origin = known === undefined ? undefined : this.#origins.get(known);
    return origin && ('document' in origin ? placeOf(origin) : origin);
  }

  /** Takes over what another trace knows. */
  addAll(other: Trace): void {
    for (const [key, origin] of other.#origins) if (!this.#origins.has(key)) this.#origins.set(key, origin);
  }
}

/** From the most exact to the least. */
function keysOf({ focus, path, value }: Focus): string[] {
  const keys = [focus.value];
  if (path) keys.unshift(`${focus.value}\n${path.value}`);
  if (path && value) keys.unshift(`${focus.value}\n${path.value}\n${termId(value)}`);
  return keys;
}
