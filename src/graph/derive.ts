import type { DatasetCore, NamedNode, Quad, Term } from '@rdfjs/types';
import { dateOfLiteral } from '../facts/dates.ts';
import type { DaySpan } from '../facts/days.ts';
import { boundsOfDays } from '../ontology/values/date.ts';
import { quad } from '../rdf/environment.ts';
import { objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg } from '../rdf/namespace.ts';

/**
 * The derived triples of a graph (sg:derived), for tools that read no statements: the first and last day of each edition and of the
 * publication of each source, and their years. Decided by asserted and inferred values, so after the rules.
 */
export function derivedQuads(graph: DatasetCore): Quad[] {
  const nodes = (type: NamedNode) =>
    subjectsOf(graph, rdf.type, type).flatMap((node) => (node.termType === 'NamedNode' ? [node] : []));
  const editions = [sg.Edition, sg.UnheldEdition].flatMap(nodes);
  return [
    ...editions.flatMap((edition) => boundsOf(graph, edition).map(([bound, day]) => quad(edition, bound, day))),
    ...nodes(sg.Source).flatMap((source) =>
      boundsOfDays(unionOf(spansOf(graph, source, schema.datePublished))).map(([bound, day]) =>
        quad(source, bound, day),
      ),
    ),
  ];
}

/** From the least start to the greatest end, or to the greatest start; the year only if all starts lie in it. */
function boundsOf(graph: DatasetCore, edition: NamedNode) {
  const starts = spansOf(graph, edition, schema.startDate);
  const ends = spansOf(graph, edition, schema.endDate);
  const [started, ended] = [unionOf(starts), unionOf(ends.length > 0 ? ends : starts)];
  const days = boundsOfDays({ first: started.first, last: ended.last }).filter(([bound]) => !bound.equals(sg.year));
  return [...days, ...boundsOfDays(started).filter(([bound]) => bound.equals(sg.year))];
}

function spansOf(graph: DatasetCore, edition: Term, property: NamedNode): DaySpan[] {
  return objectsOf(graph, edition, property).flatMap(({ value }) => {
    const date = dateOfLiteral(value);
    return date ? [date.stated] : [];
  });
}

/** Unbounded if there is no span, so that it has no day. */
function unionOf(spans: readonly DaySpan[]): DaySpan {
  if (spans.length === 0) return { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };
  return { first: Math.min(...spans.map(({ first }) => first)), last: Math.max(...spans.map(({ last }) => last)) };
}
