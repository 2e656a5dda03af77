import type { LanguageWords, PhrasesByKey } from './language-words.ts';
import { Phrases } from './phrases.ts';

/** The words of some languages, ready to be looked up. */
export interface Vocabulary {
  /** False if the source has a language without words. */
  readonly isKnown: boolean;
  readonly months: Phrases<number>;
  readonly dayAfterMonth: boolean;
  readonly doubtfulMonths: ReadonlySet<string>;
  readonly relative: ReadonlySet<string>;
  readonly within: ReadonlySet<string>;
  readonly between: ReadonlySet<string>;
  /** The first year without its century. */
  readonly decades: Phrases<number>;
  readonly decadeEndings: ReadonlySet<string>;
  readonly decadeBefore: ReadonlySet<string>;
  readonly centuries: Phrases<true>;
  readonly seasons: Phrases<number>;
  readonly beforeOurEra: Phrases<true>;
  readonly cardinals: Phrases<number>;
  readonly cardinalParts: ReadonlyMap<string, number>;
  readonly cardinalJoiners: ReadonlySet<string>;
  readonly ordinals: Phrases<number>;
  readonly ordinalSuffixes: ReadonlySet<string>;
  readonly ordinalStop: boolean;
  readonly otherOrdinals: Phrases<true>;
  /** Terms of `measuredProperty`. */
  readonly counted: Phrases<string>;
  /** By property: its terms. Without an entry, no language has words for them. */
  readonly terms: ReadonlyMap<string, { readonly phrases: Phrases<string>; readonly known: ReadonlySet<string> }>;
}

/** The words of all languages of an ontology, with what names of all languages have in common. */
export interface Vocabularies {
  /** Of the languages of a source; those without words are left out. */
  of(languages: readonly string[]): Vocabulary;
  readonly generic: Phrases<true>;
  readonly particles: ReadonlySet<string>;
}

/**
 * Makes the words of all languages ready to be looked up.
 * @param languages words by primary language subtag
 */
export function vocabulariesOf(languages: ReadonlyMap<string, LanguageWords>): Vocabularies {
  const known = new Map<string, Vocabulary>();
  const all = [...languages.values()];
  return {
    of: (tags) => {
      const subtags = [...new Set(tags.map((tag) => tag.split('-')[0]?.toLowerCase() ?? ''))].sort();
      const id = subtags.join(' ');
      const vocabulary = known.get(id) ?? vocabularyOf(languages, subtags);
      known.set(id, vocabulary);
      return vocabulary;
    },
    generic: flags(all.flatMap(({ generic, particles }) => [...generic, ...particles])),
    particles: setOf(all.flatMap(({ particles }) => particles)),
  };
}

/** Dates and numbers of a source in a language without words, or without a language, are read in all of them. */
function vocabularyOf(languages: ReadonlyMap<string, LanguageWords>, subtags: readonly string[]): Vocabulary {
  const own = subtags.flatMap((subtag) => languages.get(subtag) ?? []);
  const read = own.length > 0 ? own : [...languages.values()];
  const listOf = (select: (words: LanguageWords) => readonly string[]) => read.flatMap(select);
  const byNumber = (select: (words: LanguageWords) => PhrasesByKey) =>
    new Phrases(read.flatMap((words) => byKey(select(words)).map(([phrase, key]) => [phrase, Number(key)] as const)));
  const cardinals = read.flatMap((words) => Object.entries(words.cardinals));
  return {
    isKnown: languages.size > 0 && subtags.every((subtag) => languages.has(subtag)),
    months: new Phrases(
      read.flatMap(({ months }) => months.flatMap((names, index) => names.map((name) => [name, index + 1] as const))),
    ),
    dayAfterMonth: read.some(({ dayAfterMonth }) => dayAfterMonth),
    doubtfulMonths: setOf(listOf(({ doubtfulMonths }) => doubtfulMonths)),
    relative: setOf(listOf(({ relative }) => relative)),
    within: setOf(listOf(({ within }) => within)),
    between: setOf(listOf(({ between }) => between)),
    decades: byNumber(({ decades }) => decades),
    decadeEndings: setOf(listOf(({ decadeEndings }) => decadeEndings)),
    decadeBefore: setOf(listOf(({ decadeBefore }) => decadeBefore)),
    centuries: flags(listOf(({ centuries }) => centuries)),
    seasons: byNumber(({ seasons }) => seasons),
    beforeOurEra: flags(listOf(({ beforeOurEra }) => beforeOurEra)),
    cardinals: new Phrases(cardinals),
    cardinalParts: new Map(cardinals.map(([word, value]) => [word.replaceAll(' ', ''), value])),
    cardinalJoiners: setOf(listOf(({ cardinalJoiners }) => cardinalJoiners)),
    ordinals: new Phrases(
      read.flatMap(({ ordinals, ordinalEndings }) =>
        byKey(ordinals).flatMap(([word, key]) =>
          (ordinalEndings.length === 0 ? [''] : ordinalEndings).map((ending) => [word + ending, Number(key)] as const),
        ),
      ),
    ),
    ordinalSuffixes: setOf(listOf(({ ordinalSuffixes }) => ordinalSuffixes)),
    ordinalStop: read.some(({ ordinalStop }) => ordinalStop),
    otherOrdinals: flags(listOf(({ otherOrdinals }) => otherOrdinals)),
    counted: new Phrases(read.flatMap(({ counted }) => byKey(counted))),
    terms: termsOf(own),
  };
}

function termsOf(languages: readonly LanguageWords[]): Vocabulary['terms'] {
  const properties = new Set(languages.flatMap(({ terms }) => Object.keys(terms)));
  return new Map(
    [...properties].map((property) => {
      const lists = languages.flatMap(({ terms }) => byKey(terms[property] ?? {}));
      return [property, { phrases: new Phrases(lists), known: new Set(lists.map(([, term]) => term)) }] as const;
    }),
  );
}

function byKey(phrases: PhrasesByKey): (readonly [phrase: string, key: string])[] {
  return Object.entries(phrases).flatMap(([key, words]) => words.map((word) => [word, key] as const));
}

function flags(phrases: readonly string[]): Phrases<true> {
  return new Phrases(phrases.map((phrase) => [phrase, true] as const));
}

/** Words that are looked up as they are written, in small letters. */
const setOf = (words: readonly string[]) => new Set(words.map((word) => word.toLowerCase().normalize('NFKC')));
