import { normalName } from './names.ts';

/** Letters in a row by which names are found. */
const gramLength = 3;

/** Finds those whose names share most letters with a text, without comparing the text with every name. */
export class NameIndex<Named extends { readonly names: readonly string[] }> {
  readonly #all: readonly Named[];
  readonly #byGram = new Map<string, number[]>();

  constructor(all: readonly Named[]) {
    this.#all = all;
    for (const [index, { names }] of all.entries())
      for (const gram of new Set(names.flatMap(gramsOf))) {
        const list = this.#byGram.get(gram);
        if (list) list.push(index);
        else this.#byGram.set(gram, [index]);
      }
  }

  /** The most alike first, so many at most. */
  near(text: string, most: number): Named[] {
    const shared = new Map<number, number>();
    for (const gram of new Set(gramsOf(text)))
      for (const index of this.#byGram.get(gram) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    const best = [...shared].sort(([a, one], [b, other]) => other - one || a - b).slice(0, most);
    return best.flatMap(([index]) => this.#all[index] ?? []);
  }
}

function gramsOf(name: string): string[] {
  const text = ` ${normalName(name)} `;
  return Array.from({ length: Math.max(1, text.length - gramLength + 1) }, (_, at) => text.slice(at, at + gramLength));
}
