import { normalName } from './names.ts';

/** Names are found by groups of this many letters. */
const gramLength = 3;

/** Finds similar names by shared groups of letters, without comparing the text with every name. */
export class NameIndex<Named extends { readonly names: readonly string[] }> {
  readonly #all: readonly Named[];
  readonly #byGram = new Map<string, number[]>();

  constructor(all: readonly Named[]) {
    this.#all = all;
    for (const [index, { names }] of all.entries())
      for (const gram of new Set(names.flatMap(gramsOf))) {
        const known = this.#byGram.get(gram);
        if (known) known.push(index);
        else this.#byGram.set(gram, [index]);
      }
  }

  /** @returns the most similar first */
  near(text: string, limit: number): Named[] {
    const shared = new Map<number, number>();
    for (const gram of new Set(gramsOf(text)))
      for (const index of this.#byGram.get(gram) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    const best = [...shared].sort(([a, one], [b, other]) => other - one || a - b).slice(0, limit);
    return best.flatMap(([index]) => this.#all[index] ?? []);
  }
}

function gramsOf(name: string): string[] {
  const text = ` ${normalName(name)} `;
  return Array.from({ length: Math.max(1, text.length - gramLength + 1) }, (_, at) => text.slice(at, at + gramLength));
}
