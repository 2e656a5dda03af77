import type { Term } from '@rdfjs/types';
import type { Site } from '../../pages/site.ts';
import { localName, objectsOf } from '../../rdf/graph-reader.ts';
import { schema } from '../../rdf/namespace.ts';
import { datesAgree, isDate } from '../../reconcile/dates.ts';
import type { KnownThing } from '../../reconcile/known-thing.ts';
import { bestNames, normalName } from '../../reconcile/names.ts';
import { type Feature, isAlone, scoreOf, type Verdict } from '../../reconcile/score.ts';
import { type Catalogue, propertyNamed, typeNamed, valuesOf } from './catalogue.ts';
import type { QueryProperty, QueryValue, ReconcileQuery } from './read-batch.ts';

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

/** The part of the score that a wrong value takes. */
const weights = { type: 0.4, property: 0.3 };

/** The candidates for a query, the best first. The first is a match where it is beyond doubt. */
export function candidatesFor(query: ReconcileQuery, catalogue: Catalogue): Candidate[] {
  const named = query.query === undefined ? undefined : catalogue.byId.get(query.query);
  if (named) return [asCandidate({ thing: named, similarity: 1, features: [], score: 100 }, true)];
  const wanted = query.types.map((type) => typeNamed(catalogue, type)?.key ?? type);
  const isWanted = ({ types }: KnownThing) =>
    query.typeStrict === 'all' ? wanted.every((key) => types.includes(key)) : wanted.some((key) => types.includes(key));
  const allowed = (thing: KnownThing) => wanted.length === 0 || query.typeStrict === 'should' || isWanted(thing);
  const all = query.query === undefined ? catalogue.things : catalogue.near(query.query, nearest);
  const judged = all
    .filter(allowed)
    .map((thing) => judge(thing, query, catalogue, wanted.length > 0 ? isWanted(thing) : undefined))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || (a.thing.id < b.thing.id ? -1 : 1));
  const sure = isSure(judged[0], query) && isAlone(judged.map(({ score }) => score));
  return judged.slice(0, query.limit).map((one, at) => asCandidate(one, sure && at === 0));
}

/** Nothing about it is merely alike, nothing speaks against it; without a name, something must speak for it. */
function isSure(best: Judged | undefined, { query }: ReconcileQuery): boolean {
  if (!best || best.similarity < 1) return false;
  const least =
    query === undefined ? (verdict: Verdict) => verdict === 'agrees' : (verdict: Verdict) => verdict !== 'disagrees';
  return best.features.every(({ verdict }) => least(verdict));
}

function judge(thing: KnownThing, query: ReconcileQuery, catalogue: Catalogue, wanted: boolean | undefined): Judged {
  const similarity = query.query === undefined ? 1 : bestNames([query.query], thing.names).similarity;
  const features: Feature[] = query.properties.map((property) => featureOf(property, thing, catalogue));
  if (wanted !== undefined)
    features.push({ id: 'type', verdict: wanted ? 'agrees' : 'disagrees', reason: '', weight: weights.type });
  // Without a name only what agrees makes a candidate.
  const score =
    query.query === undefined && !features.some(({ verdict }) => verdict === 'agrees')
      ? 0
      : scoreOf(similarity, features);
  return { thing, similarity, features, score };
}

function featureOf({ pid, values }: QueryProperty, { node }: KnownThing, catalogue: Catalogue): Feature {
  const property = propertyNamed(catalogue, pid);
  const own = property ? valuesOf(catalogue.site, node, property.iri) : [];
  const given = values.filter(({ id, text }) => id !== undefined || text.trim() !== '');
  const agrees = given.some((value) => own.some((term) => isValue(term, value, catalogue.site)));
  const verdict = own.length === 0 || given.length === 0 ? 'unknown' : agrees ? 'agrees' : 'disagrees';
  return { id: pid, verdict, reason: '', weight: weights.property };
}

function isValue(term: Term, { id, text }: QueryValue, { graph }: Site): boolean {
  if (term.termType !== 'Literal') {
    if (id !== undefined && (id === localName(term.value) || id === term.value)) return true;
    const names = [schema.name, schema.alternateName].flatMap((property) => objectsOf(graph, term, property));
    return [...names.map(({ value }) => value), localName(term.value)].some(
      (name) => normalName(name) === normalName(text) && normalName(name) !== '',
    );
  }
  if (isDate(term.value) && isDate(text)) return datesAgree(term.value, text);
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return Number(term.value) === number || normalName(term.value) === normalName(text);
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
