import type { NamedNode, Term } from '@rdfjs/types';
import { readStatement } from '../graph/statement-in-graph.ts';
import type { Dataset } from '../rdf/environment.ts';
import { nameOf, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg } from '../rdf/namespace.ts';
import { ordinalName } from '../report/counts.ts';
import { startOf } from './edition-start.ts';
import { languagesOf } from './references.ts';

/** Wikidata requires each pair of label and description to be unique in a language. */
interface ItemNames {
  readonly label: string;
  readonly description: string;
  readonly language: 'en';
}

/** Limit of Wikidata, in characters. */
const longestLabel = 250;

/**
 * English label and description of each edition: `15th International Communist Seminar`, `2006 meeting in Brussels`. An edition with a name
 * of its own has that as its label; one of unknown number has its year. Where two would have the same, the description has the
 * month, else the day.
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
  const { year, month, day } = startOf(graph, edition);
  const label = labelOf(graph, edition, year);
  if (typeof label === 'string') return label;
  if (label.text.length > longestLabel) return `its label would have more than ${longestLabel} characters`;
  const when = { year, month: month ?? year, day: day ?? month ?? year }[exactness];
  const [place, ...others] = objectsOf(graph, edition, schema.location);
  const where = place && others.length === 0 ? nameOf(graph, place) : undefined;
  const description = [when, 'meeting', where === undefined ? undefined : `in ${where}`];
  return { label: label.text, description: description.filter((part) => part !== undefined).join(' '), language: 'en' };
}

/** @returns the label, or the reason why there is none */
function labelOf(graph: Dataset, edition: Term, year: string | undefined): { readonly text: string } | string {
  const [own, ...variants] = englishNamesOf(graph, edition);
  if (own !== undefined && variants.length === 0) return { text: own };
  const series = objectsOf(graph, edition, schema.superEvent);
  const called = series.map((node) => englishNamesOf(graph, node));
  if (called.some((names) => names.length > 1)) return 'its series has several English names';
  const names = called.flat();
  if (names.length === 0) return 'its series has no English name';
  const [only, ...joint] = series;
  const ordinal = only && joint.length === 0 ? statedOrdinal(graph, edition, only) : undefined;
  if (ordinal !== undefined) return { text: `${ordinalName(ordinal)} ${names.join('')}` };
  return year === undefined ? 'its year is not known for certain' : { text: `${names.join(' and ')} ${year}` };
}

/**
 * Names in English; failing these, names without a language that no source of another language gives. The name in `things`, which
 * has no source, goes before those that sources give.
 */
function englishNamesOf(graph: Dataset, node: Term): string[] {
  const names = objectsOf(graph, node, schema.name).flatMap((name) => {
    if (name.termType !== 'Literal') return [];
    const given = subjectsOf(graph, rdf.subject, node).filter((statement) => {
      const { predicate, object } = readStatement(graph, statement);
      return predicate?.equals(schema.name) === true && object?.equals(name) === true;
    });
    const tagged = name.language !== '';
    const tags = tagged ? [name.language] : given.flatMap((statement) => languagesOf(graph, statement));
    return tags.every((tag) => /^en\b/i.test(tag)) ? [{ text: name.value, tagged, ours: given.length === 0 }] : [];
  });
  const tagged = names.filter((name) => name.tagged);
  const best = tagged.length > 0 ? tagged : names;
  const ours = best.filter((name) => name.ours);
  return [...new Set((ours.length > 0 ? ours : best).map(({ text }) => text))];
}

/** The ordinal of an edition in a series that sources state for certain, if it is one number. */
function statedOrdinal(graph: Dataset, edition: Term, series: Term): number | undefined {
  const stated = subjectsOf(graph, rdf.subject, edition).filter(
    (node) =>
      graph.match(node, rdf.predicate, sg.ordinal).size > 0 &&
      graph.match(node, sg.settled).size > 0 &&
      graph.match(node, sg.inSeries, series).size > 0,
  );
  const [ordinal, ...others] = new Set(stated.map((node) => objectOf(graph, node, rdf.object)?.value));
  return ordinal === undefined || others.length > 0 || !/^[1-9]\d*$/.test(ordinal) ? undefined : Number(ordinal);
}
