import leven from 'leven';

/** Letters of Latin alphabets that Unicode does not decompose, with what people write who do not have them. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', ß: 'ss', đ: 'd', ð: 'd', þ: 'th', ı: 'i', æ: 'ae', œ: 'oe', ħ: 'h', ŧ: 't', ŋ: 'n', ĸ: 'k' },
  ...{ ƀ: 'b', ɨ: 'i', ʉ: 'u', ɛ: 'e', ɔ: 'o', ɖ: 'd', ɓ: 'b', ɗ: 'd', ƙ: 'k', ƴ: 'y', ŀ: 'l' },
};

/** Marks that change the letter only for who knows the language. In other scripts marks are vowels and tones: पाल is not पुल. */
const accents = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;

/** The points of Hebrew and Arabic, which are mostly left out. */
const points = /[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/gu;

/**
 * A name for comparison: without case, accents, apostrophes and kinds of dash. What alone tells names apart is kept: the marks of Indic, Thai and
 * Japanese scripts, + and # (`C++`, `C#`).
 */
export function normalName(name: string): string {
  return name
    .replaceAll(/['’ʼ‘`´]|\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKD')
    .replaceAll(accents, '')
    .replaceAll(points, '')
    .toLowerCase()
    .replaceAll(/[\u0080-\u02af]/gu, (letter) => plainLetters[letter] ?? letter)
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}\p{M}+#]+/gu, ' ')
    .normalize('NFC')
    .trim();
}

/** Maximum similarity of names that are not equal. */
const maximumUnequal = 0.9;

/** Similarity of equal abbreviations, which are ambiguous: `PCB` is a party in Belgium, Brazil and Bolivia. */
const equalAbbreviations = 0.9;

/** `PTB-PVDA`, `PCdoB`: no spaces, and at least two capital letters. */
const abbreviation = /^(?=\S{2,10}$)\S*\p{Lu}\S*\p{Lu}\S*$/u;

/** A name with its forms for comparison. */
export interface ComparableName {
  readonly text: string;
  readonly normal: string;
  /** The words of the normal name in alphabetical order, so that `Party of Labour` equals `Labour of Party`. */
  readonly sorted: string;
}

export function comparableName(text: string): ComparableName {
  const normal = normalName(text);
  return { text, normal, sorted: normal.split(' ').sort().join(' ') };
}

/** The upper bound of the similarity of two names, by their lengths. */
export function maximumSimilarity(a: ComparableName, b: ComparableName): number {
  const [one, other] = [a.normal.length, b.normal.length];
  return Math.min(one, other) / Math.max(one, other, 1);
}

/** From 0 to 1; 1 if the normal names are equal. */
function nameSimilarity(a: ComparableName, b: ComparableName): number {
  if (a.normal === b.normal) return abbreviation.test(a.text) || abbreviation.test(b.text) ? equalAbbreviations : 1;
  return Math.min(maximumUnequal, Math.max(ratio(a.normal, b.normal), ratio(a.sorted, b.sorted)));
}

/**
 * The most similar pair of two sets of names.
 * @param least a similarity up to this counts as 0
 */
export function bestNames(
  ours: readonly ComparableName[],
  theirs: readonly ComparableName[],
  least = 0,
): { readonly similarity: number; readonly ours: string; readonly theirs: string } {
  let best = { similarity: 0, ours: ours[0]?.text ?? '', theirs: theirs[0]?.text ?? '' };
  for (const one of ours)
    for (const other of theirs) {
      const enough = Math.max(least, best.similarity);
      if (maximumSimilarity(one, other) <= enough) continue;
      const similarity = nameSimilarity(one, other);
      if (similarity > enough) best = { similarity, ours: one.text, theirs: other.text };
    }
  return best;
}

function ratio(a: string, b: string): number {
  return 1 - leven(a, b) / Math.max(a.length, b.length);
}
