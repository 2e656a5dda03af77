import type { Name } from './name.ts';
import type { NameIndex } from './names.ts';
import type { NamesInPassage } from './names-in-passage.ts';
import type { Passage } from './passage.ts';
import { type ClaimText, missing, quoted, type Support, unchecked } from './support.ts';

/**
 * Whether a claim names a thing: by a whole name, by a surname that only one thing has, or by all distinctive words of a name. Words of a
 * longer name of another thing do not count, and words that fit another thing as well are missing.
 */
export function supportsThing(iri: string, claim: ClaimText, names: NameIndex): Support {
  const own = names.of(iri);
  if (own.length === 0) return unchecked;
  let rival: string | undefined;
  for (const passage of claim.passages) {
    const found = names.in(passage);
    for (const occurrence of found.of(iri)) {
      const other = found.rivalOf(occurrence);
      if (other === undefined) return quoted;
      if (other !== 'longer') rival ??= other.text;
    }
    for (const name of own) {
      if (hasSurname(name, passage, found, names)) return quoted;
      if (!hasDistinctiveWords(name, passage, found)) continue;
      const other = otherFits(name, found, names);
      if (other === undefined) return quoted;
      rival ??= other.text;
    }
  }
  return missing(rival === undefined ? 'its name is not in these words' : `these words name ${rival} as well`);
}

/** The same of a thing that words often mean without naming it ("this resolution"): only the name of another of its kind contradicts it. */
export function supportsMeant(iri: string, claim: ClaimText, names: NameIndex): Support {
  const found = supportsThing(iri, claim, names);
  const [thing] = names.of(iri).map((name) => name.thing);
  if (!('missing' in found) || !thing) return found;
  const [other] = claim.passages.flatMap((passage) => names.in(passage).othersOf(thing));
  return other ? missing(`these words name ${other.name.text}`) : unchecked;
}

/** Whether a passage has the surname of a person, with a capital, and only one thing is called so. */
function hasSurname({ thing, keys }: Name, { words }: Passage, found: NamesInPassage, names: NameIndex): boolean {
  const surname = keys.at(-1) ?? '';
  if (!thing.isPerson || keys.length < 2 || !found.keys.has(surname) || names.thingsCalled(surname) > 1) return false;
  return words.some(
    ({ key, written }, index) =>
      key === surname && written.charAt(0) !== written.charAt(0).toLowerCase() && found.isFree(index, thing),
  );
}

/** Whether a passage has all distinctive words of a name, and half of its generic ones: not Belgium alone. */
function hasDistinctiveWords(name: Name, { words }: Passage, found: NamesInPassage): boolean {
  if (!name.distinctive.every((word) => found.keys.has(word))) return false;
  if (shareOf(name, found) < 0.5) return false;
  const letters = new Map(name.keys.map((key, index) => [key, name.cased[index]]));
  const free = new Set(
    words.flatMap(({ key, written }, index) => {
      const cased = letters.get(key);
      return (cased === undefined || cased === written) && found.isFree(index, name.thing) ? [key] : [];
    }),
  );
  return name.distinctive.every((word) => free.has(word));
}

/** A name of another thing with the same distinctive words, of whose generic words the passage has as many. */
function otherFits(name: Name, found: NamesInPassage, names: NameIndex): Name | undefined {
  return names
    .withDistinctive(name.distinctive)
    .find(
      (other) =>
        other.thing.kind === name.thing.kind &&
        other.thing.iri !== name.thing.iri &&
        shareOf(other, found) >= shareOf(name, found),
    );
}

/** Which part of the generic words of a name a passage has; all, if it has none. */
function shareOf({ generic }: Name, { keys }: NamesInPassage): number {
  return generic.length === 0 ? 1 : generic.filter((word) => keys.has(word)).length / generic.length;
}
