import leven from 'leven';

/** A name as it is compared: without case, accents, apostrophes and the many kinds of dash. */
export function normalName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’ʼ‘`´]/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Names that only resemble each other never reach this: whoever wants equal names asks for more. */
const mostOfOthers = 0.9;

/** An abbreviation belongs to more than one: `PCB` is the party of Belgium, of Brazil and of Bolivia. */
const abbreviated = 0.9;

/** `PTB-PVDA`, `PCdoB`: no spaces, and more than one capital letter. */
const abbreviation = /^(?=\S{2,10}$)\S*\p{Lu}\S*\p{Lu}\S*$/u;

/** A name, and what of it is compared: made once, for a name is compared with many. */
export interface ComparableName {
  readonly text: string;
  readonly normal: string;
  /** The words of the normal name in alphabetical order: `Party of Labour` and `Labour of Party` are alike. */
  readonly sorted: string;
}

export function comparableName(text: string): ComparableName {
  const normal = normalName(text);
  return { text, normal, sorted: normal.split(' ').sort().join(' ') };
}

/** The most that two names can be alike, by their lengths alone. */
export function mostAlike(a: ComparableName, b: ComparableName): number {
  const [one, other] = [a.normal.length, b.normal.length];
  return Math.min(one, other) / Math.max(one, other, 1);
}

/** How alike two names are, from 0 to 1; 1 only where they are the same but for what does not tell names apart. */
function nameSimilarity(a: ComparableName, b: ComparableName): number {
  if (a.normal === b.normal) return abbreviation.test(a.text) || abbreviation.test(b.text) ? abbreviated : 1;
  return Math.min(mostOfOthers, Math.max(ratio(a.normal, b.normal), ratio(a.sorted, b.sorted)));
}

/**
 * The most alike of two sets of names.
 * @param least names that are not more alike than this count as not alike at all, and cost nothing where their lengths show it
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
      if (mostAlike(one, other) <= enough) continue;
      const similarity = nameSimilarity(one, other);
      if (similarity > enough) best = { similarity, ours: one.text, theirs: other.text };
    }
  return best;
}

function ratio(a: string, b: string): number {
  return 1 - leven(a, b) / Math.max(a.length, b.length);
}
