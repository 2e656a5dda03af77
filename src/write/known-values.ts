import type { Term } from '@rdfjs/types';
import { dateOfLiteral } from '../facts/dates.ts';
import type { SeriesGraph } from '../graph/series-graph.ts';
import type { Statement } from '../graph/statement.ts';
import { localName, nameOf, objectsOf } from '../rdf/graph-reader.ts';
import { schema, sg, wikibase } from '../rdf/namespace.ts';
import { compareText } from '../report/problem.ts';
import { dateText, julianMark } from './date-text.ts';
import { isDate, literalText } from './value-text.ts';

/** The graph with the statements of sources by the IRI of their subject. */
export interface Known {
  readonly graph: SeriesGraph['graph'];
  readonly statementsOf: ReadonlyMap<string, readonly Statement[]>;
}

/** The asserted values of a property, from the least to the greatest, each as exact as its sources say. */
export function valueTexts(known: Known, subjects: readonly Term[], predicate: Term): string[] {
  const values = subjects.flatMap((subject) =>
    objectsOf(known.graph, subject, predicate).map((object) => ({
      object,
      text: textOfValue(known, subject, predicate, object),
    })),
  );
  const sorted = values.sort((a, b) => sizeOf(a.object) - sizeOf(b.object) || compareText(a.text, b.text));
  return [...new Set(sorted.map(({ text }) => text))];
}

/** What numbers and dates are sorted by; 0 for other values. */
function sizeOf(value: Term): number {
  if (value.termType !== 'Literal') return 0;
  const size = isDate(value) ? dateOfLiteral(value.value)?.stated.first : Number(value.value);
  return Number.isFinite(size) ? (size ?? 0) : 0;
}

function textOfValue({ graph, statementsOf }: Known, subject: Term, predicate: Term, object: Term): string {
  if (object.termType !== 'Literal') return object.value;
  const saying = (statementsOf.get(subject.value) ?? []).filter(
    (statement) =>
      statement.predicate.equals(predicate) &&
      statement.object.equals(object) &&
      !statement.rank.equals(wikibase.DeprecatedRank),
  );
  const [first] = saying;
  const written = saying.map((statement) => qualifierOf(statement, sg.asWritten));
  if (first && written.every((one) => one !== undefined)) return `${dateText(written[0]?.value ?? '')}${julianMark}`;
  const isExact = (statement: Statement) => (qualifierOf(statement, sg.precision) ?? sg.exact).equals(sg.exact);
  const marks = first && !saying.some(isExact) ? first.qualifiers.filter(([key]) => key.equals(sg.precision)) : [];
  const text = literalText(
    object,
    marks.map(([, precision]) => precision),
  );
  const series = first && objectsOf(graph, subject, schema.superEvent).length > 1 && qualifierOf(first, sg.inSeries);
  return series ? `${text} (${nameIn(graph, series)})` : text;
}

function qualifierOf({ qualifiers }: Statement, predicate: Term): Term | undefined {
  return qualifiers.find(([key]) => key.equals(predicate))?.[1];
}

/** The name of a thing, or its id. */
export function nameIn(graph: SeriesGraph['graph'], thing: Term): string {
  return nameOf(graph, thing) ?? localName(thing.value);
}
