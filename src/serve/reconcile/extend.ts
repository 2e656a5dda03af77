import type { Term } from '@rdfjs/types';
import { itemOf } from '../../links/kinds.ts';
import type { PropertyProfile } from '../../ontology/profile.ts';
import { xsd } from '../../rdf/namespace.ts';
import { textOfTerm } from '../../reconcile/known-thing.ts';
import { type Catalogue, propertyNamed, typeNamed } from './catalogue.ts';
import type { ExtendRequest } from './read-batch.ts';

/** A reconciliation service for Wikidata items. */
const wikidataService = 'https://wikidata.reconci.link/en/api';

type Cell =
  | { readonly id: string; readonly name: string }
  | { readonly str: string }
  | { readonly int: number }
  | { readonly float: number };

/** The properties that a column can be filled with, of a class or of all. */
export function proposedProperties(catalogue: Catalogue, type: string | undefined, limit: number): object {
  const named = type === undefined ? undefined : typeNamed(catalogue, type);
  const fits = ({ key }: PropertyProfile) => !named || named.properties.has(key);
  return {
    properties: catalogue.properties
      .filter(fits)
      .slice(0, limit)
      .map(({ key }) => ({ id: key, name: key })),
    ...(type !== undefined && { type }),
    limit,
  };
}

/** The values of the properties of each thing; unknown things and properties have none. */
export function extended(catalogue: Catalogue, { ids, properties }: ExtendRequest): object {
  const rows: Record<string, Record<string, Cell[]>> = {};
  const items = new Set<string>();
  for (const id of ids) {
    const thing = catalogue.byId.get(id);
    const cells = properties.map((name): [string, Cell[]] => {
      const property = propertyNamed(catalogue, name);
      const values = thing && property ? catalogue.values.of(thing.node, property.iri) : [];
      if (values.some(({ value }) => itemOf(value) !== undefined)) items.add(name);
      return [name, values.map((value) => cellOf(value, catalogue))];
    });
    rows[id] = Object.fromEntries(cells);
  }
  const meta = properties.map((id) => ({
    id,
    name: propertyNamed(catalogue, id)?.key ?? id,
    ...(items.has(id) && { service: wikidataService }),
  }));
  return { meta, rows };
}

/** Dates stay strings, because the API has dates with a time only. */
function cellOf(term: Term, { byId, series, site }: Catalogue): Cell {
  if (term.termType === 'Literal') {
    const number = Number(term.value);
    const { value } = term.datatype;
    const whole = [xsd.integer, xsd.nonNegativeInteger, xsd.positiveInteger].some((known) => known.value === value);
    if (whole && Number.isSafeInteger(number)) return { int: number };
    return value === xsd.decimal.value && Number.isFinite(number) ? { float: number } : { str: term.value };
  }
  const item = itemOf(term.value);
  if (item !== undefined) return { id: item, name: item };
  const own = byId.get(term.value.startsWith(series.namespace) ? term.value.slice(series.namespace.length) : '');
  return own ? { id: own.id, name: own.name } : { str: textOfTerm(site.graph, term) };
}
