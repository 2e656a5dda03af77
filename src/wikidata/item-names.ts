import type { Term } from '@rdfjs/types';
import type { Dataset } from '../rdf/environment.ts';
import { nameOf, objectOf, objectsOf } from '../rdf/graph-reader.ts';
import { schema, sg } from '../rdf/namespace.ts';
import { ordinalName } from '../report/counts.ts';

/** Wikidata requires each pair of label and description to be unique in a language. */
interface ItemNames {
  readonly label: string;
  readonly description: string;
  readonly language: 'en';
}

/** Limit of Wikidata, in characters. */
const longestLabel = 250;

/**
 * English label and description of an edition: `15th International Communist Seminar`, `2006 meeting in Brussels`.
 * If no source gives the ordinal, the label has the year instead.
 * @returns the names, or the reason why there are none
 */
export function itemNamesOf(graph: Dataset, edition: Term): ItemNames | string {
  const series = objectOf(graph, edition, schema.superEvent);
  const name = series && englishNameOf(graph, series);
  if (name === undefined) return 'its series has no English name';
  const year = objectOf(graph, edition, schema.startDate)?.value.slice(0, 4);
  if (year === undefined) return 'it has no date';
  const ordinal = statedOrdinal(graph, edition);
  const label = ordinal === undefined ? `${name} ${year}` : `${ordinalName(ordinal)} ${name}`;
  if (label.length > longestLabel) return `its label would have more than ${longestLabel} characters`;
  const [place, ...others] = objectsOf(graph, edition, schema.location);
  const where = place && others.length === 0 ? nameOf(graph, place) : undefined;
  return { label, description: `${year} meeting${where === undefined ? '' : ` in ${where}`}`, language: 'en' };
}

function englishNameOf(graph: Dataset, node: Term): string | undefined {
  const names = objectsOf(graph, node, schema.name);
  return names.find((name) => name.termType === 'Literal' && ['', 'en'].includes(name.language))?.value;
}

/** The ordinal of an edition, unless it is inferred. */
function statedOrdinal(graph: Dataset, edition: Term): number | undefined {
  const [ordinal, ...others] = objectsOf(graph, edition, sg.ordinal);
  if (!ordinal || others.length > 0) return undefined;
  const inferred = [...graph.match(null, null, edition)].some(
    ({ subject }) =>
      graph.match(subject, null, sg.ordinal).size > 0 && graph.match(subject, sg.attestation, sg.inferred).size > 0,
  );
  return inferred ? undefined : Number(ordinal.value);
}
