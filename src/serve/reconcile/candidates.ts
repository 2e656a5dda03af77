import type { KnownThing } from '../../reconcile/known-thing.ts';
import { bestNames, type ComparableName, comparableName, maximumSimilarity } from '../../reconcile/names.ts';
import { type Feature, isAhead, scoreOf, type Verdict } from '../../reconcile/score.ts';
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

/** Number of things that are compared in detail. */
const nearest = 200;

/** Minimum score of a candidate. */
const leastScore = 40;

/** The part of the score that a wrong class takes. */
const typeWeight = 0.4;

/** Less similar names cannot reach the minimum score, which is rounded. */
const leastSimilarity = (leastScore - 0.5) / 100;

/** Cost of comparing a thing with the values of a property. */
const valueSteps = 300;

/**
 * The candidates for a query, the best first. The first is a match if it is not ambiguous.
 * @param work the remaining cost that the request may have
 */
export function candidatesFor(query: ReconcileQuery, catalogue: Catalogue, work: Work): Candidate[] {
  const kinds = query.types.map((type) => typeNamed(catalogue, type)?.key ?? type);
  const isOfKind = (thing: KnownThing) => {
    // A country is a place.
    const types = thing.types.flatMap((key) => [key, ...(typeNamed(catalogue, key)?.above ?? [])]);
    return query.typeStrict === 'all'
      ? kinds.every((key) => types.includes(key))
      : kinds.some((key) => types.includes(key));
  };
  // An IRI says which thing is meant; an id may be anybody's word.
  const named = catalogue.things.find(({ node }) => node.value === query.query);
  if (named && (kinds.length === 0 || isOfKind(named)))
    return [asCandidate({ thing: named, similarity: 1, features: [], score: 100 }, true)];
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
      // Without a name, something must agree.
      const found = name !== undefined || features.some(({ verdict }) => verdict === 'agrees');
      return { thing, similarity, features, score: found ? scoreOf(similarity, features) : 0 };
    })
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || (a.thing.id < b.thing.id ? -1 : 1));
  const sure = isSure(judged[0], query) && isAhead(judged.map(({ score }) => score));
  return judged.slice(0, query.limit).map((one, at) => asCandidate(one, sure && at === 0));
}

/** The maximum cost of a query: two edit distances for each name that may be similar, and the values of each property. */
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
      if (maximumSimilarity(name, other) > leastSimilarity) steps += 2 * name.normal.length * other.normal.length;
  return steps;
}

function typeFeature(isOfKind: boolean): Feature {
  return { id: 'type', verdict: isOfKind ? 'agrees' : 'disagrees', reason: '', weight: typeWeight };
}

/** Whether the name is equal and nothing disagrees; without a name, everything must agree. */
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

/** The description, or the place and date, to distinguish things with the same name. */
export function shortDescription({ descriptions, places, dates }: KnownThing): string {
  return descriptions[0] ?? [...places.slice(0, 1), ...dates.slice(0, 1)].join(', ');
}
