import type { Facts } from '../facts/facts.ts';
import { mapFacts } from '../graph/map-facts.ts';
import { type SettledSeries, settle } from '../graph/settle.ts';
import { mapLinks } from '../links/map-links.ts';
import type { Link } from '../links/read-links.ts';
import type { Profile } from '../ontology/profile.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import type { Problem } from '../report/problem.ts';
import type { ReadSeries } from './read-series.ts';

/** A series as statements with ranks settled. */
export interface MappedSeries {
  readonly facts: Facts;
  /** Text by file name. */
  readonly texts: ReadonlyMap<string, string>;
  /** False where a file could not be used. */
  readonly complete: boolean;
  readonly problems: readonly Problem[];
  readonly settled: SettledSeries;
  /** What the mapping sets say, also of what a thing is not. */
  readonly links: readonly Link[];
  /** What it was mapped by. */
  readonly profile: Profile;
}

/**
 * Maps what was read by the ontology, and settles which values are asserted.
 * @example
 * const mapped = mapSeries(readSeries('readings', files), readOntology(ontologyFiles));
 */
export function mapSeries(read: ReadSeries, { profile }: Pick<Ontology, 'profile'>): MappedSeries {
  const { facts, texts, complete, tables } = read;
  const { mapped, problems: mapProblems } = mapFacts(facts, profile);
  const linked = tables.length > 0 ? mapLinks(tables, facts, mapped, profile) : undefined;
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
