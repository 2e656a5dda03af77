import type { Term } from '@rdfjs/types';
import { dateOfLiteral } from '../facts/dates.ts';
import { type CalendarDay, dayOfNumber } from '../facts/days.ts';
import { readStatement } from '../graph/statement-in-graph.ts';
import { yearName } from '../graph/timeline.ts';
import type { Dataset } from '../rdf/environment.ts';
import { objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg } from '../rdf/namespace.ts';

/** When an edition started, as far as its asserted statements agree: in words, in the calendar of the source. */
export interface EditionStart {
  /** `2009`, `776 BC`, `c. 1710`; without it no year is certain. */
  readonly year?: string;
  /** `May 2009` */
  readonly month?: string;
  /** `4 May 2009` */
  readonly day?: string;
}

type Part = 'year' | 'month' | 'day';

const months = 'January February March April May June July August September October November December'.split(' ');

export function startOf(graph: Dataset, edition: Term): EditionStart {
  const starts = subjectsOf(graph, rdf.subject, edition).filter((node) => {
    const { predicate, asserted } = readStatement(graph, node);
    return predicate?.equals(schema.startDate) === true && asserted;
  });
  const precisions = starts.flatMap((node) => objectsOf(graph, node, sg.precision));
  const doubtful = starts.some((node) => /[?%]/.test(objectOf(graph, node, sg.edtf)?.value ?? ''));
  if (doubtful || precisions.some((known) => known.equals(sg.uncertain))) return {};
  const spans = starts.map((node) => spanOf(graph, node));
  const common = (part: Part): number | undefined => {
    const [value, ...others] = new Set(spans.flatMap((days) => days.map((day) => day?.[part])));
    return others.length === 0 ? value : undefined;
  };
  const year = common('year');
  if (year === undefined) return {};
  const circa = precisions.some((known) => known.equals(sg.approximate)) ? 'c. ' : '';
  const month = common('month');
  const name = month === undefined ? undefined : `${months[month - 1]} ${yearName(year)}`;
  const day = common('day');
  return {
    year: circa + yearName(year),
    ...(name !== undefined && { month: circa + name }),
    ...(name !== undefined && day !== undefined && { day: `${circa}${day} ${name}` }),
  };
}

/** The first and last day that a start names; a Julian day is as written. */
function spanOf(graph: Dataset, start: Term): (CalendarDay | undefined)[] {
  const written = objectOf(graph, start, sg.asWritten)?.value;
  const [, year, month, day] = /^(-?\d+)-(\d\d)-(\d\d)/.exec(written ?? '') ?? [];
  if (year !== undefined) return [{ year: Number(year), month: Number(month), day: Number(day) }];
  const days = dateOfLiteral(objectOf(graph, start, rdf.object)?.value ?? '')?.stated;
  return days ? [days.first, days.last].map((at) => (Number.isFinite(at) ? dayOfNumber(at) : undefined)) : [undefined];
}
