/** A run that is being read: the longest end of what was read that occurs in the sequences. */
export interface Run {
  readonly state: number;
  readonly length: number;
  /** The number of items that were read. */
  readonly read: number;
}

export const noRun: Run = { state: 0, length: 0, read: 0 };

/**
 * All runs of some sequences: a suffix automaton. Reading a text item by item, it knows the longest run that ends there,
 * in time that is linear in the text and in the sequences.
 * Source: Blumer et al., "The smallest automaton recognizing the subwords of a text" (1985); Mohri et al. (2009) for several sequences.
 */
export class RunIndex {
  readonly #next: Map<string, number>[] = [new Map()];
  /** For each state, that of the longest shorter end of its runs which continues otherwise; -1 for the empty run. */
  readonly #link: number[] = [-1];
  /** The length of the longest run of each state. */
  readonly #length: number[] = [0];
  /** The sequences that end in each state, by their index. */
  readonly #whole = new Map<number, number[]>();
  /** For each state, that of the longest shorter end of its runs which is a whole sequence. */
  readonly #wholeLink: number[] = [];
  /** All states but that of the empty run, shorter ones first. */
  readonly states: readonly number[];

  constructor(sequences: readonly (readonly string[])[]) {
    for (const sequence of sequences) {
      let state = 0;
      for (const item of sequence) state = this.#extend(state, item);
    }
    for (const [index, sequence] of sequences.entries()) {
      const { state } = sequence.reduce<Run>((run, item) => this.read(run, item), noRun);
      if (state > 0) this.#whole.set(state, [...(this.#whole.get(state) ?? []), index]);
    }
    this.states = [...this.#length.keys()].slice(1).sort((a, b) => this.lengthOf(a) - this.lengthOf(b));
    for (const state of this.states) {
      const link = this.linkOf(state);
      this.#wholeLink[state] = this.#whole.has(link) ? link : (this.#wholeLink[link] ?? 0);
    }
  }

  /** Whether an item occurs in the sequences. */
  has(item: string): boolean {
    return this.#next[0]?.has(item) ?? false;
  }

  /** The run after one more item. */
  read({ state, length, read }: Run, item: string): Run {
    let from = state;
    let known = length;
    for (;;) {
      const next = this.#next[from]?.get(item);
      if (next !== undefined) return { state: next, length: known + 1, read: read + 1 };
      if (from === 0) return { state: 0, length: 0, read: read + 1 };
      from = this.linkOf(from);
      known = this.lengthOf(from);
    }
  }

  /** The whole sequences that end where a run does, by their index. */
  wholeAt({ state, length }: Run): number[] {
    const found: number[] = [];
    let at = length === this.lengthOf(state) ? state : this.linkOf(state);
    for (; at > 0; at = this.#wholeLink[at] ?? 0) for (const index of this.#whole.get(at) ?? []) found.push(index);
    return found;
  }

  linkOf(state: number): number {
    return this.#link[state] ?? 0;
  }

  lengthOf(state: number): number {
    return this.#length[state] ?? 0;
  }

  #extend(last: number, item: string): number {
    const known = this.#next[last]?.get(item);
    if (known !== undefined) return this.#exactly(last, item, known);
    const state = this.#add(this.lengthOf(last) + 1, new Map());
    const from = this.#redirect(last, item, undefined, state);
    const next = this.#next[from]?.get(item);
    this.#link[state] = next === undefined ? 0 : this.#exactly(from, item, next);
    return state;
  }

  /** The state of the longest run of `from` with one more item: a part of `next` if that has longer runs. */
  #exactly(from: number, item: string, next: number): number {
    const length = this.lengthOf(from) + 1;
    if (this.lengthOf(next) === length) return next;
    const part = this.#add(length, new Map(this.#next[next]));
    this.#link[part] = this.linkOf(next);
    this.#link[next] = part;
    this.#redirect(from, item, next, part);
    return part;
  }

  /** Sets the next state of a state and of its shorter ends, as long as it is `old`; returns the first where it is another. */
  #redirect(from: number, item: string, old: number | undefined, next: number): number {
    let state = from;
    while (state >= 0 && this.#next[state]?.get(item) === old) {
      this.#next[state]?.set(item, next);
      state = this.linkOf(state);
    }
    return state;
  }

  #add(length: number, next: Map<string, number>): number {
    this.#length.push(length);
    this.#link.push(0);
    return this.#next.push(next) - 1;
  }
}
