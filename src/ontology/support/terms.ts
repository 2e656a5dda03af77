import { type ClaimText, missing, quoted, type Support, unchecked } from './support.ts';

/**
 * Whether a claim has a word of a term of a closed list. Without words for the term in the language of the source it is unchecked.
 * @param isContext whether the term says of what kind the rest is (how somebody took part): without any word for one of the list it is
 * unchecked, and only a word for another term contradicts it
 */
export function supportsTerm(property: string, term: string, claim: ClaimText, isContext = false): Support {
  const list = claim.vocabulary.terms.get(property);
  if (!list?.known.has(term)) return unchecked;
  const found = new Set(claim.passages.flatMap(({ keys }) => [...list.phrases.in(keys)]));
  if (found.has(term)) return quoted;
  if (!isContext) return missing(`no word for ${term}`);
  return found.size === 0 ? unchecked : missing(`the words say ${[...found].join(', ')}`);
}
