import { type ClassProfile, type PropertyProfile, thingClasses } from '../../ontology/profile.ts';
import type { ServedSeries, Site } from '../../pages/site.ts';
import { type KnownThing, knownThings } from '../../reconcile/known-thing.ts';
import { NameIndex } from '../../reconcile/name-index.ts';
import { type ComparableName, comparableName } from '../../reconcile/names.ts';
import { uniqueBy } from '../../report/unique-by.ts';
import { ThingValues } from './thing-values.ts';

/** The things, classes and properties of a series, found by name. */
export interface Catalogue {
  readonly site: Site;
  readonly series: ServedSeries;
  readonly things: readonly KnownThing[];
  readonly byId: ReadonlyMap<string, KnownThing>;
  /** All names of each thing, by its id. */
  readonly names: ReadonlyMap<string, readonly ComparableName[]>;
  readonly values: ThingValues;
  /** Classes that have things. */
  readonly types: readonly ClassProfile[];
  /** Properties that have values. */
  readonly properties: readonly PropertyProfile[];
  /** The things with the most similar names first. */
  readonly near: (text: string, most: number) => KnownThing[];
}

export function catalogueOf(series: ServedSeries, site: Site): Catalogue {
  const things = knownThings(site.graph, series.namespace, site.profile);
  const index = new NameIndex(things);
  const values = new ThingValues(site.graph);
  const types = new Set(things.flatMap((thing) => thing.types));
  const offered = thingClasses(site.profile).filter(({ key }) => types.has(key));
  return {
    site,
    series,
    things,
    byId: new Map(things.map((thing) => [thing.id, thing])),
    names: new Map(things.map(({ id, names }) => [id, names.map(comparableName)])),
    values,
    types: offered,
    properties: uniqueBy(
      offered.flatMap(({ properties }) => [...properties.values()]),
      ({ key }) => key,
    ).filter(({ iri }) => things.some(({ node }) => values.of(node, iri).length > 0)),
    near: (text, most) => index.near(text, most),
  };
}

/** Finds a class by its key or IRI. */
export function typeNamed({ types }: Catalogue, name: string): ClassProfile | undefined {
  return types.find(({ key, iri }) => key === name || iri === name);
}

/** Finds a property by its key or IRI. */
export function propertyNamed({ properties }: Catalogue, name: string): PropertyProfile | undefined {
  return properties.find(({ key, iri }) => key === name || iri === name);
}
