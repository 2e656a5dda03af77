import type { NamedNode } from '@rdfjs/types';
import { seriesPrefixes } from '../rdf/prefixes.ts';
import type { WikidataMapping } from './wikidata-mapping.ts';

/** What the shapes say facts files may contain, compiled once and looked up by key. */
export interface Profile {
  /** By facts key (`a: Edition`): the label of the node shape. */
  readonly classes: ReadonlyMap<string, ClassProfile>;
  /** By facts key: the sh:name of the property shape. A key means the same property in every class. */
  readonly properties: ReadonlyMap<string, PropertyProfile>;
  /** Values that stand for "there is one, not told" and "there is none", by facts key. */
  readonly absences: ReadonlyMap<string, string>;
  /** Namespace by prefix, for reading and writing short. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** What of it is what on Wikidata. */
  readonly wikidata: WikidataMapping;
}

export interface ClassProfile {
  readonly key: string;
  readonly iri: string;
  /** The IRI as a term. */
  readonly node: NamedNode;
  readonly description: string;
  /** Its own properties and those of its super-classes, by key. */
  readonly properties: ReadonlyMap<string, PropertyProfile>;
  /** Described by the program alone (evidence, quotes, periods): nothing that facts files can be of. */
  readonly readOnly: boolean;
}

export interface PropertyProfile {
  readonly key: string;
  readonly iri: string;
  /** The IRI as a term. */
  readonly node: NamedNode;
  readonly description: string;
  readonly value: ValueProfile;
  /** At most one value (sh:maxCount 1): two are a conflict. */
  readonly single: boolean;
  /** Written by the program (dash:readOnly): no key for facts files. */
  readonly readOnly: boolean;
}

/** What a value may be, and so how the text in a facts file becomes an RDF term. */
export type ValueProfile =
  /** The id of a thing of one of these classes (IRIs). */
  | { readonly kind: 'thing'; readonly classes: readonly string[] }
  /** The id of a source. */
  | { readonly kind: 'source' }
  /** One of these terms: IRI by the key that facts files write. */
  | { readonly kind: 'term'; readonly terms: ReadonlyMap<string, string> }
  /** An absolute IRI, as written. */
  | { readonly kind: 'iri' }
  /** A text, with or without a language. */
  | { readonly kind: 'text' }
  /** An EDTF date that becomes xsd:date, xsd:gYearMonth or xsd:gYear. */
  | { readonly kind: 'date' }
  /** An EDTF interval that becomes a dcterms:PeriodOfTime. */
  | { readonly kind: 'period' }
  /** A literal of this datatype (IRI). */
  | { readonly kind: 'literal'; readonly datatype: string };

/** The profile with the prefixes of a series besides, for what is written and shown of it. */
export function profileOfSeries(profile: Profile, namespace: string): Profile {
  return { ...profile, prefixes: new Map([...profile.prefixes, ...seriesPrefixes(namespace)]) };
}

/** Who and what statements rest on; these two classes have a place of their own in facts files. */
export const sourceClassKey = 'Source';
export const statementClassKey = 'Statement';

/** The class of that key, which the bundled shapes and any replacement for them must have. */
export function requiredClass(profile: Profile, key: string): ClassProfile {
  const found = profile.classes.get(key);
  if (!found) throw new TypeError(`the profile has no class ${key}`);
  return found;
}

/** The classes that things in facts files may be of. */
export function thingClasses(profile: Profile): ClassProfile[] {
  return [...profile.classes.values()].filter(isThingClass);
}

/** Whether things in facts files may be of this class. */
export function isThingClass({ key, readOnly }: ClassProfile): boolean {
  return !readOnly && key !== sourceClassKey && key !== statementClassKey;
}
