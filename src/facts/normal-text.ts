/** Scripts that are written without spaces between words. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;

const rules: readonly (readonly [pattern: RegExp, instead: string | ((found: string) => string)])[] = [
  // Soft hyphens, zero-width characters, marks of direction, byte order marks.
  [/\p{Default_Ignorable_Code_Point}/gu, ''],
  // ﬁ, ﬂ …
  [/[\ufb00-\ufb06]/gu, (ligature) => ligature.normalize('NFKC')],
  // Footnote marks, as [1] and [a].
  [/\[(?:\d{1,3}|[a-z])\]/gu, ''],
  [/(?<=[«‹])\s+|\s+(?=[»›])/gu, ''],
  [/``|''|[\u201c-\u201f«»\u2033〝〞＂]/gu, '"'],
  [/[\u2018-\u201b‹›\u2032´`＇]/gu, "'"],
  [/[\p{Pd}−]/gu, '-'],
  [/\.{3}/gu, '…'],
  [new RegExp(String.raw`(?<=[${unspaced}])\s+(?=[${unspaced}])`, 'gu'), ''],
  [/\s+/gu, ' '],
];

/**
 * A text in the form in which quotations are looked up: composed (NFC), with one kind of white space, of dash, and of single and double quotation
 * mark, without what cannot be seen and without footnote marks.
 */
export function normalText(text: string): string {
  let normal = text.normalize('NFC');
  for (const [pattern, instead] of rules)
    normal = typeof instead === 'string' ? normal.replaceAll(pattern, instead) : normal.replaceAll(pattern, instead);
  return normal.trim();
}

export const hyphenAtLineEnd = /(?<=\p{L})[-\u2010\u00ad][ \t]*\r?\n\s*(?=\p{Ll})/gu;

/** The normal forms of a text whose lines may end in hyphens: each may belong to the word, or only to the line. */
export function normalForms(text: string): readonly string[] {
  const whole = normalText(text.replaceAll(hyphenAtLineEnd, '-'));
  const joined = normalText(text.replaceAll(hyphenAtLineEnd, ''));
  return whole === joined ? [whole] : [whole, joined];
}

const word = /[\p{L}\p{M}\p{N}]/u;
const unspacedCharacter = new RegExp(`[${unspaced}]`, 'u');

/** Whether a text contains another that begins and ends where words and numbers do: 5 is not in 125, nor in 5,000. */
export function containsWords(text: string, part: string): boolean {
  if (part === '') return false;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
    if (isBorder(text, at) && isBorder(text, at + part.length)) return true;
  return false;
}

/** Whether no word or number goes on over a position of a text. */
function isBorder(text: string, at: number): boolean {
  const [before, after] = [characterBefore(text, at), characterAt(text, at)];
  if (isUnspaced(before) || isUnspaced(after)) return true;
  if (word.test(before) && word.test(after)) return false;
  // Between digits, a full stop or comma is part of the number.
  const isInside = (left: string, mark: string, right: string) =>
    /\d/.test(left) && /[.,]/.test(mark) && /\d/.test(right);
  return !isInside(before, after, characterAt(text, at + 1)) && !isInside(characterBefore(text, at - 1), before, after);
}

const isUnspaced = (character: string) => character !== '' && unspacedCharacter.test(character);

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0x20);
}

function characterBefore(text: string, at: number): string {
  const isPair = at > 1 && /[\udc00-\udfff]/.test(text.charAt(at - 1));
  return at <= 0 ? ' ' : characterAt(text, at - (isPair ? 2 : 1));
}
