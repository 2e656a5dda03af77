import { dateAdvice } from '../../facts/date-advice.ts';
import { dateOfLiteral, type FactsDate, parseDate, parseDateOrInterval, yearOfSpan } from '../../facts/dates.ts';
import { type DaySpan, dayText } from '../../facts/days.ts';
import { literal } from '../../rdf/environment.ts';
import { edtf, sg, xsd } from '../../rdf/namespace.ts';
import type { Value } from '../../rdf/term-id.ts';
import { code } from '../../report/message-text.ts';
import type { QualifiedValue, Qualifier, ReadText, ReadValue, ValueKind, ValueProblem } from './value-kind.ts';
import { everything, span, unmarked } from './value-set.ts';

const datatypes = { year: xsd.gYear, month: xsd.gYearMonth, day: xsd.date, edtf: edtf.EDTF };
const dateDatatypes = new Set(Object.values(datatypes).map(({ value }) => value));

/**
 * A date or an interval of EDTF level 1. A year, month or day has its XSD datatype, the rest edtf:EDTF, so there is no JSON-LD
 * type.
 */
export const date: ValueKind = ({ datatypes }) =>
  datatypes.length > 0 && datatypes.every((datatype) => dateDatatypes.has(datatype))
    ? {
        kind: 'date',
        description: () => 'a date (EDTF)',
        jsonSchema: (absences) => ({ anyOf: [{ type: ['string', 'integer'], pattern }, { enum: absences }] }),
        read: readDate,
        readQualified: readInCalendar,
        possible: (value) => {
          const read = dateWithMarks(value);
          if (!read) return unmarked(everything);
          const marks = (read.approximate ? '~' : '') + (read.uncertain ? '?' : '');
          return { stated: span(read.stated), possible: span(read.possible), marks };
        },
        boundsOf: ({ value }) => {
          const read = dateOfLiteral(value);
          return read ? boundsOfDays(read.stated) : [];
        },
      }
    : undefined;

/** For editors only: `parseDate` decides. */
const pattern = '^([-Y]?-?[0-9]{1,9}X{0,2}(-([0-9]{2}|XX)){0,2}[~?%]?|\\.\\.)?(/(-?[0-9]{4}[-0-9X]*[~?%]?|\\.\\.)?)?$';

/** The literal of a date, with the datatype of its form. */
export function dateLiteral({ value, form }: FactsDate): Value {
  return literal(value, datatypes[form]);
}

/** The first and last day of a date, and its year if it lies in one: an unbounded side has none. */
export function boundsOfDays(days: DaySpan): Qualifier[] {
  const bounds: Qualifier[] = [];
  if (Number.isFinite(days.first)) bounds.push([sg.earliest, literal(dayText(days.first), xsd.date)]);
  if (Number.isFinite(days.last)) bounds.push([sg.latest, literal(dayText(days.last), xsd.date)]);
  const year = yearOfSpan(days);
  if (year !== undefined) bounds.push([sg.year, literal(String(year), xsd.integer)]);
  return bounds;
}

const readDate: ReadText = (text) => {
  const parsed = parseDateOrInterval(text);
  return typeof parsed === 'string'
    ? badDate(text, parsed)
    : { term: dateLiteral(parsed), qualifiers: qualifiersOf(parsed, text) };
};

function badDate(text: string, problem: string): ValueProblem {
  return {
    code: 'bad-date',
    message: `${code(text)} ${problem}`,
    hint: () =>
      dateAdvice(text) ?? 'as exact as the source: 1992, 2014-06, 2013-05-31, 199X; 1992~ approximate, 1992? uncertain',
  };
}

/** An interval with marks keeps them in its literal. */
function qualifiersOf({ approximate, uncertain, value }: FactsDate, text: string): Qualifier[] {
  if (!approximate && !uncertain) return [];
  const qualifiers: Qualifier[] = [[sg.precision, approximate ? sg.approximate : sg.uncertain]];
  if (value !== text) qualifiers.push([sg.edtf, literal(text, edtf.EDTF)]);
  return qualifiers;
}

/** A day that the source gives in the Julian calendar (`calendar: julian`) becomes the same day of the Gregorian one. */
function readInCalendar(text: string, qualifiers: readonly Qualifier[]): ReadValue | ValueProblem | undefined {
  if (!qualifiers.some(([predicate, calendar]) => predicate.equals(sg.calendar) && calendar.equals(sg.julian)))
    return undefined;
  const parsed = parseDate(text, 'julian');
  if (typeof parsed === 'string') return badDate(text, `${parsed} in the Julian calendar`);
  if (parsed.form !== 'day')
    return {
      code: 'bad-date',
      message: `${code(text)} is no day, and only days can be converted from the Julian calendar`,
      hint: 'write the day, or leave `calendar` out',
    };
  const day = dayText(parsed.stated.first);
  const mark = text.slice(parsed.value.length);
  return {
    term: literal(day, xsd.date),
    qualifiers: [...qualifiersOf(parsed, day + mark), [sg.asWritten, literal(text)]],
  };
}

/** The date of a statement, with the marks that its qualifiers keep. */
function dateWithMarks(value: QualifiedValue): FactsDate | undefined {
  const written = value.qualifiers.find(([predicate]) => predicate.equals(sg.edtf))?.[1].value;
  return dateOfLiteral(written ?? value.object.value + markOf(value));
}

/** The mark that a precision stands for. */
function markOf({ object, qualifiers }: QualifiedValue): string {
  if (object.value.includes('/')) return '';
  const precision = qualifiers.find(([predicate]) => predicate.equals(sg.precision))?.[1];
  if (precision === undefined || precision.equals(sg.exact)) return '';
  return precision.equals(sg.approximate) ? '~' : '?';
}
