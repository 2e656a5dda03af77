import { Failure } from '../../report/failure.ts';

/** Words or phrases by key. A word that ends in * is the beginning of words: `jährlich*`. */
export type PhrasesByKey = Readonly<Record<string, readonly string[]>>;

/** What the support of values knows of one language: `ontology/words/<language>.json`. Every part may be left out. */
export interface LanguageWords {
  /** The twelve months, each with its abbreviations and cases. */
  readonly months: readonly (readonly string[])[];
  /** Whether a day may follow its month: May 5. */
  readonly dayAfterMonth: boolean;
  /** Words that are a month in lower case only beside a day or a year: may. */
  readonly doubtfulMonths: readonly string[];
  /** Words that make a month relative: last May. */
  readonly relative: readonly string[];
  /** Words between a day and its month or year: of. */
  readonly within: readonly string[];
  /** Words between the days of a range or list: to, and. */
  readonly between: readonly string[];
  /** By the first two digits of the year that it begins with, without the century: 90. */
  readonly decades: PhrasesByKey;
  /** Endings of figures that name a decade: 1990s. */
  readonly decadeEndings: readonly string[];
  /** Words before figures that name a decade: années 1990. */
  readonly decadeBefore: readonly string[];
  readonly centuries: readonly string[];
  /** By the EDTF number of the season, 21 to 24. */
  readonly seasons: PhrasesByKey;
  /** Words that count years before our era: BC. */
  readonly beforeOurEra: readonly string[];
  /** Number words; larger ones are composed of them. */
  readonly cardinals: Readonly<Record<string, number>>;
  /** Words within number words: and. */
  readonly cardinalJoiners: readonly string[];
  /** Ordinal words, or their stems, by number. */
  readonly ordinals: PhrasesByKey;
  /** Endings of the stems. */
  readonly ordinalEndings: readonly string[];
  /** Endings of figures that make an ordinal: th. */
  readonly ordinalSuffixes: readonly string[];
  /** Whether a full stop after figures makes an ordinal: 17. Mai. */
  readonly ordinalStop: boolean;
  /** What an ordinal counts other than editions: century. */
  readonly otherOrdinals: readonly string[];
  /** Nouns of what is counted, by the term of `measuredProperty`; a noun may stand under several. */
  readonly counted: PhrasesByKey;
  /** Words of names that many names have: party, of. */
  readonly generic: readonly string[];
  /** The generic ones that are no nouns or adjectives: of, the. */
  readonly particles: readonly string[];
  /** Words of the terms of closed lists: by property, by term. */
  readonly terms: Readonly<Record<string, PhrasesByKey>>;
}

const none: LanguageWords = {
  months: [],
  dayAfterMonth: false,
  doubtfulMonths: [],
  relative: [],
  within: [],
  between: [],
  decades: {},
  decadeEndings: [],
  decadeBefore: [],
  centuries: [],
  seasons: {},
  beforeOurEra: [],
  cardinals: {},
  cardinalJoiners: [],
  ordinals: {},
  ordinalEndings: [],
  ordinalSuffixes: [],
  ordinalStop: false,
  otherOrdinals: [],
  counted: {},
  generic: [],
  particles: [],
  terms: {},
};

/**
 * Reads the words of a language.
 * @param name of the file, for messages
 * @throws Failure `ontology` if it is not JSON, or a part has another form
 * @example
 * const english = readLanguageWords('words/en.json', '{ "centuries": ["century"] }');
 */
export function readLanguageWords(name: string, text: string): LanguageWords {
  const wrong = (what: string) => new Failure('ontology', `${name}: ${what}`);
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw new Failure('ontology', `${name} is not JSON`, { cause: error });
  }
  if (!isMap(read)) throw wrong('expected a map of words');
  const known = new Set(Object.keys(none));
  const unknown = Object.keys(read).find((key) => !known.has(key));
  if (unknown !== undefined) throw wrong(`unknown key "${unknown}"`);
  const part = <T>(key: keyof LanguageWords, isRight: (value: unknown) => value is T, usual: T): T => {
    const value = read[key];
    if (value === undefined) return usual;
    if (!isRight(value)) throw wrong(`"${key}" has another form than expected`);
    return value;
  };
  const list = (key: keyof LanguageWords) => part(key, isList, []);
  const phrases = (key: keyof LanguageWords) => part(key, isPhrases, {});
  return {
    months: part('months', isListOfLists, []),
    dayAfterMonth: part('dayAfterMonth', isBoolean, false),
    doubtfulMonths: list('doubtfulMonths'),
    relative: list('relative'),
    within: list('within'),
    between: list('between'),
    decades: phrases('decades'),
    decadeEndings: list('decadeEndings'),
    decadeBefore: list('decadeBefore'),
    centuries: list('centuries'),
    seasons: phrases('seasons'),
    beforeOurEra: list('beforeOurEra'),
    cardinals: part('cardinals', isNumbers, {}),
    cardinalJoiners: list('cardinalJoiners'),
    ordinals: phrases('ordinals'),
    ordinalEndings: list('ordinalEndings'),
    ordinalSuffixes: list('ordinalSuffixes'),
    ordinalStop: part('ordinalStop', isBoolean, false),
    otherOrdinals: list('otherOrdinals'),
    counted: phrases('counted'),
    generic: list('generic'),
    particles: list('particles'),
    terms: part('terms', isTerms, {}),
  };
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
const isListOfLists = (value: unknown): value is readonly (readonly string[])[] =>
  Array.isArray(value) && value.length === 12 && value.every(isList);
const isPhrases = (value: unknown): value is PhrasesByKey => isMap(value) && Object.values(value).every(isList);
const isNumbers = (value: unknown): value is Readonly<Record<string, number>> =>
  isMap(value) && Object.values(value).every((item) => Number.isSafeInteger(item));
const isTerms = (value: unknown): value is Readonly<Record<string, PhrasesByKey>> =>
  isMap(value) && Object.values(value).every(isPhrases);
