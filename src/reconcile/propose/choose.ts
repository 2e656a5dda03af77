import { linkKinds, wikidataNamespace } from '../../links/kinds.ts';
import type { Link } from '../../links/read-links.ts';
import type { Profile } from '../../ontology/profile.ts';
import type { KnownThing } from '../known-thing.ts';
import { isBeyondDoubt, type JudgedThing, type Proposal } from './judge.ts';

/** A thing without a link, and the predicate (IRI) that would link it. */
export interface LinkableThing {
  readonly thing: KnownThing;
  readonly predicate: string;
}

/** The things that can be linked to what they are, and are not yet. */
export function linkableThings(
  things: readonly KnownThing[],
  links: readonly Link[],
  profile: Profile,
  kinds: readonly string[],
): LinkableThing[] {
  const linked = new Set(
    links
      .filter(({ negated, property }) => !negated && linkKinds.get(property.iri)?.identifies)
      .map(({ subject }) => subject.value),
  );
  return things.flatMap((thing) => {
    if (linked.has(thing.node.value) || (kinds.length > 0 && !thing.types.some((key) => kinds.includes(key))))
      return [];
    const properties = thing.types.flatMap((key) => [...(profile.classes.get(key)?.properties.values() ?? [])]);
    const predicate = [...linkKinds].find(
      ([iri, { identifies }]) => identifies && properties.some((property) => property.iri === iri),
    )?.[0];
    return predicate === undefined ? [] : { thing, predicate };
  });
}

/** Leaves out what a row of a table says it is not, and items that are already another thing's. */
export function withoutDenied(judged: JudgedThing, links: readonly Link[]): JudgedThing {
  const { thing } = judged;
  const isDenied = ({ candidate }: Proposal) =>
    links.some(({ subject, object, negated, property }) => {
      if (object.value !== wikidataNamespace + candidate.item) return false;
      return negated ? subject.value === thing.node.value : linkKinds.get(property.iri)?.identifies === true;
    });
  return { thing, proposals: judged.proposals.filter((proposal) => !isDenied(proposal)) };
}

/**
 * The best candidates that reach a score and are beyond doubt. One item for two things is doubt: neither has it.
 * @param least from 0 to 100
 */
export function acceptedAbove(all: readonly JudgedThing[], least: number): Map<JudgedThing, Proposal> {
  const best = all.flatMap((judged): [JudgedThing, Proposal][] => {
    const [first] = judged.proposals;
    return first && first.score >= least && isBeyondDoubt(judged) ? [[judged, first]] : [];
  });
  const wanted = Map.groupBy(best, ([, { candidate }]) => candidate.item);
  return new Map(best.filter(([, { candidate }]) => wanted.get(candidate.item)?.length === 1));
}
