import { normalText } from './normal-text.ts';

/**
 * The words of a text in the form in which texts are compared: as quotations are, and without case and kinds of quotation mark; what is left
 * out (`…`) is a word of its own.
 */
export function wordsOf(text: string): string[] {
  const normal = normalText(text)
    .replaceAll('"', "'")
    .replaceAll('…', ' … ')
    // Both ways, because only upper case equates ß with ss, and ς with σ.
    .toUpperCase()
    .toLowerCase();
  return normal.split(' ').filter((word) => word !== '');
}
