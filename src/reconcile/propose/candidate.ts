import type { KnownThing } from '../known-thing.ts';

/** A Wikidata item that may be the same as a thing. */
export interface Candidate {
  /** `Q925616` */
  readonly item: string;
  readonly name: string;
  /** All names, including the first. */
  readonly names: readonly string[];
  readonly description: string;
  /** Names or identifiers of its classes. */
  readonly types: readonly string[];
  readonly places: readonly string[];
  /** Dates of the event or of its start. */
  readonly dates: readonly string[];
  /** End dates. */
  readonly ended: readonly string[];
  /** The score of the service, on its own scale. */
  readonly given: number | undefined;
  /** `parties.csv, row 12` */
  readonly origin: string;
}

/** The details of a candidate that only has an item and names. */
export const noDetails = { description: '', types: [], places: [], dates: [], ended: [], given: undefined } as const;

/** The data of a thing that is sent to a service. */
export type AskedThing = Pick<KnownThing, 'names' | 'types' | 'places' | 'dates'>;

export interface CandidateSource {
  /** The candidates of each thing, in the order of the things. */
  readonly candidatesFor: (things: readonly AskedThing[]) => Promise<Candidate[][]>;
  /** The places of all candidates, if they are known in advance. */
  readonly places: readonly string[];
}
