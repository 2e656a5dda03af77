import type { Place, Problem } from '../report/problem.ts';
import type { FactsDocument } from './facts-document.ts';
import type { FactsValue, Path } from './facts-value.ts';

/** Where in a facts file something was said; the line is worked out only when somebody asks for it. */
export interface Origin {
  readonly document: FactsDocument;
  /** The origin of the map or list that it stands in; undefined at the top of the document. */
  readonly parent: Origin | undefined;
  /** Its key or index there. */
  readonly step: string | number;
  /** Whether the key or the value is meant. */
  readonly part: 'key' | 'value';
}

/** The properties of a thing, a source or a claim, as written. */
export type Fields = Readonly<Record<string, FactsValue>>;

/** One series: everything its facts files say, in the order of the files. */
export interface Facts {
  /** The name of the folder or file; outputs are named after it. */
  readonly series: string;
  /** Every IRI of the series begins with it. */
  readonly namespace: string;
  /** Where a file says so. */
  readonly namespaceOrigin?: Origin;
  readonly things: readonly Described[];
  readonly sources: readonly SourceFacts[];
}

/** A thing, with what is said of it in one place. */
export interface Described {
  readonly id: string;
  readonly fields: Fields;
  readonly origin: Origin;
}

export interface SourceFacts extends Described {
  readonly claims: readonly Claim[];
}

/** What one fragment of a source says. */
export interface Claim {
  readonly quote: string;
  readonly says: readonly Described[];
  /** `rank`, `because`: qualifiers of every statement of the claim. */
  readonly qualifiers: Fields;
  readonly origin: Origin;
}

/** The origin of all that a document holds. */
export function topOf(document: FactsDocument): Origin {
  return { document, parent: undefined, step: '', part: 'value' };
}

/** The origin of a field of something that was said. */
export function originOf(parent: Origin, step: string | number, part: 'key' | 'value' = 'value'): Origin {
  return { document: parent.document, parent, step, part };
}

/** The key under which something stands. */
export function keyOf({ document, parent, step }: Origin): Origin {
  return { document, parent, step, part: 'key' };
}

/** Keys and indexes from the top of the document down to an origin. */
export function pathOf({ parent, step }: Origin): Path {
  return parent === undefined ? [] : [...pathOf(parent), step];
}

/** The line and column of an origin. */
export function placeOf(origin: Origin): Place {
  return origin.document.place(pathOf(origin), origin.part);
}

/** An origin as `file:line:column`. */
export function placeText(origin: Origin): string {
  const { file, line, column } = placeOf(origin);
  return `${file}:${line}:${column}`;
}

/** A problem of what was said there. Line and hint are worked out when first asked for: both take time to find. */
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
