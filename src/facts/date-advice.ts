import { parseDate, parseDateOrInterval } from './dates.ts';

const maximumLength = 60;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = `(${months.join('|')})[a-z]*\\.?,?`;
const dayOfMonth = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;

/** Common forms of dates that are not ISO 8601, with the years, months and days that each may mean. */
const forms: readonly { readonly form: RegExp; readonly read: (parts: readonly string[]) => readonly string[][] }[] = [
  { form: /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/, read: ([y = '', m = '', d]) => [[y, m, ...(d ? [d] : [])]] },
  {
    form: /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/,
    read: ([a = '', b = '', y = '']) => [
      [y, b, a],
      [y, a, b],
    ],
  },
  { form: /^(\d{1,2})[-/.](\d{4})$/, read: ([m = '', y = '']) => [[y, m]] },
  { form: new RegExp(`^${month} ?(-?\\d{4})$`, 'i'), read: ([m = '', y = '']) => [[y, numberOf(m)]] },
  {
    form: new RegExp(`^${dayOfMonth}(?: of)? ${month} (\\d{4})$`, 'i'),
    read: ([d = '', m = '', y = '']) => [[y, numberOf(m), d]],
  },
  {
    form: new RegExp(`^${month} ${dayOfMonth},? (\\d{4})$`, 'i'),
    read: ([m = '', d = '', y = '']) => [[y, numberOf(m), d]],
  },
];

const numberOf = (name: string) => String(months.indexOf(name.toLowerCase().slice(0, 3)) + 1);

const range = /^(.*?\d)\s*(?:\/|–|—|\bto\b|\s-\s|(?<=^\d{4})-(?=\d{4}$))\s*(.*\d)$/;
/** `15-17 May 2008` */
const daysOfMonth = /^(\d{1,2})\s*[-–—]\s*(\d{1,2})\s+(\D+\s+\d{4})$/;
/** What EDTF says at level 2 or ISO 8601 beside it, with the nearest form of level 1. */
const ofOtherLevels: readonly (readonly [form: RegExp, instead: string])[] = [
  // One of a set, and a range of years in words.
  [/^[[{]\s*(-?\d{4}(?:-\d\d){0,2})(?:\s*,[^\]}]*)?(?:,|\.\.)\s*(-?\d{4}(?:-\d\d){0,2})\s*[\]}]$/, '$1/$2'],
  // A mark before a part, or after one that is not the last.
  [/^(-?\d{4})-([~?%])(\d\d)$/, '$1-$3$2'],
  [/^(-?\d{4})([~?%])((?:-\d\d){1,2})$/, '$1$3$2'],
  [/^(-?\d{4}-\d\d)-([~?%])(\d\d)$/, '$1-$3$2'],
  [/^(-?\d{4}-\d\d)([~?%])(-\d\d)$/, '$1$3$2'],
  // Days and times.
  [/^(-?\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d.*$/, '$1'],
  // A known day of an unknown month.
  [/^(-?\d{4})-XX-\d\d$/, '$1-XX'],
];
const about = /^(?:c\.?|ca\.?|circa|about)\s*(\d{4})$/i;

/** A hint with the EDTF date for a text in another form, if it is recognized. */
export function dateAdvice(text: string): string | undefined {
  if (text.length > maximumLength) return undefined;
  for (const [form, instead] of ofOtherLevels) {
    const written = text.replace(form, instead);
    if (written !== text && typeof parseDateOrInterval(written) !== 'string') return `write \`${written}\``;
  }
  const [, approximate] = about.exec(text) ?? [];
  if (approximate !== undefined) return `write \`${approximate}~\``;
  const meant = datesMeant(text);
  if (meant.length > 0) return `write ${meant.map((date) => `\`${date}\``).join(' or ')}`;
  const [, first, last, ofMonth] = daysOfMonth.exec(text) ?? [];
  const [, from = `${first} ${ofMonth}`, to = `${last} ${ofMonth}`] = range.exec(text) ?? [];
  const [[start], [end]] = [datesMeant(from), datesMeant(to)];
  if (start === undefined || end === undefined) return undefined;
  return `this is a range: write \`startDate: ${start}\` and \`endDate: ${end}\``;
}

/** The possible dates of a text, in ISO 8601. */
function datesMeant(text: string): string[] {
  if (typeof parseDate(text) !== 'string') return [text];
  const dates = forms.flatMap(({ form, read }) => {
    const [whole, ...parts] = form.exec(text) ?? [];
    return whole === undefined
      ? []
      : read(parts).map((numbers) => numbers.map((one) => one.padStart(2, '0')).join('-'));
  });
  return [...new Set(dates)].filter((date) => typeof parseDate(date) !== 'string');
}
