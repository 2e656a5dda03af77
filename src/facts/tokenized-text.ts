import { isUnspaced, normalKey, type Token, tokensOf } from './tokens.ts';

/** A text as tokens, with the words that line ends divide: `inter-⏎national` is inter, -, national, or else international. */
export interface TokenizedText {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Divided words by the index of their first token. */
  readonly joinedFrom: ReadonlyMap<number, readonly JoinedWord[]>;
  /** The same by the index behind their last token. */
  readonly joinedTo: ReadonlyMap<number, readonly JoinedWord[]>;
}

/** A word in place of the tokens `from` (included) to `to` (excluded). */
export interface JoinedWord {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** Tokenizes a text. */
export function tokenizedText(text: string): TokenizedText {
  const tokens = tokensOf(text);
  const words = [...tokens.keys()].flatMap((from) => joinedWords(text, tokens, from));
  return {
    text,
    tokens,
    joinedFrom: Map.groupBy(words, ({ from }) => from),
    joinedTo: Map.groupBy(words, ({ to }) => to),
  };
}

/** The keys of a text in which all divided words are joined. */
export function joinedKeys({ tokens, joinedFrom }: TokenizedText): string[] {
  const keys: string[] = [];
  for (let index = 0; index < tokens.length; ) {
    const word = joinedFrom.get(index)?.at(-1);
    keys.push(word?.key ?? tokens[index]?.key ?? '');
    index = word?.to ?? index + 1;
  }
  return keys;
}

/** So often may one word be divided. */
const mostDivisions = 2;

/** The words that begin with a token and are divided after it. */
function joinedWords(text: string, tokens: readonly Token[], from: number): JoinedWord[] {
  const [first, second] = [tokens[from], tokens[from + 1]];
  if (!first || !second) return [];
  if (isNumberOverLines(text, first, second))
    return [{ key: normalKey(`${first.key} ${second.key}`), from, to: from + 2 }];
  const words: JoinedWord[] = [];
  let { key } = first;
  for (let to = from + 3; to <= from + 1 + 2 * mostDivisions; to += 2) {
    const [before, hyphen, after] = tokens.slice(to - 3, to);
    if (!before || !hyphen || !after || !isDivided(text, before, hyphen, after)) break;
    key = normalKey(key + after.key);
    words.push({ key, from, to });
  }
  return words;
}

/** Whether a hyphen divides a word: it is between letters, with white space behind it (lines may have been joined since). */
function isDivided(text: string, before: Token, hyphen: Token, after: Token): boolean {
  return (
    hyphen.key === '-' &&
    before.end === hyphen.start &&
    hyphen.end < after.start &&
    /^[-\u00ad¬֊‐⸗－]$/.test(text.slice(hyphen.start, hyphen.end)) &&
    /\p{L}\p{M}*$/u.test(before.key) &&
    /^\p{L}/u.test(after.key) &&
    !isUnspaced(before) &&
    !isUnspaced(after)
  );
}

/** Whether a line end may be a space within a number, as in 10 000. */
function isNumberOverLines(text: string, before: Token, after: Token): boolean {
  return (
    /^\p{Nd}{3}(?!\p{Nd})/u.test(after.key) &&
    /^\p{Nd}{1,3}(?: \p{Nd}{3})*$/u.test(before.key) &&
    /^\s*[\r\n]\s*$/.test(text.slice(before.end, after.start))
  );
}
