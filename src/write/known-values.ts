import type { Literal, Term } from '@rdfjs/types';
import { dateOfLiteral } from '../facts/dates.ts';
import { wordsOf } from '../facts/words.ts';
import type { SeriesGraph } from '../graph/series-graph.ts';
import type { Statement } from '../graph/statement.ts';
import { localName, nameOf, objectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg, wikibase, xsd } from '../rdf/namespace.ts';
import { compareText } from '../report/problem.ts';
import { dateText, julianMark } from './date-text.ts';
import { isDate, literalText } from './value-text.ts';

/** The graph with the statements of sources by the IRI of their subject. */
export interface Known {
  readonly graph: SeriesGraph['graph'];
  readonly statementsOf: ReadonlyMap<string, readonly Statement[]>;
}

/** An asserted value as people write it, with the statements that say just this value. */
export interface KnownValue {
  readonly text: string;
  readonly said: readonly Statement[];
}

/** The asserted values of a property, from the least to the greatest, each as exact as its sources say; without one, `none` where a source says so. */
export function valuesOf(known: Known, subjects: readonly Term[], predicate: Term): KnownValue[] {
  const values = subjects.flatMap((subject) =>
    objectsOf(known.graph, subject, predicate).map((object) => ({
      object,
      text: textOfValue(known, subject, predicate, object),
      said: sayingOf(known, subject, predicate, object),
    })),
  );
  // Things stay in the order of the facts.
  const isText = values.every(({ object }) => object.termType === 'Literal');
  const sorted = values.sort(
    (a, b) => sizeOf(a.object) - sizeOf(b.object) || (isText ? compareText(a.text, b.text) : 0),
  );
  const byText = [...Map.groupBy(sorted, ({ text }) => text)];
  if (byText.length > 0) return byText.map(([text, same]) => ({ text, said: same.flatMap(({ said }) => said) }));
  const none = subjects.flatMap((subject) => sayingOf(known, subject, predicate, sg.noValue));
  return none.length > 0 ? [{ text: 'none', said: none }] : [];
}

/** The statements of sources that give a value, at any rank but deprecated. */
function sayingOf({ statementsOf }: Known, subject: Term, predicate: Term, object: Term): Statement[] {
  return (statementsOf.get(subject.value) ?? []).filter(
    (statement) =>
      statement.predicate.equals(predicate) &&
      isSameValue(statement.object, object) &&
      !statement.rank.equals(wikibase.DeprecatedRank),
  );
}

/** What numbers and dates are sorted by; 0 for other values. */
function sizeOf(value: Term): number {
  if (value.termType !== 'Literal') return 0;
  const size = isDate(value) ? dateOfLiteral(value.value)?.stated.first : Number(value.value);
  return Number.isFinite(size) ? (size ?? 0) : 0;
}

/** Texts are the same in their normal form: without case, and whatever their quotation marks and dashes. */
function isSameValue(one: Term, other: Term): boolean {
  if (one.equals(other)) return true;
  if (one.termType !== 'Literal' || other.termType !== 'Literal' || one.language !== other.language) return false;
  return isText(one) && isText(other) && wordsOf(one.value).join(' ') === wordsOf(other.value).join(' ');
}

function isText({ datatype }: Literal): boolean {
  return datatype.equals(xsd.string) || datatype.equals(rdf.langString);
}

function textOfValue(known: Known, subject: Term, predicate: Term, object: Term): string {
  const { graph } = known;
  if (object.termType !== 'Literal') return nameIn(graph, object);
  const saying = sayingOf(known, subject, predicate, object);
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
