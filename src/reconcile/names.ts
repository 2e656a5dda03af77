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

/** How alike two names are, from 0 to 1; 1 only where they are the same but for what does not tell names apart. */
export function nameSimilarity(a: string, b: string): number {
  const [one, other] = [normalName(a), normalName(b)];
  if (one === '' || other === '') return 0;
  if (one === other) return abbreviation.test(a) || abbreviation.test(b) ? abbreviated : 1;
  const sorted = (name: string) => name.split(' ').sort().join(' ');
  return Math.min(mostOfOthers, Math.max(ratio(one, other), ratio(sorted(one), sorted(other))));
}

/** The most alike of two sets of names. */
export function bestNames(
  ours: readonly string[],
  theirs: readonly string[],
): { readonly similarity: number; readonly ours: string; readonly theirs: string } {
  let best = { similarity: 0, ours: ours[0] ?? '', theirs: theirs[0] ?? '' };
  for (const one of ours)
    for (const other of theirs) {
      const similarity = nameSimilarity(one, other);
      if (similarity > best.similarity) best = { similarity, ours: one, theirs: other };
    }
  return best;
}

function ratio(a: string, b: string): number {
  return 1 - leven(a, b) / Math.max(a.length, b.length);
}
