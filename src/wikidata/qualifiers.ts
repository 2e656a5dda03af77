import type { Term } from '@rdfjs/types';
import type { WikidataMapping } from '../ontology/wikidata-mapping.ts';
import type { Dataset } from '../rdf/environment.ts';
import { localName, objectOf } from '../rdf/graph-reader.ts';
import { dcat, dcterms, sg } from '../rdf/namespace.ts';
import { type ItemValue, isValue, itemValueOf, valueId } from './item-values.ts';

export type Qualifier = readonly [property: string, value: ItemValue];

interface QualifierContext {
  /** What is counted, if the statement is of a count. */
  readonly counted: Term | undefined;
  readonly mapping: WikidataMapping;
  /** Gets the reasons for qualifiers that are left out, where the statement is true without them. */
  readonly without: string[];
}

/**
 * The qualifiers of a statement: what is counted, how exact its value is, and its period.
 * @returns the qualifiers, or the reason why a necessary one cannot be expressed
 */
export function qualifiersOf(
  graph: Dataset,
  statement: Term,
  { counted, mapping, without }: QualifierContext,
): Qualifier[] | string {
  const qualifiers: Qualifier[] = [];
  const [part] = (counted && mapping.items.get(counted.value)) ?? [];
  if (part !== undefined) qualifiers.push(['P518', { kind: 'item', id: part }]);
  const precision = objectOf(graph, statement, sg.precision);
  const [circumstance] = (precision && mapping.items.get(precision.value)) ?? [];
  if (circumstance !== undefined) qualifiers.push(['P1480', { kind: 'item', id: circumstance }]);
  else if (precision && localName(precision.value) !== 'exact')
    return `the ontology declares no Wikidata item for the precision ${localName(precision.value)}`;
  qualifiers.push(...circumstances(mapping, objectOf(graph, statement, sg.edtf)?.value));
  const { dates, lost } = periodOf(graph, statement, mapping);
  // Without its period the statement would hold for all times.
  if (dates.length === 0 && lost.length > 0) return `its period cannot be written: ${lost.join('; ')}`;
  without.push(...lost);
  const unique = new Map([...qualifiers, ...dates].map((one) => [`${one[0]} ${valueId(one[1])}`, one]));
  return [...unique.values()];
}

/** The start and end of the period of a statement, with their marks; `lost` are the reasons for sides without a form in Wikidata. */
function periodOf(graph: Dataset, statement: Term, mapping: WikidataMapping): { dates: Qualifier[]; lost: string[] } {
  const period = objectOf(graph, statement, dcterms.temporal);
  const marked = ((period && objectOf(graph, period, sg.edtf)?.value) ?? '').split('/');
  const dates: Qualifier[] = [];
  const lost: string[] = [];
  for (const [property, side, written] of [
    ['P580', dcat.startDate, marked[0]],
    ['P582', dcat.endDate, marked.at(-1)],
  ] as const) {
    const date = period && objectOf(graph, period, side);
    const type = mapping.properties.get(property);
    const value = isValue(date) && type ? itemValueOf({ term: date }, type, mapping) : undefined;
    if (typeof value === 'string') lost.push(`${property}: ${value}`);
    else if (value !== undefined) dates.push([property, value], ...circumstances(mapping, written));
  }
  return { dates, lost };
}

/** The mark of a date as "sourcing circumstances": of a qualifier too, because Wikidata has no qualifiers of qualifiers. */
function circumstances(mapping: WikidataMapping, written: string | undefined): Qualifier[] {
  const terms = { '~': [sg.approximate], '?': [sg.uncertain], '%': [sg.approximate, sg.uncertain] };
  const [, mark] = Object.entries(terms).find(([end]) => written?.endsWith(end)) ?? [];
  const items = (mark ?? []).flatMap(({ value }) => mapping.items.get(value)?.[0] ?? []);
  return items.map((id) => ['P1480', { kind: 'item', id }]);
}
