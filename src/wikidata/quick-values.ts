import type { ItemValue, QuantityValue } from './item-values.ts';
import type { Reference } from './references.ts';
import type { TimeValue } from './time-values.ts';

// The part of QuickStatements V1 that both parsers (version 2 in PHP, version 3 in Python) read alike: tabs between
// fields, no comments, ranks or bounds, a precision with every date, one block of references per line, and no text with
// a character that either of them reads as a separator. The grammar has no escapes, so quotation marks stay as they are.

/** Limit of Wikibase, in characters. */
const longestText = 1500;

/** @returns the text in quotation marks, or the reason why the format cannot hold it */
export function quickText(text: string): { readonly text: string } | string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  if (flat === '') return 'the text is empty';
  if (/[|]/.test(flat)) return 'the text contains |, which separates fields';
  if (/\/\*/.test(flat)) return 'the text contains /*, which starts an edit summary';
  if (/^""|""$/.test(flat)) return 'the text begins or ends with two quotation marks';
  if (/[\p{Cc}\u2028\u2029]/u.test(flat)) return 'the text contains a control character';
  return flat.length > longestText ? `the text has more than ${longestText} characters` : { text: `"${flat}"` };
}

/**
 * @param itemOf the Wikidata item of a thing, by IRI
 * @returns the value as a field, or the reason why the format cannot hold it
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
      return { text: quickTime(value) };
    case 'quantity':
      return { text: `${value.amount}${marginOf(value)}${value.unit === undefined ? '' : `U${value.unit.slice(1)}`}` };
    case 'text': {
      // Version 3 silently drops values with any other language code.
      if (!/^[a-z_-]+$/.test(value.language)) return `the language code ${value.language} is not supported`;
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

/** Half of a range: `45~5` is 40 to 50. Bounds in brackets are read by version 3 alone. */
function marginOf({ bounds }: QuantityValue): string {
  return bounds === undefined ? '' : `~${(Number(bounds[1]) - Number(bounds[0])) / 2}`;
}

/**
 * Unknown parts are zeros. Without a precision, a date would be read as a year. There is no year 0: 1 BC is -0001, where RDF has 0000. A Julian
 * date ends in /J.
 */
function quickTime({ date, precision, julian }: Omit<TimeValue, 'kind'>): string {
  const [, year = '', month = '00', day = '00'] = /^(-?\d+)(?:-(\d\d))?(?:-(\d\d))?$/.exec(julian ?? date) ?? [];
  const number = Number(year);
  const written = String(number > 0 ? number : 1 - number).padStart(4, '0');
  const calendar = julian === undefined ? '' : '/J';
  return `${number > 0 ? '+' : '-'}${written}-${month}-${day}T00:00:00Z/${precision}${calendar}`;
}

/** The fields of a reference, and why parts of it are missing; no fields if the source has no usable URL. */
export function quickReference(reference: Reference): { readonly fields: string[]; readonly without: string[] } {
  const { urls, archived, wikimedia, retrieved, quote, language } = reference;
  const without: string[] = [];
  const fields: string[] = [];
  for (const url of urls) {
    const address = quickText(url);
    if (typeof address === 'string') without.push(address);
    else fields.push(wikimedia ? 'S4656' : 'S854', address.text);
  }
  if (fields.length === 0) return { fields, without: urls.length === 0 ? ['the source has no URL'] : without };
  for (const url of archived) {
    const address = quickText(url);
    if (typeof address === 'string') without.push(address);
    else fields.push('S1065', address.text);
  }
  if (retrieved === undefined) without.push('no retrieval date: the source has no `retrieved`');
  else fields.push('S813', quickTime({ date: retrieved, precision: 11 }));
  if (quote === undefined) return { fields, without: [...without, 'no quotation: the claim is a reading'] };
  const quotation =
    language === undefined
      ? 'the source has no language, or several'
      : quickValue({ kind: 'text', text: quote, language }, () => undefined);
  if (typeof quotation === 'string') without.push(`no quotation: ${quotation}`);
  else fields.push('S1683', quotation.text);
  return { fields, without };
}
