import { noRun, type Run, RunIndex } from './run-index.ts';
import { joinedKeys, type TokenizedText, tokenizedText } from './tokenized-text.ts';

/** Where a quotation is in a text: the tokens `from` (included) to `to` (excluded). */
export interface Occurrence {
  readonly from: number;
  readonly to: number;
}

/** The occurrences of a quotation, in order: the first hundred. */
export interface Found {
  readonly found: true;
  readonly occurrences: readonly Occurrence[];
}

/** The longest run of tokens of a quotation that occurs in a text. */
export interface CommonRun {
  readonly found: false;
  readonly quotation: TokenizedText;
  /** The tokens of the quotation: `from` (included) to `to` (excluded). */
  readonly from: number;
  readonly to: number;
  /** Where the text has them, as `from` and `to`. */
  readonly inText: { readonly from: number; readonly to: number };
}

/** A run in a text, and the number of its tokens up to the end of the run. */
interface SeenRun {
  readonly length: number;
  readonly end: number;
}

/** So many occurrences of one quotation are told. */
const mostOccurrences = 100;

/** So many readings of divided words are followed at the same time. */
const mostReadings = 8;

/** Looks up quotations in texts, from the border of a word or number to another, in linear time. */
export class QuotationFinder {
  readonly #quotations: readonly TokenizedText[];
  /** Two readings of each quotation: as it is written, and with divided words joined. */
  readonly #readings: readonly (readonly string[])[];
  readonly #index: RunIndex;

  constructor(quotations: readonly string[]) {
    this.#quotations = quotations.map(tokenizedText);
    this.#readings = this.#quotations.flatMap((quotation) => [keysOf(quotation), joinedKeys(quotation)]);
    this.#index = new RunIndex(this.#readings);
  }

  /**
   * For each quotation, its occurrences, or else the longest run of it that occurs.
   * @example
   * new QuotationFinder(['met in May']).find(tokenizedText('They met in May.')); // [{ found: true, occurrences: [{ from: 1, to: 4 }] }]
   */
  find(text: TokenizedText): (Found | CommonRun)[] {
    const occurrences = this.#occurrencesIn(text);
    const isMissing = occurrences.some((found) => found.length === 0);
    const seen = isMissing ? this.#seenIn(text) : [];
    return this.#quotations.map((quotation, index) => {
      const found = occurrences[index] ?? [];
      return found.length > 0 ? { found: true, occurrences: found } : this.#longestRun(quotation, text, seen);
    });
  }

  /** By the index of the quotation. */
  #occurrencesIn(text: TokenizedText): Occurrence[][] {
    const found: Occurrence[][] = this.#quotations.map(() => []);
    this.#read(text, 0, text.tokens.length, (run, to) => {
      for (const reading of this.#index.wholeAt(run)) {
        const own = found[reading >> 1];
        const keys = this.#readings[reading];
        // Both readings of a quotation may end here.
        if (own && keys && own.length < mostOccurrences && own.at(-1)?.to !== to)
          own.push({ from: startOf(text, to, keys), to });
      }
    });
    return found;
  }

  #longestRun(quotation: TokenizedText, text: TokenizedText, seen: readonly (SeenRun | undefined)[]): CommonRun {
    const keys = keysOf(quotation);
    const ends = this.#longestEnds(keys, seen);
    const { length, end } = ends.reduce((best, one) => (one.length > best.length ? one : best), nothing);
    const to = ends.findIndex((one) => one.length === length) + 1;
    const from = to - length;
    return { found: false, quotation, from, to, inText: { from: startOf(text, end, keys.slice(from, to)), to: end } };
  }

  /** For each token, the longest run that ends with it and was seen. */
  #longestEnds(keys: readonly string[], seen: readonly (SeenRun | undefined)[]): SeenRun[] {
    let run = noRun;
    return keys.map((key) => {
      run = this.#index.read(run, key);
      return seen[run.state] ?? nothing;
    });
  }

  /** Whether some tokens of a text contain a quotation, or a quotation contains them. */
  isQuoted(text: TokenizedText, from: number, to: number): boolean {
    let [contains, isContained] = [false, false];
    this.#read(text, from, to, (run, end) => {
      contains ||= this.#index.wholeAt(run).length > 0;
      isContained ||= end === to && run.length === run.read;
    });
    return contains || isContained;
  }

  /** By state of the index, the longest of its runs in a text, or of their ends. */
  #seenIn(text: TokenizedText): (SeenRun | undefined)[] {
    const seen: (SeenRun | undefined)[] = [];
    const see = (state: number, run: SeenRun) => {
      if (run.length > (seen[state]?.length ?? 0)) seen[state] = run;
    };
    this.#read(text, 0, text.tokens.length, ({ state, length }, end) => see(state, { length, end }));
    for (const state of this.#index.states.toReversed()) {
      const [shorter, run] = [this.#index.linkOf(state), seen[state]];
      if (run) see(shorter, { length: this.#index.lengthOf(shorter), end: run.end });
    }
    for (const state of this.#index.states) seen[state] ??= seen[this.#index.linkOf(state)];
    return seen;
  }

  /** Reads tokens of a text, with divided words both ways, and passes each run with the number of tokens at its end. */
  #read(text: TokenizedText, from: number, to: number, visit: (run: Run, end: number) => void): void {
    const joined = new Map<number, Run[]>();
    let runs: readonly Run[] = [noRun];
    for (let at = from; at < to; at += 1) {
      for (const word of text.joinedFrom.get(at) ?? []) {
        if (!this.#index.has(word.key)) continue;
        const known = joined.get(word.to) ?? [];
        joined.set(word.to, [...known, ...runs.map((run) => this.#index.read(run, word.key))]);
      }
      const key = text.tokens[at]?.key ?? '';
      runs = runs.map((run) => this.#index.read(run, key));
      const others = joined.get(at + 1);
      if (others) {
        runs = longestOf([...runs, ...others]);
        joined.delete(at + 1);
      }
      for (const run of runs) visit(run, at + 1);
    }
  }
}

const nothing: SeenRun = { length: 0, end: 0 };

function keysOf({ tokens }: TokenizedText): string[] {
  return tokens.map(({ key }) => key);
}

/** The longest runs, one for each state. */
function longestOf(runs: readonly Run[]): Run[] {
  const longest: Run[] = [];
  for (const run of runs.toSorted((a, b) => b.length - a.length))
    if (longest.length < mostReadings && longest.every(({ state }) => state !== run.state)) longest.push(run);
  return longest;
}

/** The index of the first of these tokens, which end before a token of a text. */
function startOf({ tokens, joinedTo }: TokenizedText, end: number, keys: readonly string[]): number {
  let starts = new Set([end]);
  for (const key of keys.toReversed()) {
    const earlier = new Set<number>();
    for (const at of starts) {
      if (tokens[at - 1]?.key === key) earlier.add(at - 1);
      for (const word of joinedTo.get(at) ?? []) if (word.key === key) earlier.add(word.from);
    }
    starts = earlier;
  }
  return Math.max(...starts);
}
