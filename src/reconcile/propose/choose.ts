import { linkKinds, wikidataNamespace } from '../../links/kinds.ts';
import type { Link } from '../../links/read-links.ts';
import type { Profile } from '../../ontology/profile.ts';
import type { KnownThing } from '../known-thing.ts';
import { isUnambiguous, type JudgedThing, type Proposal } from './judge.ts';

/** A thing without a link, and the predicate (IRI) for the link. */
export interface LinkableThing {
  readonly thing: KnownThing;
  readonly predicate: string;
}

/**
 * The things without a link whose class has a property for one.
 * @param classes only things of these classes; empty for all
 */
export function linkableThings(
  things: readonly KnownThing[],
  links: readonly Link[],
  profile: Profile,
  classes: readonly string[],
): LinkableThing[] {
  const linked = new Set(
    links
      .filter(({ negated, property }) => !negated && linkKinds.get(property.iri)?.identifies)
      .map(({ subject }) => subject.value),
  );
  return things.flatMap((thing) => {
    const wanted = classes.length === 0 || thing.types.some((key) => classes.includes(key));
    if (!wanted || linked.has(thing.node.value)) return [];
    const properties = thing.types.flatMap((key) => [...(profile.classes.get(key)?.properties.values() ?? [])]);
    const predicate = [...linkKinds].find(
      ([iri, { identifies }]) => identifies && properties.some((property) => property.iri === iri),
    )?.[0];
    return predicate === undefined ? [] : { thing, predicate };
  });
}

/** Removes candidates that a mapping set denies for this thing, and items that are linked already. */
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
 * The best candidates that reach a score and are not ambiguous. An item that is best for two things is ambiguous.
 * @param least from 0 to 100
 */
export function acceptedAbove(all: readonly JudgedThing[], least: number): Map<JudgedThing, Proposal> {
  const best = all.flatMap((judged): [JudgedThing, Proposal][] => {
    const [first] = judged.proposals;
    return first && first.score >= least && isUnambiguous(judged) ? [[judged, first]] : [];
  });
  const wanted = Map.groupBy(best, ([, { candidate }]) => candidate.item);
  return new Map(best.filter(([, { candidate }]) => wanted.get(candidate.item)?.length === 1));
}
