import type { NamedNode, Term } from '@rdfjs/types';
import { dateOfLiteral } from '../facts/dates.ts';
import { dayOfNumber } from '../facts/days.ts';
import { yearLabel } from '../graph/timeline.ts';
import type { Dataset } from '../rdf/environment.ts';
import { nameOf, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg } from '../rdf/namespace.ts';
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
 * English label and description of each edition: `15th International Communist Seminar`, `2006 meeting in Brussels`. If no source gives the
 * ordinal, the label has the year instead. Where two would have the same, the description has the month, else the day.
 * @returns the names by IRI, or the reason why there are none; nothing for the second of two that no date tells apart
 */
export function itemNamesOf(graph: Dataset, editions: readonly NamedNode[]): Map<string, ItemNames | string> {
  const found = new Map<string, ItemNames | string>();
  let rest = editions;
  for (const exactness of ['year', 'month', 'day'] as const) {
    const names = rest.map((node) => [node, namesOf(graph, node, exactness)] as const);
    const same = Map.groupBy(names, ([, name]) =>
      typeof name === 'string' ? '' : `${name.label}\n${name.description}`,
    );
    const next: NamedNode[] = [];
    for (const [key, equal] of same) {
      const alike = key !== '' && equal.length > 1;
      for (const [index, [node, name]] of equal.entries()) {
        if (alike && exactness !== 'day') next.push(node);
        else if (!alike || index === 0) found.set(node.value, name);
      }
    }
    rest = next;
  }
  return found;
}

function namesOf(graph: Dataset, edition: Term, exactness: 'year' | 'month' | 'day'): ItemNames | string {
  const series = objectOf(graph, edition, schema.superEvent);
  const name = series && englishNameOf(graph, series);
  if (name === undefined) return 'its series has no English name';
  const year = yearLabel(graph, edition);
  if (year === '') return 'its year is not known';
  const ordinal = statedOrdinal(graph, edition);
  const label = ordinal === undefined ? `${name} ${year}` : `${ordinalName(ordinal)} ${name}`;
  if (label.length > longestLabel) return `its label would have more than ${longestLabel} characters`;
  const [place, ...others] = objectsOf(graph, edition, schema.location);
  const where = place && others.length === 0 ? nameOf(graph, place) : undefined;
  const when = `${dayText(graph, edition, exactness)}${year}`;
  return { label, description: `${when} meeting${where === undefined ? '' : ` in ${where}`}`, language: 'en' };
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** `May `, `4 May `: as far as the start of the edition is known. */
function dayText(graph: Dataset, edition: Term, exactness: 'year' | 'month' | 'day'): string {
  const start = objectOf(graph, edition, schema.startDate)?.value;
  const days = start === undefined ? undefined : dateOfLiteral(start)?.stated;
  if (exactness === 'year' || !days) return '';
  const [first, last] = [dayOfNumber(days.first), dayOfNumber(days.last)];
  if (first.month !== last.month || first.year !== last.year) return '';
  const month = `${months[first.month - 1]} `;
  return exactness === 'day' && first.day === last.day ? `${first.day} ${month}` : month;
}

function englishNameOf(graph: Dataset, node: Term): string | undefined {
  const names = objectsOf(graph, node, schema.name);
  return names.find((name) => name.termType === 'Literal' && ['', 'en'].includes(name.language))?.value;
}

/** The ordinal of an edition that sources state for certain, if it is one number. */
function statedOrdinal(graph: Dataset, edition: Term): number | undefined {
  const stated = subjectsOf(graph, rdf.subject, edition).filter(
    (node) => graph.match(node, rdf.predicate, sg.ordinal).size > 0 && graph.match(node, sg.settled).size > 0,
  );
  const [ordinal, ...others] = new Set(stated.map((node) => objectOf(graph, node, rdf.object)?.value));
  return ordinal === undefined || others.length > 0 || !/^\d+$/.test(ordinal) ? undefined : Number(ordinal);
}
