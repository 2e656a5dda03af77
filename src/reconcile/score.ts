/** Whether the class, place or date of a candidate agrees with ours. */
export type Verdict = 'agrees' | 'disagrees' | 'unknown';

/** A comparison of a candidate and a thing by something other than the name. */
export interface Feature {
  readonly id: string;
  readonly verdict: Verdict;
  /** For people: `Cyprus; ours: Brazil`. */
  readonly reason: string;
  /** The part of the score that a disagreement takes. */
  readonly weight: number;
}

/** The part of the score that an unknown feature takes, so that candidates with more data come first. */
const ofUnknown = 0.02;

/**
 * The score of a candidate, from 0 to 100: the similarity of the names, less the weights of what disagrees. Agreement
 * adds nothing: the same class and country do not make different names equal.
 */
export function scoreOf(similarity: number, features: readonly Feature[]): number {
  let kept = 1;
  for (const { verdict, weight } of features) {
    if (verdict === 'disagrees') kept -= weight;
    if (verdict === 'unknown') kept -= ofUnknown;
  }
  return Math.round(1000 * similarity * Math.max(0, kept)) / 10;
}

/** Points by which the best candidate must be ahead of every other. */
const lead = 5;

/** Whether the first of these scores is far enough ahead of the others. */
export function isAhead(scores: readonly number[]): boolean {
  const [best = 0, ...others] = scores;
  return others.every((score) => best - score >= lead);
}
