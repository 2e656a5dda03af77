import type { NamedNode } from '@rdfjs/types';
import type { Dataset } from '../../rdf/environment.ts';
import type { Value } from '../../rdf/term-id.ts';
import type { ProblemCode } from '../../report/codes.ts';
import type { JsonSchema } from '../json-schema.ts';
import type { PossibleValues } from './value-set.ts';

/** Returns the profile of a property shape if its values are of this kind. */
export type ValueKind = (shape: ValueShape) => ValueProfile | undefined;

/** The constraints of a property shape, as IRIs. */
export interface ValueShape {
  /** sh:in: the terms by their key in facts files. */
  readonly terms: ReadonlyMap<string, string>;
  /** sh:class */
  readonly classes: readonly string[];
  /** sh:datatype */
  readonly datatypes: readonly string[];
  /** sh:nodeKind */
  readonly nodeKind: string | undefined;
  /** sh:pattern of an alternative with texts */
  readonly pattern?: string | undefined;
}

/** The part of a profile that texts about values need. */
export interface Vocabulary {
  readonly classes: ReadonlyMap<string, { readonly key: string; readonly iri: string }>;
  readonly absences: ReadonlyMap<string, string>;
  readonly prefixes: ReadonlyMap<string, string>;
}

/** How the values of a property are read, compared, written and described. */
export interface ValueProfile {
  readonly kind: string;
  /** The possible terms by their key in facts files, if the shape lists them. */
  readonly terms?: ReadonlyMap<string, string>;
  /** The JSON-LD `@type` of the property; undefined for plain texts. */
  readonly jsonLdType?: string;
  /** Describes the values for the documentation. */
  description(vocabulary: Vocabulary): string;
  /** The JSON Schema of values. `absences` are the keys of "unknown" and "none". */
  jsonSchema(absences: readonly string[]): JsonSchema;
  /** Converts a text of a facts file to a term. */
  readonly read: ReadText;
  /** Returns `read` for texts of a language; undefined if values cannot be a map by language. */
  readonly inLanguage?: (language: string) => ReadText | ValueProblem;
  /** Explains why a value violates the shape; without it the message of the validator is used. */
  readonly mismatch?: (value: Value, graph: Dataset, vocabulary: Vocabulary) => string;
  /** Reads a text whose meaning depends on qualifiers beside it, such as `calendar: julian`; undefined if it does not. */
  readonly readQualified?: (text: string, qualifiers: readonly Qualifier[]) => ReadValue | ValueProblem | undefined;
  /** What a value names and may mean: the only ground of comparison. */
  readonly possible: (value: QualifiedValue, context: ComparisonContext) => PossibleValues;
  /** Triples of a statement that follow from its value, such as the first and last day of a date. */
  readonly boundsOf?: (value: Value) => readonly Qualifier[];
}

export type ReadText = (text: string, names: Names) => ReadValue | ValueProblem;

/** The IRIs of the ids in facts files. */
export interface Names {
  readonly namespace: string;
  readonly things: ReadonlyMap<string, NamedNode>;
  readonly sources: ReadonlyMap<string, NamedNode>;
  /** The id of the thing or source with a name, for hints. */
  readonly idOfName?: (name: string) => string | undefined;
}

export type Qualifier = readonly [predicate: NamedNode, value: Value];

export interface ReadValue {
  readonly term: Value;
  /** Qualifiers that are part of the text: `1992~` is approximate. */
  readonly qualifiers?: readonly Qualifier[];
  /** Triples about the term, if it is a new node such as a period. */
  readonly description?: readonly Qualifier[];
}

/** The value and qualifiers of a statement. */
export interface QualifiedValue {
  readonly object: Value;
  readonly qualifiers: readonly Qualifier[];
}

/** What is known of the series and the source when values are compared. */
export interface ComparisonContext {
  /** The language of the source, if it has exactly one. */
  readonly language: string | undefined;
  /** The IRIs of a place and of all places in it; of another thing, its own. */
  readonly placesIn: (iri: string) => ReadonlySet<string>;
}

export interface ValueProblem {
  readonly code: ProblemCode;
  readonly message: string;
  /** A function if it is expensive; it is called for a limited number of problems. */
  readonly hint?: string | (() => string | undefined) | undefined;
}
