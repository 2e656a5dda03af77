import { dateOfLiteral, parsePeriod } from '../facts/dates.ts';
import { dayNumber } from '../facts/days.ts';

export interface TimeValue {
  readonly kind: 'time';
  /** A day, month or year; years are astronomical (776 BC is -0775). A day is that of the Gregorian calendar. */
  readonly date: string;
  /** 7 century, 8 decade, 9 year, 10 month, 11 day. */
  readonly precision: 7 | 8 | 9 | 10 | 11;
  /** The same date in the Julian calendar, if that is its calendar. */
  readonly julian?: string | undefined;
}

/** The first day of the Gregorian calendar. */
const firstGregorianDay = dayNumber({ year: 1582, month: 10, day: 15 });

/** The dates that Wikidata has a precision for, by their form in XSD or EDTF. */
const times: readonly {
  readonly form: RegExp;
  readonly precision: TimeValue['precision'];
  /** The date that stands for all of them. */
  readonly date: (parts: readonly string[]) => string;
}[] = [
  { form: /^(-?\d{4,}-\d\d-\d\d)$/, precision: 11, date: ([day = '']) => day },
  { form: /^(-?\d{4,}-(?:0\d|1[0-2]))(?:-XX)?$/, precision: 10, date: ([month = '']) => month },
  { form: /^(-?\d{4,})(?:-XX){0,2}$/, precision: 9, date: ([year = '']) => year },
  // Decades before our era differ: -077X is 780 to 771 BC, the 770s BC are 779 to 770 BC. So does the first: 000X begins in 1 BC.
  { form: /^(?!000)(\d{3})X$/, precision: 8, date: ([start = '']) => `${start}0` },
  // 1900 is in the 19th century by the count of Wikidata, 1950 in the 20th; -07XX is the 8th century BC in both.
  { form: /^(-?\d\d)XX$/, precision: 7, date: ([start = '']) => `${start}50` },
];

/**
 * A date of Wikidata. Dates before the Gregorian calendar are Julian there, unless they say otherwise (DataValues/Time,
 * `IsoTimestampParser::getCalendarModel`): years and months are exported so. A day is not, if nothing says which calendar it is of.
 * @param julian the day in the Julian calendar, if the source gives it so
 * @returns the date, or the reason why Wikidata cannot hold it
 */
export function timeOf(text: string, julian: string | undefined, label: string): TimeValue | string {
  const days = dateOfLiteral(text)?.stated;
  if (!days) return `${label} takes a date`;
  for (const { form, precision, date } of times) {
    const [whole, ...parts] = form.exec(text) ?? [];
    if (whole === undefined) continue;
    const early = days.first < firstGregorianDay;
    if (precision === 11 && julian === undefined && early)
      return 'a day before 15 October 1582, and no calendar is given: is it Julian? Then write `calendar: julian`';
    const value = date(parts);
    const written = julian ?? (early ? value : undefined);
    return { kind: 'time', date: value, precision, ...(written !== undefined && { julian: written }) };
  }
  return text.includes('/')
    ? 'Wikidata has no intervals of dates'
    : 'Wikidata has no precision for such a date (a season, a decade before our era)';
}

/** The earliest and the latest date of an interval, and a date that contains it: `1990/1995` is in the nineties. */
export interface IntervalValue {
  readonly value: TimeValue | { readonly kind: 'unknown' };
  readonly earliest?: TimeValue;
  readonly latest?: TimeValue;
}

/**
 * An interval in which a date lies.
 * @returns undefined if the text is no interval; the reason why Wikidata cannot hold it
 */
export function intervalOf(text: string, label: string): IntervalValue | string | undefined {
  if (!text.includes('/')) return undefined;
  if (/[~?%]/.test(text))
    return 'the sides of the interval have marks, which P1319 (earliest date) and P1326 (latest date) cannot carry';
  const period = parsePeriod(text);
  if (typeof period === 'string') return `${label} takes a date`;
  const sides = [period.from, period.to].map((side) => side && timeOf(side.value, undefined, label));
  const [earliest, latest] = sides;
  if (typeof earliest === 'string') return earliest;
  if (typeof latest === 'string') return latest;
  const { first, last } = period.stated;
  const around = containers(earliest?.date).find((wider) => {
    const days = dateOfLiteral(wider)?.stated;
    return days && days.first <= first && last <= days.last;
  });
  const container = around === undefined ? undefined : timeOf(around, undefined, label);
  const value = container === undefined || typeof container === 'string' ? ({ kind: 'unknown' } as const) : container;
  return { value, ...(earliest && { earliest }), ...(latest && { latest }) };
}

/** The month, year, decade and century of a date of our era; before it, the month and year. */
function containers(date = ''): string[] {
  const [year = '', month] = [/^-?\d+/.exec(date)?.[0], /^-?\d+-\d\d/.exec(date)?.[0]];
  const wider = /^\d{4}$/.test(year) ? [`${year.slice(0, 3)}X`, `${year.slice(0, 2)}XX`] : [];
  return [...(month === undefined ? [] : [month]), ...(year === '' ? [] : [year]), ...wider];
}
