import type { NamedNode } from '@rdfjs/types';
import { localName } from '../rdf/graph-reader.ts';
import { seriesPrefixes } from '../rdf/prefixes.ts';
import type { ValueProfile, Vocabulary } from './values/value-kind.ts';
import type { WikidataMapping } from './wikidata-mapping.ts';

/** The classes and properties of facts files, compiled from the shapes. */
export interface Profile {
  /** By key in facts (`a: Edition`), the label of the node shape. */
  readonly classes: ReadonlyMap<string, ClassProfile>;
  /** By key in facts, the sh:name of the property shape. A key is the same property in every class. */
  readonly properties: ReadonlyMap<string, PropertyProfile>;
  /** IRIs of the values "unknown" and "none", by key in facts. */
  readonly absences: ReadonlyMap<string, string>;
  /** Namespace by prefix. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** The mapping to Wikidata. */
  readonly wikidata: WikidataMapping;
}

export interface ClassProfile {
  readonly key: string;
  readonly iri: string;
  readonly node: NamedNode;
  readonly description: string;
  /** The keys of its super-classes: a Country is a Place. */
  readonly above: readonly string[];
  /** Its own properties and those of its super-classes, by key. */
  readonly properties: ReadonlyMap<string, PropertyProfile>;
  /** Whether only the program makes instances (evidence, quotations, periods). */
  readonly readOnly: boolean;
}

export interface PropertyProfile {
  readonly key: string;
  readonly iri: string;
  readonly node: NamedNode;
  readonly description: string;
  readonly value: ValueProfile;
  /** Whether a node has at most one value (sh:maxCount 1): fields of sources and qualifiers. */
  readonly atMostOne: boolean;
  /**
   * How the values that claims state are compared: different ones are a conflict (sg:single), or several may hold together if one claim
   * says so (sg:several); undefined if any number may hold.
   */
  readonly compared: 'single' | 'several' | undefined;
  /** Whether only the program writes it (dash:readOnly). */
  readonly readOnly: boolean;
}

/** The profile with the prefixes of a series. */
export function profileOfSeries(profile: Profile, namespace: string): Profile {
  return { ...profile, prefixes: new Map([...profile.prefixes, ...seriesPrefixes(namespace)]) };
}

/** The two classes with their own syntax in facts files. */
export const sourceClassKey = 'Source';
export const statementClassKey = 'Statement';

/** A class that every ontology must define; `compileProfile` checks this. */
export function requiredClass(profile: Profile, key: string): ClassProfile {
  const found = profile.classes.get(key);
  if (!found) throw new TypeError(`the profile has no class ${key}`);
  return found;
}

/**
 * The class of what `things` say of a thing, which needs no source: names and, of a class with fields of its own that have one value
 * (sh:maxCount 1), these: the code of a country.
 */
export function identityOf(profile: Profile, type: ClassProfile | undefined): ClassProfile | undefined {
  const thing = profile.classes.get('Thing');
  if (!thing || !type) return thing;
  const own = [...type.properties].filter(([, { atMostOne, readOnly }]) => atMostOne && !readOnly);
  return own.length === 0 ? thing : { ...thing, properties: new Map([...thing.properties, ...own]) };
}

/** The key of a class in facts files, else its local name. */
export function classKey(profile: Pick<Vocabulary, 'classes'>, iri: string): string {
  return [...profile.classes.values()].find((known) => known.iri === iri)?.key ?? localName(iri);
}

/** The classes that things in facts files can have. */
export function thingClasses(profile: Profile): ClassProfile[] {
  return [...profile.classes.values()].filter(isThingClass);
}

/** Whether things in facts files can have this class. */
export function isThingClass({ key, readOnly }: ClassProfile): boolean {
  return !readOnly && key !== sourceClassKey && key !== statementClassKey;
}
