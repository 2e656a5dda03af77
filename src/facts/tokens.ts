import {
  atLineEnd,
  hanNumeral,
  invisible,
  quotationMark,
  raisedDigit,
  unspaced,
  unspacedMark,
  wordCharacter,
} from './character-classes.ts';

/** A word, a number, a mark, or a character of a script without spaces between words. */
export interface Token {
  /** Its normal form: two tokens are the same if their keys are. */
  readonly key: string;
  /** Where it is in the text: offsets in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

// Repetitions are bounded, because the stack of regular expressions is.

/** Footnote marks: [1], [1, 2], [a], [iv], [note 1], ¹, but not the brackets of "[t]he". */
const footnote = [
  String.raw`[\[［](?:\d{1,3}(?:[,–\-] ?\d{1,3}){0,5}|[a-z]|[ivx]{2,5}|(?:note|nb|fn) ?\d{1,3}|citation needed)[\]］](?![\p{Ll}\p{N}])`,
  String.raw`${raisedDigit}{1,9}(?:[,–\-]${raisedDigit}{1,9}){0,5}`,
].join('|');

export const footnoteMark = new RegExp(footnote, 'gv');

/** What belongs to a number between its digits: 40.5, 4,000 and, before groups of three, also 10 000 and 10'000. */
const inNumber = String.raw`(?<=\p{Nd})[.,٫٬](?=\p{Nd})|(?<=(?<![${wordCharacter}.,])\p{Nd}{1,3})[ \u00a0\u2006-\u200a\u202f'’，](?=\p{Nd}{3}(?!\p{Nd}))`;

/** Numbers with Han numerals: 二〇〇六, 3万5千. */
const beforeNumeral = String.raw`(?=[\p{Nd}.,]{0,20}${hanNumeral})`;
const hanNumber = String.raw`(?:${hanNumeral}|\p{Nd}${beforeNumeral})(?:\p{White_Space}?${hanNumeral}|[\p{Nd}.,]${beforeNumeral}|(?<=${hanNumeral})\p{Nd}{1,20}){1,30}`;

const letters = `[${wordCharacter}${invisible}]{1,999}`;
const grammar = new RegExp(
  [
    `(${footnote})`,
    // Some quotation marks are typed as two characters.
    `(\`\`|''|´´|‘‘|’’|‚‚|,,|′′|<<|>>|${quotationMark})`,
    // At line ends, soft hyphens are visible, and text recognition writes ¬.
    String.raw`([\p{Dash}～]{1,99}|[\u00ad¬]${atLineEnd})`,
    String.raw`((?:[…⋯]|\.\p{White_Space}?\.\p{White_Space}?\.){1,99})`,
    hanNumber,
    `${unspaced}(?:${unspacedMark}){0,99}`,
    String.raw`(?!${invisible})${letters}(?:(?:${inNumber}|\u00ad{1,9}(?!${atLineEnd}))${letters}){0,99}`,
    String.raw`[^\p{White_Space}\p{Default_Ignorable_Code_Point}]`,
  ].join('|'),
  'gv',
);

/**
 * The words, numbers and marks of a text. White space, invisible characters and footnote marks are in none of them.
 * @example
 * tokensOf('« Peace », 1992[1]').map(({ key }) => key); // ['"', 'Peace', '"', ',', '1992']
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const keys = new Map<string, string>();
  const keyOf = (found: string): string => {
    const known = keys.get(found);
    if (known !== undefined) return known;
    const key = normalKey(found);
    keys.set(found, key);
    return key;
  };
  for (const match of text.matchAll(grammar)) {
    const [found, skipped, quotation, dash, ellipsis] = match;
    if (skipped !== undefined) continue;
    const key = quotation ? '"' : dash ? '-' : ellipsis ? '…' : keyOf(found);
    tokens.push({ key, start: match.index, end: match.index + found.length });
  }
  return tokens;
}

/** Composed, with ligatures and wide characters as plain ones, without what is invisible, and numbers with one kind of space. */
export function normalKey(found: string): string {
  // ASCII without white space, which nearly all words are, has one form.
  if (/^[!-~]+$/.test(found)) return found;
  return found
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKC')
    .replaceAll(/(?<=\p{Nd})\p{White_Space}(?=\p{Nd})/gu, ' ')
    .replaceAll(/(?<=\p{Script=Han})\p{White_Space}(?=\p{Script=Han})/gu, '')
    .replaceAll('’', "'");
}

/** Whether a token is a word or number, not a mark. */
export function isWord({ key }: Token): boolean {
  return /[\p{L}\p{N}]/u.test(key);
}

const unspacedCharacter = new RegExp(unspaced, 'v');

/** Whether a token is of a script without spaces between words. */
export function isUnspaced({ key }: Token): boolean {
  return unspacedCharacter.test(key);
}
