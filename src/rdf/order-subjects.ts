import type { Quad } from '@rdfjs/types';
import { compareText } from '../report/problem.ts';
import { oa, rdf, schema, sg } from './namespace.ts';

/** The subjects of a section, each with its quads, in a fixed order. */
export interface Section {
  readonly title: string;
  readonly subjects: readonly (readonly Quad[])[];
}

const sections: readonly { title: string; type?: string }[] = [
  { title: 'Series', type: schema.EventSeries.value },
  { title: 'Editions', type: sg.Edition.value },
  { title: 'Editions that were not held', type: sg.UnheldEdition.value },
  { title: 'Things' },
  { title: 'Sources', type: sg.Source.value },
  { title: 'Statements', type: sg.Statement.value },
  { title: 'Conflicts', type: sg.Conflict.value },
  { title: 'Claims', type: sg.Claim.value },
  { title: 'Fragments', type: oa.SpecificResource.value },
  { title: 'Quotations', type: oa.TextQuoteSelector.value },
];

/**
 * Groups quads for readers: the series, its editions by date, the other things, sources, statements, claims.
 * The result does not depend on the order of the quads.
 */
export function orderSubjects(graph: Iterable<Quad>): Section[] {
  const subjects = Map.groupBy(graph, ({ subject }) => subject.value);
  const sorted = [...subjects.values()].map((quads) => quads.toSorted(compareQuads));
  const rest = Symbol('rest');
  const known = new Set(sections.flatMap(({ type }) => type ?? []));
  const bySection = Map.groupBy(sorted, (quads) => typesOf(quads).find((type) => known.has(type)) ?? rest);
  return sections.flatMap(({ title, type }) => {
    const members = bySection.get(type ?? rest) ?? [];
    return members.length === 0 ? [] : [{ title, subjects: members.toSorted(compareSubjects) }];
  });
}

function typesOf(quads: readonly Quad[]): string[] {
  return quads.filter(({ predicate }) => predicate.equals(rdf.type)).map(({ object }) => object.value);
}

function compareSubjects(a: readonly Quad[], b: readonly Quad[]): number {
  const [one, other] = [dateOf(a), dateOf(b)];
  return (
    yearOf(one) - yearOf(other) ||
    compareText(one, other) ||
    compareText(a[0]?.subject.value ?? '', b[0]?.subject.value ?? '')
  );
}

/** The first year that a date names; 0 if there is none. */
function yearOf(date: string): number {
  return Number.parseInt(date.replaceAll('X', '0'), 10) || 0;
}

function dateOf(quads: readonly Quad[]): string {
  return quads.find(({ predicate }) => predicate.equals(schema.startDate))?.object.value ?? '';
}

/** rdf:type first, then by predicate and object. */
function compareQuads(a: Quad, b: Quad): number {
  return (
    Number(b.predicate.equals(rdf.type)) - Number(a.predicate.equals(rdf.type)) ||
    compareText(a.predicate.value, b.predicate.value) ||
    compareText(objectKey(a), objectKey(b))
  );
}

function objectKey({ object }: Quad): string {
  return object.termType === 'Literal'
    ? [object.value, object.language, object.datatype.value].join('\n')
    : object.value;
}
