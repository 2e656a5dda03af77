import type { Term } from '@rdfjs/types';
import type { Dataset } from '../rdf/environment.ts';
import { nameOf, objectOf, objectsOf } from '../rdf/graph-reader.ts';
import { schema, sg } from '../rdf/namespace.ts';

/** What a new item is called: label and description together are one of a kind in their language. */
export interface ItemNames {
  readonly label: string;
  readonly description: string;
  readonly language: 'en';
}

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

/** The longest label that Wikidata takes. */
const longestLabel = 250;

/**
 * Label and description of an edition in English: `15th International Communist Seminar`, `2006 meeting in Brussels`;
 * with the year in place of a number that no source prints.
 * @returns the names, or why there are none
 */
export function itemNamesOf(graph: Dataset, edition: Term): ItemNames | string {
  const series = objectOf(graph, edition, schema.superEvent);
  const name = series && englishNameOf(graph, series);
  if (name === undefined) return 'its series has no English name';
  const year = objectOf(graph, edition, schema.startDate)?.value.slice(0, 4);
  if (year === undefined) return 'nothing says when it was';
  const ordinal = printedOrdinal(graph, edition);
  const label = ordinal === undefined ? `${name} ${year}` : `${ordinal}${endings[ordinals.select(ordinal)]} ${name}`;
  if (label.length > longestLabel) return `its label would have more than ${longestLabel} characters`;
  const [place, ...others] = objectsOf(graph, edition, schema.location);
  const where = place && others.length === 0 ? nameOf(graph, place) : undefined;
  return { label, description: `${year} meeting${where === undefined ? '' : ` in ${where}`}`, language: 'en' };
}

function englishNameOf(graph: Dataset, node: Term): string | undefined {
  const names = objectsOf(graph, node, schema.name);
  return names.find((name) => name.termType === 'Literal' && ['', 'en'].includes(name.language))?.value;
}

/** A number that was counted back is not printed on a label. */
function printedOrdinal(graph: Dataset, edition: Term): number | undefined {
  const [ordinal, ...others] = objectsOf(graph, edition, sg.ordinal);
  if (!ordinal || others.length > 0) return undefined;
  const inferred = [...graph.match(null, null, edition)].some(
    ({ subject }) =>
      graph.match(subject, null, sg.ordinal).size > 0 && graph.match(subject, sg.attestation, sg.inferred).size > 0,
  );
  return inferred ? undefined : Number(ordinal.value);
}
