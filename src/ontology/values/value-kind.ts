import type { NamedNode } from '@rdfjs/types';
import type { Dataset } from '../../rdf/environment.ts';
import type { Value } from '../../rdf/term-id.ts';
import type { ProblemCode } from '../../report/codes.ts';
import type { JsonSchema } from '../json-schema.ts';

/** Recognizes the shapes of one kind of value; undefined for all others. */
export type ValueKind = (shape: ValueShape) => ValueProfile | undefined;

/** What a property shape says about values, as IRIs. */
export interface ValueShape {
  /** sh:in: the terms by the key that facts files write. */
  readonly terms: ReadonlyMap<string, string>;
  /** sh:class */
  readonly classes: readonly string[];
  /** sh:datatype */
  readonly datatypes: readonly string[];
  /** sh:nodeKind */
  readonly nodeKind: string | undefined;
}

/** The part of a profile that the words of a value need. */
export interface Vocabulary {
  readonly classes: ReadonlyMap<string, { readonly key: string; readonly iri: string }>;
  readonly absences: ReadonlyMap<string, string>;
  readonly prefixes: ReadonlyMap<string, string>;
}

/** Everything that the program does with the values of a property. */
export interface ValueProfile {
  /** The name of the kind. */
  readonly kind: string;
  /** The terms that facts files can write, by key. */
  readonly terms?: ReadonlyMap<string, string>;
  /** The `@type` of JSON-LD by which a plain JSON text is understood; absent where it is only a text. */
  readonly jsonLdType?: string;
  /** What facts files write, for people. */
  words(vocabulary: Vocabulary): string;
  /** What facts files write, for editors. `absences` are the words for "unknown" and "none". */
  jsonSchema(absences: readonly string[]): JsonSchema;
  /** The term that a text in a facts file means. */
  readonly read: ReadText;
  /** Reads the texts of one language; absent where values cannot be a map by language. */
  readonly inLanguage?: (language: string) => ReadText | ValueProblem;
  /** Why a value of the graph breaks the shape, where the words of the validator are hard to read. */
  readonly mismatch?: (value: Value, graph: Dataset, vocabulary: Vocabulary) => string;
  /** Whether the first value says the same as the second, more exactly. */
  readonly refines?: (finer: QualifiedValue, coarser: QualifiedValue) => boolean;
}

export type ReadText = (text: string, names: Names) => ReadValue | ValueProblem;

/** What ids in facts files mean. */
export interface Names {
  readonly namespace: string;
  readonly things: ReadonlyMap<string, NamedNode>;
  readonly sources: ReadonlyMap<string, NamedNode>;
  /** The id of what has this name, for hints. */
  readonly idOfName?: (name: string) => string | undefined;
}

export type Qualifier = readonly [predicate: NamedNode, value: Value];

export interface ReadValue {
  readonly term: Value;
  /** What the way of writing says about the value: `1992~` is approximate. */
  readonly qualifiers?: readonly Qualifier[];
  /** What the text says about the term itself, where the term is a node of its own. */
  readonly description?: readonly Qualifier[];
}

/** A value as a statement has it. */
export interface QualifiedValue {
  readonly object: Value;
  readonly qualifiers: readonly Qualifier[];
}

export interface ValueProblem {
  readonly code: ProblemCode;
  readonly message: string;
  /** A function where it takes time to find: only the first problems call it. */
  readonly hint?: string | (() => string | undefined) | undefined;
}
