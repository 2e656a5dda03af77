import type { KnownThing } from '../../reconcile/known-thing.ts';
import { bestNames, type ComparableName, comparableName, mostAlike } from '../../reconcile/names.ts';
import { type Feature, isAlone, scoreOf, type Verdict } from '../../reconcile/score.ts';
import { type Catalogue, typeNamed } from './catalogue.ts';
import type { ReconcileQuery } from './read-batch.ts';
import { featureOf } from './wanted-values.ts';
import type { Work } from './work.ts';

/** A candidate as the API writes it. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly score: number;
  readonly match: boolean;
  readonly type: readonly { readonly id: string; readonly name: string }[];
  readonly features: readonly { readonly id: string; readonly value: number | boolean }[];
}

interface Judged {
  readonly thing: KnownThing;
  readonly similarity: number;
  readonly features: readonly Feature[];
  readonly score: number;
}

/** Things whose names are looked at closely. */
const nearest = 200;

/** Below it nothing is shown: names then share little but their letters. */
const leastScore = 40;

/** The part of the score that a wrong kind takes. */
const typeWeight = 0.4;

/** Below it names are too little alike for any score that is shown, which is rounded. */
const leastSimilarity = (leastScore - 0.5) / 100;

/** Steps of comparing a thing with the values of a property. */
const valueSteps = 300;

/**
 * The candidates for a query, the best first. The first is a match where it is beyond doubt.
 * @param work what the request may still cost
 */
export function candidatesFor(query: ReconcileQuery, catalogue: Catalogue, work: Work): Candidate[] {
  const named = query.query === undefined ? undefined : catalogue.byId.get(query.query);
  if (named) return [asCandidate({ thing: named, similarity: 1, features: [], score: 100 }, true)];
  const kinds = query.types.map((type) => typeNamed(catalogue, type)?.key ?? type);
  const isOfKind = ({ types }: KnownThing) =>
    query.typeStrict === 'all' ? kinds.every((key) => types.includes(key)) : kinds.some((key) => types.includes(key));
  const allowed = (thing: KnownThing) => kinds.length === 0 || query.typeStrict === 'should' || isOfKind(thing);
  const all = query.query === undefined ? catalogue.things : catalogue.near(query.query, nearest);
  const things = all.filter(allowed);
  const name = query.query === undefined ? undefined : comparableName(query.query);
  work.spend(stepsOf(name, things, query, catalogue));
  const compared = [
    ...query.properties.map((property) => featureOf(property, catalogue)),
    ...(kinds.length > 0 ? [(thing: KnownThing) => typeFeature(isOfKind(thing))] : []),
  ];
  const judged = things
    .map((thing): Judged => {
      const similarity = name ? bestNames([name], catalogue.names.get(thing.id) ?? [], leastSimilarity).similarity : 1;
      const features = compared.map((feature) => feature(thing));
      // Without a name only what agrees makes a candidate.
      const found = name !== undefined || features.some(({ verdict }) => verdict === 'agrees');
      return { thing, similarity, features, score: found ? scoreOf(similarity, features) : 0 };
    })
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || (a.thing.id < b.thing.id ? -1 : 1));
  const sure = isSure(judged[0], query) && isAlone(judged.map(({ score }) => score));
  return judged.slice(0, query.limit).map((one, at) => asCandidate(one, sure && at === 0));
}

/** What a query costs at most: two tables of distances for each name that could be alike, and the values of each property. */
function stepsOf(
  name: ComparableName | undefined,
  things: readonly KnownThing[],
  { properties }: ReconcileQuery,
  catalogue: Catalogue,
): number {
  let steps = things.length * properties.length * valueSteps;
  if (!name) return steps;
  for (const { id } of things)
    for (const other of catalogue.names.get(id) ?? [])
      if (mostAlike(name, other) > leastSimilarity) steps += 2 * name.normal.length * other.normal.length;
  return steps;
}

function typeFeature(isOfKind: boolean): Feature {
  return { id: 'type', verdict: isOfKind ? 'agrees' : 'disagrees', reason: '', weight: typeWeight };
}

/** Nothing about it is merely alike, nothing speaks against it; without a name, something must speak for it. */
function isSure(best: Judged | undefined, { query }: ReconcileQuery): boolean {
  if (!best || best.similarity < 1) return false;
  const least =
    query === undefined ? (verdict: Verdict) => verdict === 'agrees' : (verdict: Verdict) => verdict !== 'disagrees';
  return best.features.every(({ verdict }) => least(verdict));
}

function asCandidate({ thing, similarity, features, score }: Judged, match: boolean): Candidate {
  const description = shortDescription(thing);
  return {
    id: thing.id,
    name: thing.name,
    ...(description ? { description } : {}),
    score,
    match,
    type: thing.types.map((key) => ({ id: key, name: key })),
    features: [
      { id: 'name_similarity', value: Math.round(similarity * 1000) / 1000 },
      ...features
        .filter(({ verdict }) => verdict !== 'unknown')
        .map(({ id, verdict }) => ({ id, value: verdict === 'agrees' })),
    ],
  };
}

/** What tells it from others of its name: its description, else where and when it was. */
export function shortDescription({ descriptions, places, dates }: KnownThing): string {
  return descriptions[0] ?? [...places.slice(0, 1), ...dates.slice(0, 1)].join(', ');
}
