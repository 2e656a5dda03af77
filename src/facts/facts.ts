import type { Place, Problem } from '../report/problem.ts';
import type { FactsDocument } from './facts-document.ts';
import type { FactsValue, Path } from './facts-value.ts';

/** The position of a key or value in a facts file, as a path; `placeOf` computes line and column. */
export interface Origin {
  readonly document: Pick<FactsDocument, 'place'>;
  /** The map or list that contains it; undefined at the root of the document. */
  readonly parent: Origin | undefined;
  /** Its key or index in the parent. */
  readonly step: string | number;
  readonly part: 'key' | 'value';
}

/** The unmapped properties of a thing, a source or a claim. */
export type Fields = Readonly<Record<string, FactsValue>>;

/** The facts of one series, in the order of its files. */
export interface Facts {
  /** The name of the folder or file, which becomes the name of output files. */
  readonly series: string;
  /** Every IRI of the series starts with it. */
  readonly namespace: string;
  readonly namespaceOrigin?: Origin;
  readonly things: readonly Described[];
  readonly sources: readonly SourceFacts[];
  readonly exceptions: readonly Exception[];
}

/** A thing with the fields of one description; a series may describe it in several places. */
export interface Described {
  readonly id: string;
  readonly fields: Fields;
  readonly origin: Origin;
}

export interface SourceFacts extends Described {
  readonly claims: readonly Claim[];
}

/** The words of a claim: fragments of its source, or a reading where there are no words to quote. */
export interface ClaimWords {
  /** In order; they support the facts together. `[…]` in one is a gap. Empty if the claim is a reading. */
  readonly fragments: readonly string[];
  /** What a reader understood, in the words of the reader. */
  readonly reading: string | undefined;
  /** Where in the source it stands, such as `heading`. */
  readonly at: string | undefined;
  /** The words before the first fragment, where it occurs more than once. */
  readonly before: string | undefined;
  /** The words after the last fragment. */
  readonly after: string | undefined;
}

/** What a source says: words, with the facts that they support. */
export interface Claim extends ClaimWords {
  /** Whether the claim is kept out of everything that is written. */
  readonly withheld: boolean;
  readonly says: readonly Described[];
  /** Qualifiers of every statement of the claim, such as `rank` and `because`. */
  readonly qualifiers: Fields;
  readonly origin: Origin;
}

/** A finding of a check query that the editors accept: `{ check: two-editions-in-a-year, thing: conf-2021, because: … }`. */
export interface Exception {
  /** The name of the check. */
  readonly check: string;
  /** The id of the thing at which the check finds something. */
  readonly thing: string;
  /** The value that it finds, where it finds several. */
  readonly value: string | undefined;
  readonly because: string;
  readonly origin: Origin;
}

/** The origin of the root of a document. */
export function topOf(document: Pick<FactsDocument, 'place'>): Origin {
  return { document, parent: undefined, step: '', part: 'value' };
}

/** The origin of an entry of a map or list. */
export function originOf(parent: Origin, step: string | number, part: 'key' | 'value' = 'value'): Origin {
  return { document: parent.document, parent, step, part };
}

/** The origin of the key of a value. */
export function keyOf({ document, parent, step }: Origin): Origin {
  return { document, parent, step, part: 'key' };
}

/** Keys and indexes from the root of the document. */
export function pathOf({ parent, step }: Origin): Path {
  return parent === undefined ? [] : [...pathOf(parent), step];
}

export function placeOf(origin: Origin): Place {
  return origin.document.place(pathOf(origin), origin.part);
}

/** An origin as `file:line:column`. */
export function placeText(origin: Origin): string {
  const { file, line, column } = placeOf(origin);
  return `${file}:${line}:${column}`;
}

/** A problem at an origin. Its place and hint are computed on access, because both are expensive. */
export function problemAt(
  origin: Origin,
  { hint, ...problem }: Omit<Problem, 'place' | 'hint'> & { readonly hint?: string | (() => string) | undefined },
): Problem {
  return {
    ...problem,
    get place() {
      return placeOf(origin);
    },
    get hint() {
      return typeof hint === 'function' ? hint() : hint;
    },
  };
}
