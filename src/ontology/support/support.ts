import type { ClaimWords } from '../../facts/facts.ts';
import { piecesOf } from '../../facts/fragments.ts';
import { type Passage, passagesOf } from './passage.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What supports a value: its quotation; the source's own description with it; a reader's own words; or `unchecked`, where nothing tells
 * (no words are known for a term, a thing has no name). Otherwise the parts that are missing, in words for messages.
 */
export type Support =
  | { readonly kind: 'quotation' | 'source' | 'reading' | 'unchecked'; readonly ambiguous?: boolean }
  | { readonly missing: readonly string[] };

/** Found by the words of the claim; `supports` says whether these are a quotation or a reading. */
export const quoted: Support = { kind: 'quotation' };
export const bySource: Support = { kind: 'source' };
export const unchecked: Support = { kind: 'unchecked' };

export function missing(...parts: readonly string[]): Support {
  return { missing: parts };
}

/** What of the description of a source supports values. */
export interface SourceWords {
  readonly languages: readonly string[];
  /** The years in which it was published. */
  readonly years: readonly number[];
  /** Its publisher as printed. */
  readonly publishers: readonly string[];
}

/** The words of a claim, ready to be searched. */
export interface ClaimText {
  readonly passages: readonly Passage[];
  readonly isReading: boolean;
  /** Whether they are the title of the source. */
  readonly isTitle: boolean;
  readonly source: SourceWords;
  readonly vocabulary: Vocabulary;
}

/** Prepares the words of a claim. */
export function claimTextOf(
  { fragments, reading, at }: ClaimWords,
  source: SourceWords,
  vocabulary: Vocabulary,
): ClaimText {
  const texts = reading === undefined ? fragments.flatMap(piecesOf) : [reading];
  return {
    passages: texts.flatMap(passagesOf),
    isReading: reading !== undefined,
    isTitle: at?.trim().toLowerCase() === 'title',
    source,
    vocabulary,
  };
}
