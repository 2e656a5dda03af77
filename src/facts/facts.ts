import type { Place } from '../report/problem.ts';
import type { FactsDocument, FactsValue, Path } from './facts-document.ts';

/** Where in a facts file something was said; the line is worked out only when somebody asks for it. */
export interface Origin {
  readonly document: FactsDocument;
  readonly path: Path;
  /** Whether the key or the value is meant. */
  readonly part?: 'key' | 'value';
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

/** The line and column of an origin, or of a value below it. */
export function placeOf({ document, path, part }: Origin): Place {
  return document.place(path, part);
}

/** The origin of a field of something that was said. */
export function originOf(origin: Origin, step: string | number, part?: 'key' | 'value'): Origin {
  return { document: origin.document, path: [...origin.path, step], ...(part && { part }) };
}
