import { dateAdvice } from '../../facts/date-advice.ts';
import { type FactsDate, parseDate } from '../../facts/dates.ts';
import { literal } from '../../rdf/environment.ts';
import { edtf, sg, xsd } from '../../rdf/namespace.ts';
import type { Value } from '../../rdf/term-id.ts';
import { code } from '../../report/message-text.ts';
import type { QualifiedValue, Qualifier, ReadText, ValueKind } from './value-kind.ts';

const precisions = { year: xsd.gYear, month: xsd.gYearMonth, day: xsd.date };
const dateDatatypes = new Set(Object.values(precisions).map(({ value }) => value));

/** An EDTF date: a year, a month or a day. Each has its own datatype, so there is no JSON-LD type. */
export const date: ValueKind = ({ datatypes }) =>
  datatypes.length > 0 && datatypes.every((datatype) => dateDatatypes.has(datatype))
    ? {
        kind: 'date',
        description: () => 'a date (EDTF)',
        jsonSchema: (absences) => ({
          anyOf: [{ type: ['string', 'integer'], pattern: '^-?\\d{4}(-\\d{2}(-\\d{2})?)?[~?%]?$' }, { enum: absences }],
        }),
        read: readDate,
        refines: isWithin,
      }
    : undefined;

/** The literal of a date, with the datatype of its precision. */
export function dateLiteral({ value, precision }: FactsDate): Value {
  return literal(value, precisions[precision]);
}

const readDate: ReadText = (text) => {
  const parsed = parseDate(text);
  if (typeof parsed !== 'string') return { term: dateLiteral(parsed), qualifiers: qualifiersOf(parsed, text) };
  return {
    code: 'bad-date',
    message: `${code(text)} ${parsed}`,
    hint: () =>
      dateAdvice(text) ?? 'as exact as the source: 1992, 2014-06, 2013-05-31; 1992~ approximate, 1992? uncertain',
  };
};

function qualifiersOf({ approximate, uncertain }: FactsDate, text: string): Qualifier[] {
  if (!approximate && !uncertain) return [];
  return [
    [sg.precision, approximate ? sg.approximate : sg.uncertain],
    [sg.edtf, literal(text, edtf.EDTF)],
  ];
}

/** 2014-06 refines 2014. */
function isWithin(finer: QualifiedValue, coarser: QualifiedValue): boolean {
  return finer.object.value.startsWith(`${coarser.object.value}-`);
}
