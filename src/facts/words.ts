import { tokensOf } from './tokens.ts';

/** The words of a text in the form in which texts are compared: as quotations are, without case; what is left out (`…`) is a word of its own. */
export function wordsOf(text: string): string[] {
  // Both ways, because only upper case equates ß with ss, and ς with σ.
  return tokensOf(text).map(({ key }) => key.toUpperCase().toLowerCase());
}
