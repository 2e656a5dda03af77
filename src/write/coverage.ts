import type { DatasetCore, Term } from '@rdfjs/types';
import type { SeriesGraph } from '../graph/series-graph.ts';
import type { Statement } from '../graph/statement.ts';
import { inOrderOfTime, yearLabel } from '../graph/timeline.ts';
import { localName, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg, xsd } from '../rdf/namespace.ts';
import { compareText } from '../report/problem.ts';
import { rangeText } from './date-text.ts';
import { type Known, type KnownValue, valuesOf } from './known-values.ts';
import { type Witnesses, witnessesOf } from './witnesses.ts';

/** The coverage of one aspect of one edition. */
export interface Cell {
  /** The asserted values, shortened; empty if there are none. */
  readonly values: readonly CellValue[];
  /** ` or ` if sources contradict each other, else ` and ` or `, `. */
  readonly between: string;
  /** Whether sources contradict each other, and if so whether ranks resolve it. */
  readonly conflict: 'none' | 'resolved' | 'open';
  readonly inferred: boolean;
  /** Less exact than possible, such as a year in place of days. */
  readonly partial: boolean;
}

/** A value, and who says just this value. */
export interface CellValue extends Witnesses {
  readonly text: string;
}

/** The values of a cell as one text, each followed by what is shown of its witnesses. */
export function textOfCell({ values, between }: Cell, shown: (value: CellValue) => string = () => ''): string {
  return values.map((value) => `${value.text}${shown(value)}`).join(between);
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

/** A value of an aspect, with lists of statements: who says the value makes a statement of each. */
interface AspectValue {
  readonly text: string;
  readonly said: readonly (readonly Statement[])[];
  /** What it is shown as where nobody says all of it. */
  readonly parts?: readonly AspectValue[];
}

/** The properties of an aspect, and its values. */
interface Aspect {
  readonly title: string;
  readonly properties: readonly string[];
  /** The property from the subject of the statements to the edition, if the subject is not the edition itself. */
  readonly through?: string;
  /** @param open the statements in conflicts that no rank resolves */
  readonly values: (known: Known, subjects: readonly Term[], open: ReadonlySet<Statement>) => AspectValue[];
  readonly partial?: (known: Known, subjects: readonly Term[]) => boolean;
  /** What stands between values that do not contradict each other; an edition may have several places and numbers. */
  readonly between?: string;
}

const alone = ({ text, said }: KnownValue): AspectValue => ({ text, said: [said] });

export const aspects: readonly Aspect[] = [
  {
    title: 'dates',
    properties: [schema.startDate.value, schema.endDate.value],
    values: (known, subjects) => {
      const [starts = [], ends = []] = [schema.startDate, schema.endDate].map((date) =>
        valuesOf(known, subjects, date),
      );
      const [start, end] = [starts[0], ends[0]];
      if (start && end && starts.length === 1 && ends.length === 1)
        return [
          {
            text: rangeText(start.text, end.text),
            said: [start.said, end.said],
            parts: [
              { text: `from ${start.text}`, said: [start.said] },
              { text: `to ${end.text}`, said: [end.said] },
            ],
          },
        ];
      const until = ends.map(({ text }) => text).join(' or ');
      return starts.length === 0
        ? ends.map(({ text, said }) => ({ text: `– ${text}`, said: [said] }))
        : starts.map(({ text, said }, index) => ({
            text: until && index === starts.length - 1 ? `${text} – ${until}` : text,
            said: [said],
          }));
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
    values: (known, subjects) => valuesOf(known, subjects, schema.location).map(alone),
  },
  {
    title: 'number',
    properties: [sg.ordinal.value],
    values: (known, subjects) => valuesOf(known, subjects, sg.ordinal).map(alone),
  },
  {
    title: 'theme',
    properties: [sg.theme.value, sg.themeVariant.value],
    values: (known, subjects, open) => {
      const themes = valuesOf(known, subjects, sg.theme);
      const rivals = themes.filter(({ said }) => said.some((statement) => open.has(statement)));
      // In several wordings and languages it is one theme, unless sources contradict each other.
      if (rivals.length > 1)
        return rivals.map(({ said }, index) => ({ text: index === 0 ? 'one' : 'another', said: [said] }));
      if (themes.every(({ text }) => text === 'none')) return themes.map(alone);
      const variants = valuesOf(known, subjects, sg.themeVariant).flatMap(({ said }) => said);
      return themes.length === 0
        ? []
        : [{ text: 'known', said: [[...themes.flatMap(({ said }) => said), ...variants]] }];
    },
  },
  {
    title: 'counts',
    properties: [schema.value.value],
    through: schema.observationAbout.value,
    values: (known, subjects) =>
      subjects
        .flatMap((subject) => {
          const counted = wordsOf(objectOf(known.graph, subject, schema.measuredProperty));
          return valuesOf(known, [subject], schema.value).map(({ text, said }) => ({
            text: `${text} ${counted}`,
            said: [said],
          }));
        })
        .sort((a, b) => compareText(a.text, b.text)),
    between: ', ',
  },
  {
    title: 'participants',
    properties: [sg.participant.value, sg.participationMode.value],
    through: sg.edition.value,
    // A signature or a greeting is not attendance.
    values: (known, subjects) => {
      const modes = subjects.flatMap((subject) => modesOf(known, subject).map((mode) => ({ mode, subject })));
      return [...Map.groupBy(modes, ({ mode }) => mode)]
        .sort(([a], [b]) => compareText(a, b))
        .flatMap(([mode, same]) => {
          const named = valuesOf(
            known,
            same.map(({ subject }) => subject),
            sg.participant,
          ).filter(({ text }) => text !== 'none');
          return named.length === 0
            ? []
            : [{ text: `${named.length} ${mode}`, said: [named.flatMap(({ said }) => said)] }];
        });
    },
    // No edition has a complete list.
    partial: () => true,
    between: ', ',
  },
];

/** How a participation is known: `attended`, `signed`, `prevented?`. */
function modesOf(known: Known, participation: Term): string[] {
  const modes = objectsOf(known.graph, participation, sg.participationMode).map((mode) => {
    const saying = (known.statementsOf.get(participation.value) ?? []).filter(({ object }) => object.equals(mode));
    const isDoubted =
      saying.length > 0 && saying.every(({ qualifiers }) => qualifiers.some(([, mark]) => mark.equals(sg.uncertain)));
    return `${wordsOf(mode)}${isDoubted ? '?' : ''}`;
  });
  return modes.length > 0 ? modes : ['named'];
}

/** `young delegates` for sg:youngDelegates */
function wordsOf(term: Term | undefined): string {
  return term ? localName(term.value).replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : '';
}

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
  const open = new Set(conflicts.flatMap(({ resolved, statements: pair }) => (resolved ? [] : pair)));
  const isOpen = open.size > 0;
  const values = aspect.values(known, subjects, open).flatMap((value) => withWitnesses(value, edition, series));
  return {
    values,
    between: isOpen && aspect.between === undefined ? ' or ' : (aspect.between ?? ' and '),
    conflict: conflicts.length === 0 ? 'none' : isOpen ? 'open' : 'resolved',
    inferred: values.length > 0 && statements.length === 0,
    partial: values.length > 0 && (aspect.partial?.(known, subjects) ?? false),
  };
}

function withWitnesses({ text, said, parts }: AspectValue, edition: Term, series: SeriesGraph): CellValue[] {
  const witnesses = witnessesOf(said, edition, series);
  const { sources, readings, announcements } = witnesses;
  const isSaid = sources + readings + announcements > 0 || said.every((statements) => statements.length === 0);
  return isSaid || !parts ? [{ text, ...witnesses }] : parts.flatMap((part) => withWitnesses(part, edition, series));
}

function subjectsThrough({ graph }: SeriesGraph, through: string, edition: Term): Term[] {
  return [...graph.match(null, null, edition)]
    .filter(({ predicate }) => predicate.value === through)
    .map(({ subject }) => subject);
}
