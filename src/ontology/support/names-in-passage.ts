import type { Occurrence } from './name.ts';
import type { Passage } from './passage.ts';

/** So many occurrences of one name are looked at. */
const mostOfOne = 20;

/** Stands for several things in `#covers`. */
const several = '';

/** The names in a passage, by thing, and which words belong to names of which things. */
export class NamesInPassage {
  readonly #passage: Passage;
  readonly #byThing = new Map<string, Occurrence[]>();
  readonly #byKind = new Map<string, Occurrence[]>();
  /** By kind and word, the only thing whose name the word belongs to, or `several`. */
  readonly #covers = new Map<string, readonly (string | undefined)[]>();
  /** All words. */
  readonly keys: ReadonlySet<string>;

  constructor(passage: Passage, occurrences: readonly Occurrence[]) {
    this.#passage = passage;
    this.keys = new Set(passage.keys);
    for (const one of occurrences) {
      const { iri, kind } = one.name.thing;
      const own = this.#byThing.get(iri) ?? [];
      this.#byThing.set(iri, own);
      if (own.length < mostOfOne) own.push(one);
      const alike = this.#byKind.get(kind) ?? [];
      this.#byKind.set(kind, alike);
      alike.push(one);
    }
  }

  /** Where the names of a thing are. */
  of(iri: string): readonly Occurrence[] {
    return this.#byThing.get(iri) ?? [];
  }

  /** Where names of other things of its kind are. */
  othersOf({ iri, kind }: Occurrence['name']['thing']): readonly Occurrence[] {
    return (this.#byKind.get(kind) ?? []).filter(({ name }) => name.thing.iri !== iri);
  }

  /** Whether the place of a name belongs to a longer name of another thing of its kind (`longer`), or to the same name of another. */
  rivalOf({ name, from, to }: Occurrence): 'longer' | { readonly text: string } | undefined {
    let rival: { readonly text: string } | undefined;
    for (const other of this.#byKind.get(name.thing.kind) ?? []) {
      if (other.from > from) break;
      if (other.to < to || other.name.thing.iri === name.thing.iri) continue;
      if (other.to - other.from > to - from) return 'longer';
      rival = other.name;
    }
    return rival;
  }

  /** Whether a word is in no whole name of another thing of the same kind. */
  isFree(index: number, { iri, kind }: Occurrence['name']['thing']): boolean {
    const cover = this.#coversOf(kind)[index];
    return cover === undefined || cover === iri;
  }

  #coversOf(kind: string): readonly (string | undefined)[] {
    const known = this.#covers.get(kind);
    if (known) return known;
    const covers: (string | undefined)[] = this.#passage.keys.map(() => undefined);
    for (const { name, from, to } of this.#byKind.get(kind) ?? [])
      for (let index = from; index < to; index += 1)
        covers[index] = (covers[index] ?? name.thing.iri) === name.thing.iri ? name.thing.iri : several;
    this.#covers.set(kind, covers);
    return covers;
  }
}
