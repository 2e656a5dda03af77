import type { Profile } from '../../ontology/profile.ts';
import { datesAgree } from '../dates.ts';
import type { KnownThing } from '../known-thing.ts';
import { bestNames, comparableName } from '../names.ts';
import { type Feature, isAhead, scoreOf, type Verdict } from '../score.ts';
import type { Candidate } from './candidate.ts';
import { classVerdict } from './class-names.ts';
import { placesIn, samePlace } from './country-names.ts';

/** A candidate for a thing, with its score. */
export interface Proposal {
  readonly candidate: Candidate;
  /** From 0 to 100. */
  readonly score: number;
  readonly similarity: number;
  /** The most similar names. */
  readonly ours: string;
  readonly theirs: string;
  /** Class, place and date. */
  readonly features: readonly Feature[];
}

export interface JudgedThing {
  readonly thing: KnownThing;
  /** The best first. */
  readonly proposals: readonly Proposal[];
}

/** Minimum score of a proposal. */
const leastScore = 65;

/** The part of the score that a disagreement takes. */
const weights = { type: 0.4, place: 0.3, date: 0.2 };

type Comparison = readonly [verdict: Verdict, reason: string];

/**
 * Compares candidates with a thing, and scores them.
 * @param places names of known places, to find places in the descriptions of the thing
 */
export function judge(
  thing: KnownThing,
  candidates: readonly Candidate[],
  places: readonly string[],
  profile: Profile,
): JudgedThing {
  const own = thing.names.map(comparableName);
  const ours = placesOf(thing, places);
  const proposals = candidates
    .map((candidate): Proposal => {
      const names = bestNames(own, candidate.names.map(comparableName));
      const compared = {
        type: compareClass(thing, candidate, profile),
        place: comparePlace(ours, candidate),
        date: compareDate(thing, candidate),
      };
      const features = (['type', 'place', 'date'] as const).map((id): Feature => {
        const [verdict, reason] = compared[id];
        return { id, verdict, reason, weight: weights[id] };
      });
      return { candidate, ...names, features, score: scoreOf(names.similarity, features) };
    })
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || (a.candidate.item < b.candidate.item ? -1 : 1));
  return { thing, proposals };
}

/**
 * Whether the best candidate can be accepted without review: its score is far ahead, nothing disagrees, and its class is
 * known. For a person, place or date must agree too, because many people have the same name.
 */
export function isUnambiguous({ thing, proposals }: JudgedThing): boolean {
  const [best] = proposals;
  if (!best || !isAhead(proposals.map(({ score }) => score))) return false;
  const verdicts = new Map(best.features.map(({ id, verdict }) => [id, verdict]));
  if ([...verdicts.values()].includes('disagrees')) return false;
  if (best.candidate.types.length > 0 && verdicts.get('type') === 'unknown') return false;
  return !thing.types.includes('Person') || ['place', 'date'].some((id) => verdicts.get(id) === 'agrees');
}

const noValue: Comparison = ['unknown', 'the candidate has none'];

function compareClass(thing: KnownThing, { types }: Candidate, profile: Profile): Comparison {
  if (types.length === 0) return noValue;
  const verdict = classVerdict(thing.types, types, profile);
  return [verdict, `${types.join(', ')}${verdict === 'unknown' ? ': unknown class' : ''}`];
}

/** The places of a thing, and those that its description names. */
function placesOf(thing: KnownThing, places: readonly string[]): string[] {
  // Chad Smith is not of Chad, and a party may bear the name of another country than its own.
  const isNamedSo = thing.types.some((type) => ['Person', 'Organization', 'Concept'].includes(type));
  const texts = [...(isNamedSo ? [] : thing.names), ...thing.descriptions];
  return [...thing.places, ...texts.flatMap((text) => placesIn(text, places))];
}

function comparePlace(ours: readonly string[], candidate: Candidate): Comparison {
  if (candidate.places.length === 0) return noValue;
  const theirs = candidate.places.join(', ');
  const known = new Set(ours.map(samePlace));
  const common = candidate.places.find((place) => known.has(samePlace(place)));
  if (common !== undefined) return ['agrees', common];
  const [other] = ours;
  return other === undefined ? ['unknown', `${theirs}; ours: none`] : ['disagrees', `${theirs}; ours: ${other}`];
}

function compareDate(thing: KnownThing, { dates, ended }: Candidate): Comparison {
  const theirs = [...dates, ...ended.map((date) => `ended ${date}`)].join(', ');
  if (theirs === '') return noValue;
  if (thing.dates.length > 0 && dates.length > 0) {
    const agrees = dates.some((date) => thing.dates.some((own) => datesAgree(date, own)));
    return agrees ? ['agrees', theirs] : ['disagrees', `${theirs}; ours: ${thing.dates.join(', ')}`];
  }
  const [first, last] = [thing.participated[0], thing.participated.at(-1)];
  if (first === undefined || last === undefined) return ['unknown', `${theirs}; ours: none`];
  // A participant existed at the time.
  const early = dates.length > 0 && dates.every((date) => year(date) > year(first));
  const late = ended.length > 0 && ended.every((date) => year(date) < year(last));
  const verdict = early || late ? 'disagrees' : 'agrees';
  return [verdict, `${theirs}; ours participated in ${year(early ? first : last)}`];
}

const year = (date: string) => Number(/^-?\d{4}/.exec(date)?.[0] ?? Number.NaN);
