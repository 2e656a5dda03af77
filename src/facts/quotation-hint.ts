import { shortened } from '../report/message-text.ts';
import { apart } from './equal-looking.ts';
import type { CommonRun } from './find-quotations.ts';
import type { TokenizedText } from './tokenized-text.ts';
import { isUnspaced, isWord } from './tokens.ts';

/** A hint where a quotation and a text first differ: beside the longest run of words that they have in common. */
export function quotationHint({ quotation, from, to, inText }: CommonRun, text: TokenizedText): string {
  const common = quotation.tokens.slice(from, to);
  const [words, all] = [common.filter(isWord).length, quotation.tokens.filter(isWord).length];
  if (quotation.tokens.length === 0) return 'it has no words';
  if (words === 0) return `none of its words occurs; ${isRightSource}`;
  const shown = quoted(sliceOf(quotation, from, to), 300);
  // One word of many, or two characters, occur in any text.
  const few = common.every(isUnspaced) ? 2 : 1;
  if (words <= few && all > 4 * few) return `only pieces of it occur, such as ${shown}; ${isRightSource}`;
  const [side, there, here] =
    from === 0
      ? ['after', partAt(text, inText.to, 1), partAt(quotation, to, 1)]
      : ['before', partAt(text, inText.from - 1, -1), partAt(quotation, from - 1, -1)];
  if (!there) return `the text ${side === 'after' ? 'ends after' : 'begins with'} ${shown}, without ${here?.shown}`;
  const [differs, instead] = apart(there.key, here?.key ?? '');
  return `${side} ${shown}, the text has ${there.shown}${differs}, not ${here?.shown}${instead}`;
}

const isRightSource = 'check whether this is the right source';

function quoted(text: string, longest: number): string {
  return `"${shortened(text, longest)}"`;
}

/** Tokens as they are written, with single spaces. */
function sliceOf({ text, tokens }: TokenizedText, from: number, to: number): string {
  return text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0).replaceAll(/\p{White_Space}+/gu, ' ');
}

/** So many tokens are shown where there is no space: characters, or words with their marks. */
const mostTokens = 6;

/** What a text has from a token on, or before it, up to a space. */
function partAt(text: TokenizedText, index: number, step: 1 | -1): { key: string; shown: string } | undefined {
  const { tokens } = text;
  const token = tokens[index];
  if (!token) return undefined;
  let last = index;
  while (Math.abs(last - index) < mostTokens - 1 && tokens[last + step]) {
    const [left, right] = [Math.min(last, last + step), Math.max(last, last + step)];
    if (/\p{White_Space}/u.test(text.text.slice(tokens[left]?.end, tokens[right]?.start))) break;
    last += step;
  }
  return { key: token.key, shown: quoted(sliceOf(text, Math.min(index, last), Math.max(index, last) + 1), 60) };
}
