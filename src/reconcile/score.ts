/** How a candidate stands to what is known: of its kind, its place, its date. */
export type Verdict = 'agrees' | 'disagrees' | 'unknown';

/** What a candidate is judged by beside its name. */
export interface Feature {
  readonly id: string;
  readonly verdict: Verdict;
  /** In words: `Cyprus, and ours is of Brazil`. */
  readonly reason: string;
  /** The part of the score that a disagreement takes. */
  readonly weight: number;
}

/** What does not agree weighs; what is not known on one side takes a little, so that who is known better comes first. */
const ofUnknown = 0.02;

/**
 * The score of a candidate, from 0 to 100: how alike the names are, less what speaks against it. What agrees adds
 * nothing: no agreement of kind and country makes one name of two.
 */
export function scoreOf(similarity: number, features: readonly Feature[]): number {
  let kept = 1;
  for (const { verdict, weight } of features) {
    if (verdict === 'disagrees') kept -= weight;
    if (verdict === 'unknown') kept -= ofUnknown;
  }
  return Math.round(1000 * similarity * Math.max(0, kept)) / 10;
}

/** Points that the best candidate must be ahead of every other, to be beyond doubt. */
const lead = 5;

/** Whether the first of these scores stands far enough before the others. */
export function isAlone(scores: readonly number[]): boolean {
  const [best = 0, ...others] = scores;
  return others.every((score) => best - score >= lead);
}
