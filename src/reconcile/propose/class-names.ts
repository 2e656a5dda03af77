import type { Profile } from '../../ontology/profile.ts';
import type { Verdict } from '../score.ts';

/** Other names of our classes. Their Wikidata items are in the ontology. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  Organization: ['organization', 'organisation', 'political party', 'party', 'association', 'political organization'],
  Person: ['person', 'human', 'politician'],
  Place: ['place', 'city', 'country', 'region', 'continent', 'sovereign state', 'historical country', 'municipality'],
  EventSeries: ['event series', 'recurring event', 'conference series', 'recurrent event'],
  Edition: ['edition', 'event', 'conference', 'meeting', 'recurring event edition', 'conference edition'],
  Concept: ['concept', 'idea', 'ideology', 'political ideology'],
};

/** Wikidata items that are subclasses of ours, in addition to those of the ontology. */
const items: Readonly<Record<string, readonly string[]>> = { Organization: ['q7278'], Person: ['q5'] };

/** Compares our classes (keys) with those of a candidate (names or items). */
export function classVerdict(types: readonly string[], theirs: readonly string[], profile: Profile): Verdict {
  const keys = new Set(theirs.flatMap((name) => classesNamed(name, profile)));
  if (keys.size === 0 || types.length === 0) return 'unknown';
  return types.some((key) => keys.has(key)) ? 'agrees' : 'disagrees';
}

/** The keys of our classes that a name or an item means. */
export function classesNamed(name: string, { classes, wikidata }: Profile): string[] {
  const word = name.trim().toLowerCase();
  return [...classes.values()]
    .filter(({ key, iri }) => {
      const known = [key.toLowerCase(), ...(otherNames[key] ?? []), ...(items[key] ?? [])];
      return (
        known.some((one) => word === one || word.endsWith(` ${one}`)) ||
        (wikidata.items.get(iri) ?? []).some((item) => item.toLowerCase() === word)
      );
    })
    .map(({ key }) => key);
}
