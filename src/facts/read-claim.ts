import type { ProblemCode } from '../report/codes.ts';
import { code } from '../report/message-text.ts';
import { addProblem, type Problem } from '../report/problem.ts';
import { type Claim, type Fields, type Origin, originOf, problemAt } from './facts.ts';
import { describe, type FactsValue } from './facts-value.ts';
import { piecesOf } from './fragments.ts';
import { badText, isPlainText } from './texts.ts';
import { wordsOf } from './words.ts';

/** Maximum number of words of a fragment without a warning: it is evidence, not a copy of the source. */
const maximumWords = 40;

/** In characters: far above any fragment, and far below what takes long to compare. */
const maximumLength = 10_000;

const claimHint = 'a claim is a fragment of the source (`quote`) and what it says (`says`)';
const readingHint = `${claimHint}; where there are no words to quote, use \`reading\``;

/**
 * Reads a claim without the facts that it supports: `quote` (a fragment or a list of fragments) or `reading`, with `at`, `before`, `after`
 * and `withhold`; other keys are qualifiers.
 * @param problems receives an error for each part that cannot be used
 * @returns undefined if the claim cannot be used
 * @example
 * const claim = readClaim({ quote: ['held in Brussels', '2-4 May'], says }, origin, problems);
 */
export function readClaim(map: Fields, origin: Origin, problems: Problem[]): Omit<Claim, 'says'> | undefined {
  const reader = new WordsReader(problems);
  const { quote, reading, says } = map;
  if (says === undefined) reader.error('incomplete-claim', 'a claim has no `says`', origin, claimHint);
  if (quote === undefined && reading === undefined)
    reader.error('incomplete-claim', 'a claim has no `quote`', origin, readingHint);
  if (says === undefined || (quote === undefined && reading === undefined)) return undefined;
  // Nearly all claims, and those that `map` reads by the million.
  if (typeof quote === 'string' && Object.keys(map).length === 2) {
    if (!reader.isFragment(quote, originOf(origin, 'quote'))) return undefined;
    return { ...alone, fragments: [quote], origin };
  }
  if (quote !== undefined && reading !== undefined) {
    const hint = 'keep the quotation, if it supports the facts; or make two claims';
    reader.error(
      'incomplete-claim',
      'a claim has both `quote` and `reading`',
      originOf(origin, 'reading', 'key'),
      hint,
    );
    return undefined;
  }
  const fragments = quote === undefined ? [] : reader.fragments(quote, originOf(origin, 'quote'));
  const read = reader.text(map, 'reading', origin);
  if (fragments.length === 0 && read === undefined) return undefined;
  for (const key of ['before', 'after'])
    if (key in map && fragments.length === 0) {
      const hint = 'say with `at` where in the source it is';
      reader.error('incomplete-claim', `a reading has no ${code(key)}`, originOf(origin, key, 'key'), hint);
    }
  const [at, before, after] = ['at', 'before', 'after'].map((key) => reader.text(map, key, origin));
  const withheld = reader.isTrue(map, 'withhold', origin);
  return { fragments, reading: read, at, before, after, withheld, qualifiers: qualifiersOf(map), origin };
}

/** Words that are a lone fragment. */
const alone = {
  reading: undefined,
  at: undefined,
  before: undefined,
  after: undefined,
  withheld: false,
  qualifiers: {},
} as const satisfies Partial<Claim>;

function qualifiersOf({ quote, reading, at, before, after, withhold, says, ...qualifiers }: Fields): Fields {
  return qualifiers;
}

/** A warning for each reading in the words of a quotation of the same source: what can be quoted needs no reading. */
export function needlessReadings(claims: readonly Claim[]): Problem[] {
  if (claims.every(({ reading }) => reading === undefined)) return [];
  const quoted = new Set(claims.flatMap(({ fragments }) => fragments.flatMap(piecesOf).map(sameWords)));
  return claims.flatMap(({ reading, origin }) => {
    if (reading === undefined || !quoted.has(sameWords(reading))) return [];
    const message = 'a claim of this source quotes what this reading says';
    const hint = 'write `quote` in place of `reading`';
    return [problemAt(originOf(origin, 'reading'), { severity: 'warning', code: 'needless-reading', message, hint })];
  });
}

const sameWords = (text: string) => wordsOf(text).join(' ');

class WordsReader {
  readonly #problems: Problem[];

  constructor(problems: Problem[]) {
    this.#problems = problems;
  }

  error(code: ProblemCode, message: string, origin: Origin, hint: string): void {
    addProblem(this.#problems, problemAt(origin, { severity: 'error', code, message, hint }));
  }

  /** The fragments of `quote`; none if one of them cannot be used. */
  fragments(quote: FactsValue, origin: Origin): readonly string[] {
    if (!Array.isArray(quote)) return this.isFragment(quote, origin) ? [quote] : [];
    if (quote.length === 0) this.error('empty-quote', 'the list of fragments is empty', origin, claimHint);
    const good = quote.filter((item, index): item is string => this.isFragment(item, originOf(origin, index)));
    return good.length === quote.length ? good : [];
  }

  isFragment(fragment: FactsValue, origin: Origin): fragment is string {
    if (!this.#isText(fragment, 'a quote', origin)) return false;
    if (piecesOf(fragment).some((piece) => piece.trim() === '')) {
      const gapOnly = 'a gap […] needs words of the source on both sides';
      this.error('empty-quote', gapOnly, origin, 'remove the gap, or quote what stands before and after it');
      return false;
    }
    // Texts of this length cannot have more words.
    if (fragment.length <= 2 * maximumWords) return true;
    const words = fragment.trim().split(/\s+/).length;
    if (words > maximumWords)
      addProblem(
        this.#problems,
        problemAt(origin, {
          severity: 'warning',
          code: 'long-quote',
          message: `the quote has ${words} words`,
          hint: `quote the shortest fragment that supports the facts, at most ${maximumWords} words; a list of fragments may be longer`,
        }),
      );
    return true;
  }

  text(map: Fields, key: string, parent: Origin): string | undefined {
    const value = map[key];
    if (value === undefined) return undefined;
    return this.#isText(value, code(key), originOf(parent, key)) ? value : undefined;
  }

  isTrue(map: Fields, key: string, parent: Origin): boolean {
    const value = map[key];
    if (value !== undefined && value !== 'true' && value !== 'false')
      this.error(
        'wrong-type',
        `${code(key)} is ${describe(value)}`,
        originOf(parent, key),
        'write `true`, or remove it',
      );
    return value === 'true';
  }

  #isText(value: FactsValue, what: string, origin: Origin): value is string {
    if (typeof value !== 'string')
      this.error('wrong-type', `${what} is a text, found ${describe(value)}`, origin, 'write a text');
    else if (!isPlainText(value)) this.error('bad-text', badText.message, origin, badText.hint);
    else if (value.trim() === '') this.error('empty-quote', `${what} is empty`, origin, 'write its words');
    else if (value.length > maximumLength) {
      const hint = `write at most ${maximumLength} characters: the shortest fragment that supports the facts`;
      this.error('long-quote', `${what} has ${value.length} characters`, origin, hint);
    } else return true;
    return false;
  }
}
