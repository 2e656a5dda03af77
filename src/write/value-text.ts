import type { DatasetCore, Literal, Term } from '@rdfjs/types';
import { objectOf, objectsOf } from '../rdf/graph-reader.ts';
import { dcat, dcterms, edtf, rdf, sg, xsd } from '../rdf/namespace.ts';
import { dateText } from './date-text.ts';

const dates = new Set([xsd.date, xsd.gYearMonth, xsd.gYear, edtf.EDTF].map(({ value }) => value));

/** Whether a term is a date, in XSD or EDTF. */
export function isDate(literal: Literal): boolean {
  return dates.has(literal.datatype.value);
}

/**
 * A literal for people, with how exact it is: `about 40`, `at least 60`, `17 BC?`.
 * @param precisions values of sg:precision
 */
export function literalText(literal: Literal, precisions: readonly Term[] = []): string {
  const text = isDate(literal) ? dateText(literal.value) : literal.value;
  return wordings.reduce((worded, [precision, words]) => {
    return precisions.some((one) => one.equals(precision)) ? words(worded) : worded;
  }, text);
}

const wordings: readonly [Term, (text: string) => string][] = [
  [sg.approximate, (text) => `about ${text}`],
  [sg.atLeast, (text) => `at least ${text}`],
  [sg.atMost, (text) => `at most ${text}`],
  [sg.uncertain, (text) => `${text}?`],
];

/** The text of a period, as in facts; undefined for anything else. */
export function periodText(graph: DatasetCore, term: Term): string | undefined {
  if (!objectsOf(graph, term, rdf.type).some((type) => type.equals(dcterms.PeriodOfTime))) return undefined;
  const written = objectOf(graph, term, sg.edtf)?.value;
  if (written !== undefined) return dateText(written);
  const [start = '', end = ''] = [dcat.startDate, dcat.endDate].map((side) => objectOf(graph, term, side)?.value);
  return dateText(start === end ? start : `${start}/${end}`);
}
