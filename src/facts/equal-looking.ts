type Pair = readonly [left: string, right: string];

/** What to write behind two different words in a message: nothing, or the code points in which they differ if they may look equal. */
export function apart(left: string, right: string): Pair {
  const pairs = differences([...left], [...right]);
  const [first] = pairs ?? [];
  if (!pairs || !first || !mayLookEqual(pairs)) return ['', ''];
  return [` (${codePoint(first[0])})`, ` (${codePoint(first[1])})`];
}

/** The pairs of characters in which two words of the same length differ. */
function differences(left: readonly string[], right: readonly string[]): Pair[] | undefined {
  if (left.length !== right.length) return undefined;
  return left.map((one, index): Pair => [one, right[index] ?? '']).filter(([one, other]) => one !== other);
}

function mayLookEqual(pairs: readonly Pair[]): boolean {
  const [only] = pairs.length === 1 ? pairs : [];
  if (only) return /[^\p{ASCII}\p{Ideographic}]/u.test(only.join('')) || /^(?:[lI1|]{2}|[O0]{2})$/.test(only.join(''));
  // Such as a word in Cyrillic letters that look like Latin ones.
  return pairs.every(([one, other]) => isLatin(one) !== isLatin(other) && (isLikeLatin(one) || isLikeLatin(other)));
}

const isLatin = (character: string) => /\p{Script=Latin}/u.test(character);
const isLikeLatin = (character: string) => /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(character);

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
