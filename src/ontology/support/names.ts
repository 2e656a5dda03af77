import type { Name, NamedThing, Occurrence } from './name.ts';
import { NamesInPassage } from './names-in-passage.ts';
import { type Passage, passagesOf } from './passage.ts';
import type { Vocabularies } from './vocabulary.ts';

interface Node {
  readonly next: Map<string, Node>;
  readonly names: Name[];
}

/** Longer names are compared by their distinctive words only. */
const longestName = 30;
/** So many names may begin and end at one place of a passage. */
const mostNames = 8;
/** So many names of a passage are found: ten times those of a list of signatories. */
const mostOccurrences = 1000;

/** The names of all things of a series. Finds all of them in a passage at once. */
export class NameIndex {
  readonly #root: Node = { next: new Map(), names: [] };
  readonly #names = new Map<string, Name[]>();
  readonly #surnames = new Map<string, Set<string>>();
  readonly #byDistinctive = new Map<string, Name[]>();
  readonly #passages = new WeakMap<Passage, NamesInPassage>();

  constructor(things: Iterable<NamedThing>, vocabularies: Pick<Vocabularies, 'generic' | 'particles'>) {
    for (const thing of things) {
      const own = [...new Set(thing.names)].flatMap((text) => nameOf(thing, text, vocabularies));
      this.#names.set(thing.iri, own);
      for (const name of own) this.#add(name);
    }
  }

  /** The names of a thing. */
  of(iri: string): readonly Name[] {
    return this.#names.get(iri) ?? [];
  }

  /** Names with these distinctive words. */
  withDistinctive(words: readonly string[]): readonly Name[] {
    return this.#byDistinctive.get([...words].sort().join(' ')) ?? [];
  }

  /** How many things have a name that ends with this word: a surname that is clear has one. */
  thingsCalled(lastWord: string): number {
    return this.#surnames.get(lastWord)?.size ?? 0;
  }

  /** The names in a passage. */
  in(passage: Passage): NamesInPassage {
    const known = this.#passages.get(passage) ?? new NamesInPassage(passage, this.#occurrencesIn(passage));
    this.#passages.set(passage, known);
    return known;
  }

  /** Where a passage has whole names, in order. */
  #occurrencesIn({ words, keys }: Passage): Occurrence[] {
    const found: Occurrence[] = [];
    for (let from = 0; from < keys.length && found.length < mostOccurrences; from += 1) {
      let node: Node | undefined = this.#root;
      for (let to = from; to < keys.length && node; to += 1) {
        node = node.next.get(keys[to] ?? '');
        for (const name of node?.names.slice(0, mostNames) ?? [])
          if (name.cased.every((letters, index) => letters === undefined || letters === words[from + index]?.written))
            found.push({ name, from, to: to + 1 });
      }
    }
    return found;
  }

  #add(name: Name): void {
    const last = name.keys.at(-1) ?? '';
    const called = this.#surnames.get(last) ?? new Set();
    this.#surnames.set(last, called.add(name.thing.iri));
    const id = [...name.distinctive].sort().join(' ');
    this.#byDistinctive.set(id, [...(this.#byDistinctive.get(id) ?? []), name].slice(0, mostNames));
    if (name.keys.length > longestName) return;
    let node = this.#root;
    for (const key of name.keys) {
      const next: Node = node.next.get(key) ?? { next: new Map(), names: [] };
      node.next.set(key, next);
      node = next;
    }
    node.names.push(name);
  }
}

function nameOf(
  thing: NamedThing,
  text: string,
  { generic, particles }: Pick<Vocabularies, 'generic' | 'particles'>,
): Name[] {
  const { words, keys } = passagesOf(text)[0] ?? { words: [], keys: [] };
  if (keys.length === 0) return [];
  const isGeneric = keys.map(
    (key, index) => key.length === 1 || particles.has(key) || generic.at(keys, index).length > 0,
  );
  const distinctive = [...new Set(keys.filter((_, index) => isGeneric[index] !== true))];
  return [
    {
      thing,
      text,
      keys,
      cased: words.map(({ written }) => (isAbbreviation(written) ? written : undefined)),
      distinctive: distinctive.length > 0 ? distinctive : [...new Set(keys)],
      generic:
        distinctive.length > 0
          ? keys.filter((key, index) => isGeneric[index] === true && key.length > 1 && !particles.has(key))
          : [],
    },
  ];
}

/** Two capitals or more: ICS, PCdoB, PvdA. */
export function isAbbreviation(written: string): boolean {
  return (written.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}
