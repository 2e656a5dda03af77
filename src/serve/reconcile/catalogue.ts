import { type ClassProfile, type PropertyProfile, thingClasses } from '../../ontology/profile.ts';
import type { ServedSeries, Site } from '../../pages/site.ts';
import { type KnownThing, knownThings } from '../../reconcile/known-thing.ts';
import { NameIndex } from '../../reconcile/name-index.ts';
import { type ComparableName, comparableName } from '../../reconcile/names.ts';
import { uniqueBy } from '../../report/unique-by.ts';
import { ThingValues } from './thing-values.ts';

/** What is offered to those who reconcile against a series: its things, kinds and properties, found by name. */
export interface Catalogue {
  readonly site: Site;
  readonly series: ServedSeries;
  readonly things: readonly KnownThing[];
  readonly byId: ReadonlyMap<string, KnownThing>;
  /** All names of each thing, ready to be compared, by its id. */
  readonly names: ReadonlyMap<string, readonly ComparableName[]>;
  readonly values: ThingValues;
  /** Kinds of which there is a thing. */
  readonly types: readonly ClassProfile[];
  /** Properties that a thing of these kinds has a value of. */
  readonly properties: readonly PropertyProfile[];
  /** The things whose names share most with a text, the most alike first. */
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

/** The kind that a client names by its key or its IRI. */
export function typeNamed({ types }: Catalogue, name: string): ClassProfile | undefined {
  return types.find(({ key, iri }) => key === name || iri === name);
}

/** The property that a client names by its key or its IRI. */
export function propertyNamed({ properties }: Catalogue, name: string): PropertyProfile | undefined {
  return properties.find(({ key, iri }) => key === name || iri === name);
}
