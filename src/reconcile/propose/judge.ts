import type { Profile } from '../../ontology/profile.ts';
import { datesAgree } from '../dates.ts';
import type { KnownThing } from '../known-thing.ts';
import { bestNames, comparableName, normalName } from '../names.ts';
import { type Feature, isAlone, scoreOf } from '../score.ts';
import type { Candidate } from './candidate.ts';
import { countriesIn, samePlace } from './country-names.ts';
import { kindVerdict } from './kind-words.ts';

/** A candidate beside the thing that it may be. */
export interface Proposal {
  readonly candidate: Candidate;
  /** From 0 to 100, whatever scale the source of the candidate has. */
  readonly score: number;
  readonly similarity: number;
  /** The names that are most alike. */
  readonly ours: string;
  readonly theirs: string;
  /** Kind, place and date, each with its verdict and reason. */
  readonly features: readonly Feature[];
}

export interface JudgedThing {
  readonly thing: KnownThing;
  /** The best first. */
  readonly proposals: readonly Proposal[];
}

/** Below it nothing is shown. */
const leastScore = 65;

/** The part of the score that a disagreement takes. */
const weights = { type: 0.4, place: 0.3, date: 0.2 };

/**
 * Scores the candidates of a thing by what both sides say.
 * @param places names of all places that may be spoken of: that a text names another of them speaks against a candidate
 */
export function judge(
  thing: KnownThing,
  candidates: readonly Candidate[],
  places: readonly string[],
  profile: Profile,
): JudgedThing {
  const own = thing.names.map(comparableName);
  const proposals = candidates
    .map((candidate): Proposal => {
      const names = bestNames(own, candidate.names.map(comparableName));
      const features = [kindOf(thing, candidate, profile), placeOf(thing, candidate, places), dateOf(thing, candidate)];
      return { candidate, ...names, features, score: scoreOf(names.similarity, features) };
    })
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || (a.candidate.item < b.candidate.item ? -1 : 1));
  return { thing, proposals };
}

/**
 * Whether the best candidate of a thing is beyond doubt: no other comes near, nothing speaks against it, and its kind, if
 * it has one, is understood. A person needs more than a name and a kind: namesakes are the rule.
 */
export function isBeyondDoubt({ thing, proposals }: JudgedThing): boolean {
  const [best] = proposals;
  if (!best || !isAlone(proposals.map(({ score }) => score))) return false;
  const verdicts = new Map(best.features.map(({ id, verdict }) => [id, verdict]));
  if ([...verdicts.values()].includes('disagrees')) return false;
  if (best.candidate.types.length > 0 && verdicts.get('type') === 'unknown') return false;
  return !thing.types.includes('Person') || ['place', 'date'].some((id) => verdicts.get(id) === 'agrees');
}

function kindOf(thing: KnownThing, { types }: Candidate, profile: Profile): Feature {
  const verdict = kindVerdict(thing.types, types, profile);
  const theirs = types.join(', ');
  const reason =
    types.length === 0 ? 'the candidate says none' : verdict === 'unknown' ? `${theirs}: not understood` : theirs;
  return { id: 'type', verdict, reason, weight: weights.type };
}

function placeOf(thing: KnownThing, candidate: Candidate, places: readonly string[]): Feature {
  const feature = (verdict: Feature['verdict'], reason: string): Feature => ({
    id: 'place',
    verdict,
    reason,
    weight: weights.place,
  });
  if (candidate.places.length === 0) return feature('unknown', 'the candidate says none');
  const theirs = candidate.places.join(', ');
  const texts = [...thing.names, ...thing.descriptions];
  const inText = (place: string) =>
    normalName(place) !== '' && texts.some((text) => ` ${normalName(text)} `.includes(` ${normalName(place)} `));
  const ours = [...thing.places, ...texts.flatMap(countriesIn), ...places.filter(inText)];
  const known = new Set(ours.map(samePlace));
  const common = candidate.places.find((place) => known.has(samePlace(place)));
  if (common !== undefined) return feature('agrees', common);
  const [other] = ours;
  return other === undefined
    ? feature('unknown', `${theirs}; we know none`)
    : feature('disagrees', `${theirs}, ours is of ${other}`);
}

function dateOf(thing: KnownThing, { dates, ended }: Candidate): Feature {
  const feature = (verdict: Feature['verdict'], reason: string): Feature => ({
    id: 'date',
    verdict,
    reason,
    weight: weights.date,
  });
  const theirs = [...dates, ...ended.map((date) => `ended ${date}`)].join(', ');
  if (theirs === '') return feature('unknown', 'the candidate says none');
  if (thing.dates.length > 0 && dates.length > 0) {
    const agrees = dates.some((date) => thing.dates.some((own) => datesAgree(date, own)));
    return agrees ? feature('agrees', theirs) : feature('disagrees', `${theirs}, ours is ${thing.dates.join(', ')}`);
  }
  const [first, last] = [thing.seen[0], thing.seen.at(-1)];
  if (first === undefined || last === undefined) return feature('unknown', `${theirs}; we know none`);
  // What took part in a meeting had begun by then, and had not ended.
  const early = dates.length > 0 && dates.every((date) => year(date) > year(first));
  const late = ended.length > 0 && ended.every((date) => year(date) < year(last));
  if (early || late) return feature('disagrees', `${theirs}, ours took part in ${year(early ? first : last)}`);
  return feature('agrees', `${theirs}, ours took part in ${year(last)}`);
}

const year = (date: string) => Number(/^-?\d{4}/.exec(date)?.[0] ?? Number.NaN);
