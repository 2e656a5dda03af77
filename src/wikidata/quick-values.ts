import type { ItemValue } from './item-values.ts';
import type { Reference } from './references.ts';

// The dialect that both parsers of QuickStatements V1 read alike (version 2 in PHP, version 3 in Python): tabs between
// fields, no comments, no ranks, no bounds, a precision with every date, one block of references a line, and no text
// with a character that either of them takes for a separator. Quotation marks inside a text stand as they are: the
// grammar has no escapes.

/** Texts that Wikibase takes at most, in characters. */
const longestText = 1500;

/** A text between quotation marks, or why no line can hold it. */
export function quickText(text: string): { readonly text: string } | string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  if (flat === '') return 'the text is empty';
  if (/[|]/.test(flat)) return 'the text holds |, which parts the fields of a line';
  if (/\/\*/.test(flat)) return 'the text holds /*, which begins the summary of an edit';
  if (/^""|""$/.test(flat)) return 'the text begins or ends with two quotation marks';
  if (/[\p{Cc}\u2028\u2029]/u.test(flat)) return 'the text holds a control character';
  return flat.length > longestText ? `the text has more than ${longestText} characters` : { text: `"${flat}"` };
}

/**
 * A value as a field, or why no line can hold it.
 * @param itemOf the number of the item of a thing of ours
 */
export function quickValue(value: ItemValue, itemOf: (iri: string) => string | undefined): { text: string } | string {
  switch (value.kind) {
    case 'item':
      return { text: value.id };
    case 'thing': {
      const id = itemOf(value.node.value);
      return id === undefined ? 'the value has no item' : { text: id };
    }
    case 'time':
      return { text: quickTime(value.date, value.precision) };
    case 'quantity':
      return { text: `${value.amount}${value.unit === undefined ? '' : `U${value.unit.slice(1)}`}` };
    case 'text': {
      // Version 3 takes any other for no value, without an error.
      if (!/^[a-z_-]+$/.test(value.language)) return `the language ${value.language} cannot be written`;
      const quoted = quickText(value.text);
      return typeof quoted === 'string' ? quoted : { text: `${value.language}:${quoted.text}` };
    }
    case 'string':
    case 'url':
      return quickText(value.text);
    case 'unknown':
      return { text: 'somevalue' };
    case 'none':
      return { text: 'novalue' };
  }
}

/** Parts that are not known are zeros; without its precision a date would be read as a year. */
function quickTime(date: string, precision: number): string {
  const [, sign = '', year = '', month = '00', day = '00'] = /^(-?)(\d+)(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? [];
  return `${sign || '+'}${year}-${month}-${day}T00:00:00Z/${precision}`;
}

/** The fields of a reference, and what of it could not be written; no fields where nothing would be left. */
export function quickReference(reference: Reference): { readonly fields: string[]; readonly without: string[] } {
  const { url, wikimedia, retrieved, quote, language } = reference;
  const address = url === undefined ? 'its source has no address' : quickText(url);
  if (typeof address === 'string') return { fields: [], without: [address] };
  const without: string[] = [];
  const fields = [wikimedia ? 'S4656' : 'S854', address.text];
  if (retrieved === undefined) without.push('no retrieval date: the facts of the source have no `retrieved`');
  else fields.push('S813', quickTime(retrieved, 11));
  const words =
    language === undefined
      ? 'nothing says which language the source is in'
      : quickValue({ kind: 'text', text: quote, language }, () => undefined);
  if (typeof words === 'string') without.push(`no quotation: ${words}`);
  else fields.push('S1683', words.text);
  return { fields, without };
}
