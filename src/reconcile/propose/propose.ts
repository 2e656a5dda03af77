import { withoutRules } from '../../series/infer-series.ts';
import type { MappedSeries } from '../../series/map-series.ts';
import { knownThings } from '../known-thing.ts';
import type { CandidateSource } from './candidate.ts';
import { type LinkableThing, linkableThings, withoutDenied } from './choose.ts';
import { type JudgedThing, judge } from './judge.ts';

/** A thing without a link, the predicate for the link, and its candidates, the best first. */
export type ProposedThing = JudgedThing & LinkableThing;

/**
 * Finds and scores candidates for the things of a series that have no link.
 * @param classes only things of these classes; empty for all
 */
export async function proposalsFor(
  series: MappedSeries,
  source: CandidateSource,
  classes: readonly string[],
): Promise<ProposedThing[]> {
  const { facts, links, profile } = series;
  const { graph } = withoutRules(series);
  const things = knownThings(graph, facts.namespace, profile);
  const linkable = linkableThings(things, links, profile, classes);
  const found = await source.candidatesFor(linkable.map(({ thing }) => thing));
  const named = things.flatMap((thing) => (thing.types.includes('Place') ? thing.names : []));
  const places = new Set([...source.places, ...found.flat().flatMap((candidate) => candidate.places), ...named]);
  return linkable.map(({ thing, predicate }, at) => {
    const judged = judge(thing, found[at] ?? [], [...places], profile);
    return { ...withoutDenied(judged, links), predicate };
  });
}
