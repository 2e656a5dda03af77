/** What somebody else says of an item that a thing of ours may be. */
export interface Candidate {
  /** The number of the item (`Q925616`). */
  readonly item: string;
  readonly name: string;
  /** All its names, the first among them. */
  readonly names: readonly string[];
  readonly description: string;
  /** Names or identifiers of its kinds. */
  readonly types: readonly string[];
  readonly places: readonly string[];
  /** When it was, or began. */
  readonly dates: readonly string[];
  /** When it ended, where it did. */
  readonly ended: readonly string[];
  /** The score that a service gives it, on whatever scale the service has. */
  readonly given: number | undefined;
  /** Where it stands: `parties.csv, row 12`. */
  readonly origin: string;
}

/** What is asked about a thing. */
export interface AskedThing {
  readonly names: readonly string[];
  readonly types: readonly string[];
  readonly places: readonly string[];
  readonly dates: readonly string[];
}

/** Finds candidates for things, many at once. */
export interface CandidateSource {
  /** The candidates of each thing, in the order of the things. */
  readonly candidatesFor: (things: readonly AskedThing[]) => Promise<Candidate[][]>;
  /** All places that it may speak of, where they are known beforehand. */
  readonly places: readonly string[];
}
