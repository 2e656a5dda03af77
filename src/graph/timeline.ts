import type { DatasetCore, Term } from '@rdfjs/types';
import { dateOfLiteral } from '../facts/dates.ts';
import { objectOf, objectsOf } from '../rdf/graph-reader.ts';
import { schema, sg } from '../rdf/namespace.ts';
import { compareText } from '../report/problem.ts';

/** Things in the order of their first possible day; those without a date come last, in the order of their IRIs. */
export function inOrderOfTime<Node extends Term>(graph: DatasetCore, nodes: readonly Node[]): Node[] {
  const days = new Map(nodes.map((node) => [node, firstDayOf(graph, node)]));
  const dayOf = (node: Node) => days.get(node) ?? Number.POSITIVE_INFINITY;
  return nodes.toSorted((a, b) => {
    const [one, other] = [dayOf(a), dayOf(b)];
    return one === other ? compareText(a.value, b.value) : one - other;
  });
}

/** The first day on which a thing may have begun; infinite if no date is known. */
export function firstDayOf(graph: DatasetCore, node: Term): number {
  const days = objectsOf(graph, node, schema.startDate).flatMap(({ value }) => {
    const date = dateOfLiteral(value);
    return date ? [date.stated.first] : [];
  });
  return days.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...days);
}

/** The year in which an edition started, for people: 2009, 776 BC; empty if it is not known. */
export function yearLabel(graph: DatasetCore, edition: Term): string {
  const year = objectOf(graph, edition, sg.year)?.value;
  return year === undefined ? '' : yearName(Number(year));
}

/** `2009`, `776 BC`; from an astronomical year, in which 1 BC is 0. */
export function yearName(year: number): string {
  return year > 0 ? String(year) : `${1 - year} BC`;
}
