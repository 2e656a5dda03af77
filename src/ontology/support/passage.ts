import { type TokenizedText, tokenizedText } from '../../facts/tokenized-text.ts';
import { isWord, tokensOf } from '../../facts/tokens.ts';

/** A word, number or mark of a passage. */
export interface Mark {
  /** In the form in which words are compared, without case. */
  readonly key: string;
  /** With its case. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
  readonly isWord: boolean;
  /** Whether it is a part of an address or id, whose figures say nothing. */
  readonly isOfAddress: boolean;
  /** The whole number that it is in figures. */
  readonly number: number | undefined;
}

/** Consecutive words of a source: a fragment, or a part of one between gaps. Nothing is matched across two. */
export interface Passage {
  readonly text: string;
  /** With marks. */
  readonly marks: readonly Mark[];
  /** Without marks. */
  readonly words: readonly Mark[];
  /** The keys of the words. */
  readonly keys: readonly string[];
}

/** A text as a passage; as two, if a hyphen at a line end may divide a word or belong to it. */
export function passagesOf(text: string): Passage[] {
  if (!/[-\u00ad¬֊‐⸗－\r\n]/.test(text)) return [passageOf(text, tokensOf(text))];
  const tokenized = tokenizedText(text);
  const plain = passageOf(text, tokenized.tokens);
  return tokenized.joinedFrom.size === 0 ? [plain] : [plain, passageOf(text, joinedTokens(tokenized))];
}

/** Korean writes particles onto words: 벨지끄에서 is "in Belgium". */
const particle = /(?<=^\p{Script=Hangul}{2,40})(?:에서|으로|에게|까지|부터|은|는|이|가|을|를|의|에|와|과|로|도)$/u;

/** A word as it is compared: in small letters, without a particle. */
export function comparable(word: string): string {
  return /\p{Script=Hangul}$/u.test(word) ? word.replace(particle, '') : word;
}

interface Part {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

function joinedTokens({ tokens, joinedFrom }: TokenizedText): Part[] {
  const parts: Part[] = [];
  for (let index = 0; index < tokens.length; ) {
    const word = joinedFrom.get(index)?.at(-1);
    const to = word?.to ?? index + 1;
    const [first, last] = [tokens[index], tokens[to - 1]];
    if (first && last) parts.push({ key: word?.key ?? first.key, start: first.start, end: last.end });
    index = to;
  }
  return parts;
}

function passageOf(text: string, parts: readonly Part[]): Passage {
  const addresses = addressesIn(text);
  let next = 0;
  const marks = parts.map((part, index): Mark => {
    while ((addresses[next]?.end ?? Number.POSITIVE_INFINITY) <= part.start) next += 1;
    const isOfAddress =
      (addresses[next]?.start ?? Number.POSITIVE_INFINITY) <= part.start || isOfId(text, parts, index);
    return {
      key: comparable(part.key.toUpperCase().toLowerCase()),
      written: part.key,
      start: part.start,
      end: part.end,
      isWord: isWord(part),
      isOfAddress,
      number: isOfAddress ? undefined : wholeNumber(part.key),
    };
  });
  const words = marks.filter((mark) => mark.isWord);
  return { text, marks, words, keys: words.map(({ key }) => key) };
}

/** A number in figures: 1034, 1,034, 1.034, 1 034, 1'034. */
function wholeNumber(key: string): number | undefined {
  if (!/^\d{1,15}$|^\d{1,3}(?:[.,' ]\d{3}){1,4}$/.test(key)) return undefined;
  return Number(key.replaceAll(/\D/g, ''));
}

/** Web and mail addresses, file names, and ids such as #2009 or id=2009. */
function addressesIn(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/\S+/g)]
    .filter(([run]) => isAddress(run))
    .map(({ index, 0: run }) => ({ start: index, end: index + run.length }));
}

function isAddress(run: string): boolean {
  if (!/\d/.test(run) || run.length > 2000) return run.length > 2000;
  if (run.includes('://') || run.includes('@') || /^\W{0,3}(?:www\.|doi:|isbn|issn)/i.test(run)) return true;
  if (/[#=_&?]\d|\d[=_&]|\p{L}[:_]\d/u.test(run)) return true;
  const parts = run.split('/');
  if (parts.length > 2)
    return !/^\W*\d{1,2}\/\p{L}+\.?\/\d{2,4}\W*$/u.test(run) && parts.some((part) => /\p{L}{2}/u.test(part));
  return /^[\p{L}\p{N}-]+\.[\p{L}\p{N}.-]+\/\S/u.test(run) && /\p{L}{2}/u.test(run);
}

/** Words before a hyphen that leave the number what it is: mid-1999. */
const beforeNumber =
  /^(?:mid|early|late|pre|post|circa|ca|mi|début|fin|anfang|mitte|ende|begin|eind|medio|midden|середин[аеы]|\d.*)$/u;

/** Whether a number is joined to a word by a hyphen, as in ICS-2009. */
function isOfId(text: string, parts: readonly Part[], index: number): boolean {
  const [word, hyphen, number] = [parts[index - 2], parts[index - 1], parts[index]];
  if (!word || !hyphen || !number || hyphen.key !== '-' || !/^\d/.test(number.key)) return false;
  if (word.end !== hyphen.start || hyphen.end !== number.start) return false;
  if (text[hyphen.start] !== '-' || !/\p{L}/u.test(word.key) || beforeNumber.test(word.key.toLowerCase())) return false;
  // 15-May-2009
  return !(parts[index - 3]?.key === '-' && /^\d{1,2}$/.test(parts[index - 4]?.key ?? ''));
}
