import type { Term } from '@rdfjs/types';
import type { SeriesGraph } from '../graph/series-graph.ts';
import type { Statement } from '../graph/statement.ts';
import { localName, nameOf, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { dcterms, rdf, schema, sg, wikibase } from '../rdf/namespace.ts';
import { compareText } from '../report/problem.ts';

/** What is known of one aspect of one edition, and how well. */
export interface Cell {
  /** The best values, short; empty where nothing is known. */
  readonly text: string;
  /** Sources behind it that do not copy one another. */
  readonly witnesses: number;
  /** Whether sources contradict one another here, and if so whether a ruling decides. */
  readonly conflict: 'none' | 'ruled' | 'open';
  /** No source says it; it follows from what sources say. */
  readonly inferred: boolean;
  /** Known, but not as exactly as could be: a year in place of days. */
  readonly partial: boolean;
}

export interface EditionCoverage {
  readonly edition: string;
  readonly year: string;
  /** No source speaks of the edition itself. */
  readonly inferred: boolean;
  /** By aspect. */
  readonly cells: ReadonlyMap<string, Cell>;
}

/** Which statements make up an aspect, and how its values read. */
interface Aspect {
  readonly title: string;
  readonly properties: readonly string[];
  /** The property that leads from what the statements are about to the edition; without it they are about the edition. */
  readonly through?: string;
  readonly text: (graph: SeriesGraph['graph'], subjects: readonly Term[]) => string;
  readonly partial?: (text: string) => boolean;
}

const valuesOf = (graph: SeriesGraph['graph'], subjects: readonly Term[], predicate: Term): string[] =>
  [...new Set(subjects.flatMap((subject) => objectsOf(graph, subject, predicate).map(({ value }) => value)))].sort(
    compareText,
  );

export const aspects: readonly Aspect[] = [
  {
    title: 'dates',
    properties: [schema.startDate.value, schema.endDate.value],
    text: (graph, subjects) => {
      const [start, end] = [schema.startDate, schema.endDate].map((predicate) =>
        valuesOf(graph, subjects, predicate).join(' or '),
      );
      return end ? `${start} – ${commonStart(start ?? '', end)}` : (start ?? '');
    },
    partial: (text) => !/^\d{4}-\d{2}-\d{2} – /.test(text),
  },
  {
    title: 'place',
    properties: [schema.location.value],
    text: (graph, subjects) =>
      subjects
        .flatMap((subject) =>
          objectsOf(graph, subject, schema.location).map((place) => nameOf(graph, place) ?? localName(place.value)),
        )
        .join(' or '),
  },
  {
    title: 'number',
    properties: [sg.ordinal.value],
    text: (graph, subjects) => valuesOf(graph, subjects, sg.ordinal).join(' or '),
  },
  {
    title: 'theme',
    properties: [sg.theme.value, sg.themeVariant.value],
    text: (graph, subjects) => valuesOf(graph, subjects, sg.theme).map(() => 'known')[0] ?? '',
  },
  {
    title: 'counts',
    properties: [schema.value.value],
    through: schema.observationAbout.value,
    text: (graph, subjects) =>
      subjects
        .map((subject) => {
          const counted = objectOf(graph, subject, schema.measuredProperty)?.value ?? '';
          return `${valuesOf(graph, [subject], schema.value).join(' or ')} ${localName(counted)}`;
        })
        .sort(compareText)
        .join(', '),
  },
  {
    title: 'participants',
    properties: [sg.participant.value],
    through: sg.edition.value,
    text: (graph, subjects) => {
      const named = valuesOf(graph, subjects, sg.participant).length;
      return named === 0 ? '' : `${named} named`;
    },
    // Nowhere is the whole list known.
    partial: () => true,
  },
];

/** `06-02` for the end of `2013-05-31 – 2013-06-02`. */
function commonStart(start: string, end: string): string {
  return end.startsWith(start.slice(0, 5)) ? end.slice(5) : end;
}

/** What is known of each edition, in order of the years. */
export function coverageOf(series: SeriesGraph): EditionCoverage[] {
  const { graph } = series;
  const bySubject = Map.groupBy(series.statements, ({ subject }) => subject.value);
  return subjectsOf(graph, rdf.type, sg.Edition)
    .map(
      (edition): EditionCoverage => ({
        edition: localName(edition.value),
        year: (objectOf(graph, edition, schema.startDate)?.value ?? '').slice(0, 4),
        inferred: objectOf(graph, edition, sg.attestation)?.equals(sg.inferred) === true,
        cells: new Map(aspects.map((aspect) => [aspect.title, cellOf(aspect, edition, series, bySubject)])),
      }),
    )
    .toSorted((a, b) => compareText(a.year, b.year) || compareText(a.edition, b.edition));
}

function cellOf(
  aspect: Aspect,
  edition: Term,
  series: SeriesGraph,
  bySubject: ReadonlyMap<string, readonly Statement[]>,
): Cell {
  const { graph } = series;
  const subjects = aspect.through === undefined ? [edition] : subjectsThrough(series, aspect.through, edition);
  const statements = subjects
    .flatMap((subject) => bySubject.get(subject.value) ?? [])
    .filter(({ property }) => aspect.properties.includes(property.iri));
  const conflicts = series.conflicts.filter(({ statements: pair }) =>
    pair.some((statement) => statements.includes(statement)),
  );
  const standing = statements.filter(({ rank }) => !rank.equals(wikibase.DeprecatedRank));
  const text = aspect.text(graph, subjects);
  return {
    text,
    witnesses: new Set(standing.map(({ source }) => witnessOf(series, source))).size,
    conflict: conflicts.length === 0 ? 'none' : conflicts.every(({ resolved }) => resolved) ? 'ruled' : 'open',
    inferred: text !== '' && statements.length === 0,
    partial: text !== '' && (aspect.partial?.(text) ?? false),
  };
}

function subjectsThrough({ graph }: SeriesGraph, through: string, edition: Term): Term[] {
  return [...graph.match(null, null, edition)]
    .filter(({ predicate }) => predicate.value === through)
    .map(({ subject }) => subject);
}

/** The text that a source copies in the end: copies of one text are one witness. */
function witnessOf({ graph }: SeriesGraph, source: Term): string {
  let witness = source;
  const seen = new Set<string>();
  while (!seen.has(witness.value)) {
    seen.add(witness.value);
    witness = objectOf(graph, witness, dcterms.isVersionOf) ?? witness;
  }
  return witness.value;
}
