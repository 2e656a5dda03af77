import type { Facts } from '../facts/facts.ts';
import { mapFacts } from '../graph/map-facts.ts';
import { type SettledSeries, settle } from '../graph/settle.ts';
import { mapLinks } from '../links/map-links.ts';
import type { Link } from '../links/read-links.ts';
import type { Profile } from '../ontology/profile.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import type { Problem } from '../report/problem.ts';
import type { ReadSeries } from './read-series.ts';

/** A series mapped to statements, with the values that ranks assert. */
export interface MappedSeries {
  readonly facts: Facts;
  /** Text by file name. */
  readonly texts: ReadonlyMap<string, string>;
  /** False if a file could not be used. */
  readonly complete: boolean;
  readonly problems: readonly Problem[];
  readonly settled: SettledSeries;
  /** The links of the mapping sets, negated ones included. */
  readonly links: readonly Link[];
  /** The profile of the ontology. */
  readonly profile: Profile;
}

/**
 * Maps a series to statements by the ontology, and decides by rank which values are asserted.
 * @returns the statements, with the problems of reading and mapping; does not throw
 * @example
 * const mapped = mapSeries(readSeries('readings', files), readOntology(ontologyFiles));
 */
export function mapSeries(read: ReadSeries, { profile }: Pick<Ontology, 'profile'>): MappedSeries {
  const { facts, texts, complete, mappingSets } = read;
  const { mapped, problems: mapProblems } = mapFacts(facts, profile);
  const linked = mappingSets.length > 0 ? mapLinks(mappingSets, facts, mapped, profile) : undefined;
  const { settled, problems: rankProblems } = settle(linked ? [mapped, linked.mapped] : [mapped]);
  return {
    facts,
    texts,
    complete,
    problems: complete
      ? [...read.problems, ...mapProblems, ...(linked?.problems ?? []), ...rankProblems]
      : read.problems,
    settled,
    links: linked?.links ?? [],
    profile,
  };
}
