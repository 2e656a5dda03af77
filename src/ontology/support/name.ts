/** A thing with its names and aliases, in all languages. */
export interface NamedThing {
  readonly iri: string;
  /** Things of one kind may be taken for each other. */
  readonly kind: string;
  readonly isPerson: boolean;
  readonly names: readonly string[];
}

/** A name, ready to be found. */
export interface Name {
  readonly thing: NamedThing;
  readonly text: string;
  readonly keys: readonly string[];
  /** By word: the letters as they must be written, if it is an abbreviation. */
  readonly cased: readonly (string | undefined)[];
  /** The words that few other names have. */
  readonly distinctive: readonly string[];
  /** Those of its generic words that are no particles. */
  readonly generic: readonly string[];
}

/** A place where a passage has a name: its words `from` (included) to `to` (excluded). */
export interface Occurrence {
  readonly name: Name;
  readonly from: number;
  readonly to: number;
}
