import { shortened } from '../report/message-text.ts';
import { type Claim, type ClaimWords, type Origin, originOf } from './facts.ts';

/** A gap in a fragment: `held in Brussels […] from 2 to 4 May`. */
const gap = /\s*\[(?:…|\.\.\.)\]\s*/u;

/** The texts of a fragment between its gaps, in order. */
export function piecesOf(fragment: string): string[] {
  return fragment.includes('[') ? fragment.split(gap) : [fragment];
}

/** Fragments as one text, with `[…]` between them. */
export function textOfFragments(fragments: readonly string[]): string {
  return fragments.join(' […] ');
}

/**
 * The words of a claim for messages: its fragments in quotation marks, or its reading without.
 * @param maximum number of characters
 */
export function wordsOf({ fragments, reading }: ClaimWords, maximum: number): string {
  return reading === undefined
    ? `“${shortened(textOfFragments(fragments), maximum)}”`
    : `in our reading: ${shortened(reading, maximum)}`;
}

/** The words of a claim that quotes one fragment. */
export function quotationOf(fragment: string): ClaimWords {
  return { fragments: [fragment], reading: undefined, at: undefined, before: undefined, after: undefined };
}

/** The place of a fragment in the facts. */
export function fragmentOrigin(claim: Pick<Claim, 'fragments' | 'origin'>, index: number): Origin {
  const quote = originOf(claim.origin, 'quote');
  return claim.fragments.length === 1 ? quote : originOf(quote, index);
}

/** The place of the words of a claim in the facts. */
export function wordsOrigin({ reading, origin }: Pick<Claim, 'reading' | 'origin'>): Origin {
  return originOf(origin, reading === undefined ? 'quote' : 'reading');
}
