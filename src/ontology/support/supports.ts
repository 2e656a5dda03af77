import { monthsIn, supportsDate } from './dates.ts';
import type { NameIndex } from './names.ts';
import { supportsNumber } from './numbers.ts';
import { supportsOrdinal } from './ordinals.ts';
import { bySource, type ClaimText, missing, quoted, type Support, unchecked } from './support.ts';
import { supportsTerm } from './terms.ts';
import { supportsText } from './texts.ts';
import { supportsMeant, supportsThing } from './things.ts';

/** A value, as far as its support by words depends on it. */
export type TestedValue =
  | { readonly kind: 'date' | 'period' /** In EDTF, as the source has it. */; readonly written: string }
  | {
      readonly kind: 'number';
      readonly written: string /** A term of measuredProperty. */;
      readonly counted?: string | undefined;
    }
  | { readonly kind: 'ordinal' | 'text'; readonly written: string }
  | { readonly kind: 'address'; readonly written: string }
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'term'; readonly property: string; readonly term: string; readonly isContext?: boolean }
  | {
      readonly kind: 'thing';
      readonly iri: string;
      /** Whether it is a meeting or document, which words often mean without naming it. */
      readonly isMeant?: boolean;
    }
  | { readonly kind: 'publisher'; readonly names: readonly string[] }
  | { readonly kind: 'none' };

/**
 * Whether the words of a claim say a value (docs/support.md). Other claims do not count.
 * @example
 * supports({ kind: 'date', written: '2009-05-15' }, claimText, names); // { missing: ['no day', 'no month'] }
 */
export function supports(value: TestedValue, claim: ClaimText, names: NameIndex): Support {
  const found = foundIn(value, claim, names);
  if ('missing' in found && !claim.vocabulary.isKnown && isInWords(value)) return unchecked;
  if ('missing' in found || found.kind === 'unchecked') return found;
  if (claim.isReading) return { ...found, kind: 'reading' };
  return claim.isTitle ? { ...found, kind: 'source' } : found;
}

/** Whether a value may be said in words of a language: all but years, texts and names. */
function isInWords(value: TestedValue): boolean {
  if (value.kind === 'date' || value.kind === 'period') return !/^-?\d{4}[~?%]?$/.test(value.written);
  return value.kind === 'number' || value.kind === 'ordinal' || value.kind === 'month';
}

function foundIn(value: TestedValue, claim: ClaimText, names: NameIndex): Support {
  switch (value.kind) {
    case 'date':
    case 'period':
      return supportsDate(value.written, claim);
    case 'number':
      return supportsNumber(value.written, claim, value.counted);
    case 'ordinal':
      return supportsOrdinal(value.written, claim);
    case 'text':
      return supportsText(value.written, claim);
    case 'address':
      return supportsAddress(value.written, claim);
    case 'month':
      return monthsIn(claim).has(value.month) ? quoted : missing('no month');
    case 'term':
      return supportsTerm(value.property, value.term, claim, value.isContext);
    case 'thing':
      return value.isMeant ? supportsMeant(value.iri, claim, names) : supportsThing(value.iri, claim, names);
    case 'publisher': {
      const printed = claim.source.publishers.map((name) => name.toLowerCase());
      return value.names.some((name) => printed.includes(name.toLowerCase())) ? bySource : missing('not its publisher');
    }
    case 'none':
      return unchecked;
  }
}

/** An address without what readers leave out: http://, www., the last slash. */
function supportsAddress(written: string, { passages }: ClaimText): Support {
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, '')
      .replace(/^www\./, '')
      .replace(/\/$/, '');
  const wanted = bare(written);
  const isSaid = passages.some(({ text }) => {
    const at = text.toLowerCase().indexOf(wanted);
    return (
      at >= 0 && !/[\p{L}\p{N}-]/u.test(text.charAt(at - 1)) && !/^[\p{L}\p{N}-]/u.test(text.slice(at + wanted.length))
    );
  });
  return isSaid ? quoted : missing('not this address');
}
