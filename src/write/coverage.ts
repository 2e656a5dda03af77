import type { DatasetCore, Term } from '@rdfjs/types';
import type { SeriesGraph } from '../graph/series-graph.ts';
import { inOrderOfTime, yearLabel } from '../graph/timeline.ts';
import { localName, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { dcterms, rdf, schema, sg, wikibase, xsd } from '../rdf/namespace.ts';
import { compareText } from '../report/problem.ts';
import { rangeText } from './date-text.ts';
import { type Known, nameIn, valueTexts } from './known-values.ts';

/** The coverage of one aspect of one edition. */
export interface Cell {
  /** The asserted values, shortened; empty if there are none. */
  readonly text: string;
  /** Number of sources, copies of one text counted once. */
  readonly independentSources: number;
  /** Whether sources contradict each other, and if so whether ranks resolve it. */
  readonly conflict: 'none' | 'resolved' | 'open';
  readonly inferred: boolean;
  /** Less exact than possible, such as a year in place of days. */
  readonly partial: boolean;
}

export interface EditionCoverage {
  readonly edition: string;
  /** 2009, 776 BC; empty if it is not known. */
  readonly year: string;
  /** Cancelled, postponed …; empty if it was held. */
  readonly status: string;
  /** No source mentions the edition itself. */
  readonly inferred: boolean;
  /** By aspect. */
  readonly cells: ReadonlyMap<string, Cell>;
}

/** The properties of an aspect, and the text of its values. */
interface Aspect {
  readonly title: string;
  readonly properties: readonly string[];
  /** The property from the subject of the statements to the edition, if the subject is not the edition itself. */
  readonly through?: string;
  /** @param between ` or ` if sources contradict each other, else ` and `: an edition may have several places and numbers */
  readonly text: (known: Known, subjects: readonly Term[], between: string) => string;
  readonly partial?: (known: Known, subjects: readonly Term[]) => boolean;
}

export const aspects: readonly Aspect[] = [
  {
    title: 'dates',
    properties: [schema.startDate.value, schema.endDate.value],
    text: (known, subjects) => {
      const [starts, ends] = [schema.startDate, schema.endDate].map((date) => valueTexts(known, subjects, date));
      const [start = '', end = ''] = [starts, ends].map((texts) => texts?.join(' or '));
      return start && end ? rangeText(start, end) : start || (end && `– ${end}`);
    },
    // Known are the first and the last day.
    partial: ({ graph }, subjects) =>
      [schema.startDate, schema.endDate].some((predicate) => {
        const [date, ...others] = subjects.flatMap((subject) => objectsOf(graph, subject, predicate));
        return others.length > 0 || !(date?.termType === 'Literal' && date.datatype.equals(xsd.date));
      }),
  },
  {
    title: 'place',
    properties: [schema.location.value],
    text: ({ graph }, subjects, between) =>
      subjects
        .flatMap((subject) => objectsOf(graph, subject, schema.location).map((place) => nameIn(graph, place)))
        .join(between),
  },
  {
    title: 'number',
    properties: [sg.ordinal.value],
    text: (known, subjects, between) => valueTexts(known, subjects, sg.ordinal).join(between),
  },
  {
    title: 'theme',
    properties: [sg.theme.value, sg.themeVariant.value],
    text: (known, subjects) => (valueTexts(known, subjects, sg.theme).length > 0 ? 'known' : ''),
  },
  {
    title: 'counts',
    properties: [schema.value.value],
    through: schema.observationAbout.value,
    text: (known, subjects) =>
      subjects
        .flatMap((subject) => {
          const counted = objectOf(known.graph, subject, schema.measuredProperty)?.value ?? '';
          const number = valueTexts(known, [subject], schema.value).join(' or ');
          return number === '' ? [] : [`${number} ${localName(counted)}`];
        })
        .sort(compareText)
        .join(', '),
  },
  {
    title: 'participants',
    properties: [sg.participant.value],
    through: sg.edition.value,
    text: (known, subjects) => {
      const named = valueTexts(known, subjects, sg.participant).length;
      return named === 0 ? '' : `${named} named`;
    },
    // No edition has a complete list.
    partial: () => true,
  },
];

/** The coverage of each edition, by year. */
export function coverageOf(series: SeriesGraph): EditionCoverage[] {
  const { graph } = series;
  const known = { graph, statementsOf: Map.groupBy(series.statements, ({ subject }) => subject.value) };
  const editions = [sg.Edition, sg.UnheldEdition].flatMap((type) => subjectsOf(graph, rdf.type, type));
  return inOrderOfTime(graph, editions).map(
    (edition): EditionCoverage => ({
      edition: localName(edition.value),
      year: yearLabel(graph, edition),
      status: statusLabel(graph, edition),
      inferred: objectOf(graph, edition, sg.attestation)?.equals(sg.inferred) === true,
      cells: new Map(aspects.map((aspect) => [aspect.title, cellOf(aspect, edition, series, known)])),
    }),
  );
}

/** `cancelled` for schema:EventCancelled; empty for an edition that was held. */
export function statusLabel(graph: DatasetCore, edition: Term): string {
  if (graph.match(edition, rdf.type, sg.Edition).size > 0) return '';
  const statuses = objectsOf(graph, edition, schema.eventStatus).map(({ value }) =>
    localName(value).replace(/^Event/, ''),
  );
  return statuses.sort(compareText).join(' or ').toLowerCase() || 'not held';
}

function cellOf(aspect: Aspect, edition: Term, series: SeriesGraph, known: Known): Cell {
  const subjects = aspect.through === undefined ? [edition] : subjectsThrough(series, aspect.through, edition);
  const statements = subjects
    .flatMap((subject) => known.statementsOf.get(subject.value) ?? [])
    .filter(({ property }) => aspect.properties.includes(property.iri));
  const conflicts = series.conflicts.filter(({ statements: pair }) =>
    pair.some((statement) => statements.includes(statement)),
  );
  const sources = statements.flatMap(({ rank, source }) => (rank.equals(wikibase.DeprecatedRank) ? [] : [source]));
  const isOpen = conflicts.some(({ resolved }) => !resolved);
  const text = aspect.text(known, subjects, isOpen ? ' or ' : ' and ');
  return {
    text,
    independentSources: new Set(sources.map((source) => originalOf(series, source))).size,
    conflict: conflicts.length === 0 ? 'none' : conflicts.every(({ resolved }) => resolved) ? 'resolved' : 'open',
    inferred: text !== '' && statements.length === 0,
    partial: text !== '' && (aspect.partial?.(known, subjects) ?? false),
  };
}

function subjectsThrough({ graph }: SeriesGraph, through: string, edition: Term): Term[] {
  return [...graph.match(null, null, edition)]
    .filter(({ predicate }) => predicate.value === through)
    .map(({ subject }) => subject);
}

/** The source that this one copies or translates, directly or not; itself if it is an original. */
function originalOf({ graph }: SeriesGraph, source: Term): string {
  let original = source;
  const seen = new Set<string>();
  while (!seen.has(original.value)) {
    seen.add(original.value);
    original = objectOf(graph, original, dcterms.isVersionOf) ?? original;
  }
  return original.value;
}
