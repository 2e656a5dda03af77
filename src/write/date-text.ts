/**
 * A date of the graph for people. Years before 1000 have their era, seasons their name and marks a word; everything else is as in facts.
 * @example dateText('-0016-05-31') // 31 May 17 BC
 * @example dateText('1936~') // about 1936
 */
export function dateText(text: string): string {
  if (text.includes('/')) return text.split('/').map(dateText).join('/');
  const value = text.replace(/[~?%]$/, '');
  const mark = text.slice(value.length);
  return `${/[~%]/.test(mark) ? 'about ' : ''}${withoutMark(value)}${/[?%]/.test(mark) ? '?' : ''}`;
}

/** From one text of a date to another, with their year once: `2013-05-31 – 06-02`, `31 May – 3 June 17 BC`. */
export function rangeText(start: string, end: string): string {
  for (const shared of [julianMark, / (AD \d+|\d+ BC)$/.exec(start)?.[0] ?? ''])
    if (shared !== '' && start.endsWith(shared) && end.endsWith(shared))
      return `${rangeText(start.slice(0, -shared.length), end.slice(0, -shared.length))}${shared}`;
  const isInOneYear = isDay.test(start) && isDay.test(end) && end.startsWith(start.slice(0, 5));
  return `${start} – ${isInOneYear ? end.slice(5) : end}`;
}

/** What follows a day that is shown as its source writes it. */
export const julianMark = ' (Julian)';

const isDay = /^\d{4}-\d\d-\d\d$/;

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const seasons = ['spring', 'summer', 'autumn', 'winter'];

function withoutMark(value: string): string {
  const [, years = '', month = '', day = ''] = /^(-?\d{4,})(?:-(\d\d|XX))?(?:-(\d\d|XX))?$/.exec(value) ?? [];
  if (years !== '') {
    const season = seasons[Number(month) - 21];
    if (season !== undefined) return `${season} ${yearText(Number(years))}`;
    if (Number(years) >= 1000) return value;
    const name = months[Number(month) - 1];
    const dayInMonth = /\d/.test(day) ? `${Number(day)} ` : '';
    return `${name === undefined ? '' : `${dayInMonth}${name} `}${yearText(Number(years))}`;
  }
  const [, start = '', unspecified = ''] = /^(-?\d{2,3})(XX?)$/.exec(value) ?? [];
  const count = 10 ** unspecified.length;
  const near = Number(start) * count;
  if (start === '' || near >= 1000) return value;
  return start.startsWith('-') ? yearsText(near - count + 1, near) : yearsText(near, near + count - 1);
}

/** `17 BC`, `AD 47`, `2013`: year 0 is 1 BC. */
function yearText(year: number): string {
  if (year <= 0) return `${1 - year} BC`;
  return year < 1000 ? `AD ${year}` : String(year);
}

/** `150–141 BC`, `AD 40–49`, `1 BC – AD 9` */
function yearsText(first: number, last: number): string {
  if (last <= 0) return `${1 - first}–${yearText(last)}`;
  return first > 0 ? `${yearText(first)}–${last}` : `${yearText(first)} – ${yearText(last)}`;
}
