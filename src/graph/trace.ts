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

/** Where something was said, and all that it is the place of. */
export interface Note {
  readonly foci: readonly Focus[];
  readonly origin: Origin | Place;
}

/** The way back from the graph to the facts files, and to the rules that added to it. */
export class Trace {
  /** What was noted, in its order: an index is made of it only when somebody asks, for most runs find nothing. */
  readonly #notes: Note[] = [];
  readonly #origins = new Map<string, Origin | Place>();
  #known = 0;

  /** Notes where something was said; what was said first stays the place to show. */
  add(at: Focus, origin: Origin | Place): void {
    this.#notes.push({ foci: [at], origin });
  }

  /** The same for something that knows itself what it is the place of. */
  addNote(note: Note): void {
    this.#notes.push(note);
  }

  /** Gives something the place of a node that is known already. */
  addSame(at: Focus, known: Value): void {
    const origin = this.#index().get(known.value);
    if (origin) this.add(at, origin);
  }

  /** The place of the value, else of the property, else of the node itself; undefined where no file speaks of it. */
  place(at: Focus): Place | undefined {
    const origins = this.#index();
    const known = keysOf(at).find((key) => origins.has(key));
    const origin = known === undefined ? undefined : origins.get(known);
    return origin && ('document' in origin ? placeOf(origin) : origin);
  }

  /** Takes over what another trace knows. */
  addAll(other: Trace): void {
    for (const note of other.#notes) this.#notes.push(note);
  }

  #index(): ReadonlyMap<string, Origin | Place> {
    for (; this.#known < this.#notes.length; this.#known += 1) {
      const note = this.#notes[this.#known];
      for (const key of note?.foci.flatMap(keysOf) ?? [])
        if (note && !this.#origins.has(key)) this.#origins.set(key, note.origin);
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
