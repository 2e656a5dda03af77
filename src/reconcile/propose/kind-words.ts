import type { Profile } from '../../ontology/profile.ts';
import type { Verdict } from '../score.ts';

/** How others call our kinds of things, beside their items on Wikidata that the ontology names. */
const words: Readonly<Record<string, readonly string[]>> = {
  Organization: ['organization', 'organisation', 'political party', 'party', 'association', 'political organization'],
  Person: ['person', 'human', 'politician'],
  Place: ['place', 'city', 'country', 'region', 'continent', 'sovereign state', 'historical country', 'municipality'],
  EventSeries: ['event series', 'recurring event', 'conference series', 'recurrent event'],
  Edition: ['edition', 'event', 'conference', 'meeting', 'recurring event edition', 'conference edition'],
  Concept: ['concept', 'idea', 'ideology', 'political ideology'],
};

/** Items whose kind the reference of Wikidata's classes gives; those of the ontology come on top. */
const items: Readonly<Record<string, readonly string[]>> = { Organization: ['q7278'], Person: ['q5'] };

/** Whether a kind, as others name it, is one of ours, is another, or is not known. */
export function kindVerdict(types: readonly string[], theirs: readonly string[], profile: Profile): Verdict {
  const meant = new Set(theirs.flatMap((name) => kindsNamed(name, profile)));
  if (meant.size === 0 || types.length === 0) return 'unknown';
  return types.some((key) => meant.has(key)) ? 'agrees' : 'disagrees';
}

/** The keys of our classes that a word or an item stands for. */
export function kindsNamed(name: string, { classes, wikidata }: Profile): string[] {
  const word = name.trim().toLowerCase();
  return [...classes.values()]
    .filter(({ key, iri }) => {
      const known = [key.toLowerCase(), ...(words[key] ?? []), ...(items[key] ?? [])];
      return (
        known.some((one) => word === one || word.endsWith(` ${one}`)) ||
        (wikidata.items.get(iri) ?? []).some((item) => item.toLowerCase() === word)
      );
    })
    .map(({ key }) => key);
}
