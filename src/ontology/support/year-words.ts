import type { Passage } from './passage.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The first and last year of a decade or century; years are astronomical. */
export interface YearSpan {
  readonly first: number;
  readonly last: number;
}

/** What words tell of years. */
export interface YearWords {
  readonly years: ReadonlySet<number>;
  /** Numbers that may be years before 1000. */
  readonly early: ReadonlySet<number>;
  readonly spans: readonly YearSpan[];
}

/** Years that words tell (17 BC, and in early times 88), and decades and centuries. */
export function yearWordsIn(passage: Passage, vocabulary: Vocabulary): YearWords {
  const { words, keys } = passage;
  const isBefore = !vocabulary.beforeOurEra.isEmpty && vocabulary.beforeOurEra.in(keys).size > 0;
  const years = new Set<number>();
  const early = new Set<number>();
  const spans: YearSpan[] = [];
  const addDecade = (start: number) => {
    spans.push({ first: start, last: start + 9 });
    if (isBefore) spans.push({ first: 1 - (start + 9), last: 1 - start });
  };
  for (const [index, { key, number, isOfAddress }] of words.entries()) {
    if (isOfAddress) continue;
    if (number !== undefined) {
      // Histories of early times leave the era to the context.
      if (number > 0 && isBefore) years.add(1 - number);
      if (number > 0 && number < 1000) early.add(number).add(1 - number);
      const isDecade = number % 10 === 0 && vocabulary.decadeBefore.has(keys[index - 1] ?? '');
      if (isDecade || isFollowed(passage, index, vocabulary)) addDecades(number, addDecade);
    }
    const [, figures, ending] = /^(\d{2,4})(\D{1,5})$/.exec(key) ?? [];
    if (figures?.endsWith('0') && vocabulary.decadeEndings.has(ending ?? '')) addDecades(Number(figures), addDecade);
    for (const { meaning } of vocabulary.decades.at(keys, index)) addDecades(meaning, addDecade);
  }
  for (const century of centuriesIn(passage, vocabulary)) {
    spans.push({ first: (century - 1) * 100, last: century * 100 - 1 });
    if (isBefore) spans.push({ first: 1 - (century * 100 - 1), last: 1 - (century - 1) * 100 });
  }
  return { years, early, spans };
}

/** Two figures are a decade of any century of the last thousand years. */
function addDecades(number: number, add: (start: number) => void): void {
  if (number >= 100) add(number);
  else for (let century = 1000; century <= 2000; century += 100) add(century + number);
}

/** 1990-talet, 1990-х, 1990’s: figures with an ending behind a mark. */
function isFollowed({ marks, words }: Passage, index: number, { decadeEndings }: Vocabulary): boolean {
  const word = words[index];
  if (!word || (word.number ?? 1) % 10 !== 0) return false;
  const next = words[index + 1];
  if (!next || !decadeEndings.has(next.key) || next.start - word.end !== 1) return false;
  return marks.some((mark) => mark.start === word.end && !mark.isWord);
}

/** The numbers of the centuries that are named: 20th century, XXe siècle. */
function centuriesIn({ keys, words }: Passage, { centuries, ordinals }: Vocabulary): number[] {
  if (centuries.isEmpty) return [];
  return keys.flatMap((_, index) => {
    if (centuries.at(keys, index).length === 0) return [];
    return [-1, -2, 1].flatMap((step) => {
      const key = keys[index + step] ?? '';
      const [figures] = /^\d{1,2}/.exec(key) ?? [];
      const [word] = ordinals.at(keys, index + step);
      const roman = romanNumber(words[index + step]?.written ?? '');
      return figures === undefined ? (word?.meaning ?? roman ?? []) : Number(figures);
    });
  });
}

const romanDigits = new Map(Object.entries({ I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }));

/** Endings of Roman ordinals; of a single letter only those that make no word with it: Ier, Ve, but not La. */
const romanEnding =
  /^(?:[IVX](?:er|re|ère|e|è?me|ième|th)|[IVXLCDM]{2,15}(?:er|re|ère|e|è?me|ième|th|st|nd|rd|o|a|º|°|ª|de|ste)?|[IVXLCDM])$/;

/** The number of a Roman numeral in capitals, also with an ending in small letters: XVII, XVIIe. */
export function romanNumber(written: string): number | undefined {
  const [numeral = ''] = romanEnding.test(written) ? (/^[IVXLCDM]+/.exec(written) ?? []) : [];
  if (!/^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/.test(numeral) || numeral === '') return undefined;
  const digits = [...numeral].map((digit) => romanDigits.get(digit) ?? 0);
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
}
