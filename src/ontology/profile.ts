import type { NamedNode } from '@rdfjs/types';
import { localName } from '../rdf/graph-reader.ts';
import { seriesPrefixes } from '../rdf/prefixes.ts';
import type { ValueProfile, Vocabulary } from './values/value-kind.ts';
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

/** What facts files call a class; its local name where they have no word for it. */
export function classKey(profile: Pick<Vocabulary, 'classes'>, iri: string): string {
  return [...profile.classes.values()].find((known) => known.iri === iri)?.key ?? localName(iri);
}

/** The classes that things in facts files may be of. */
export function thingClasses(profile: Profile): ClassProfile[] {
  return [...profile.classes.values()].filter(isThingClass);
}

/** Whether things in facts files may be of this class. */
export function isThingClass({ key, readOnly }: ClassProfile): boolean {
  return !readOnly && key !== sourceClassKey && key !== statementClassKey;
}
