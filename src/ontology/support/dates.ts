import { dateOfLiteral, type FactsDate, parsePeriod } from '../../facts/dates.ts';
import { type CalendarDay, dayOfNumber } from '../../facts/days.ts';
import { type DateMention, dateMentionsIn } from './date-mentions.ts';
import { datePartsOf, type Year, yearsIn } from './date-parts.ts';
import type { Passage } from './passage.ts';
import { bySource, type ClaimText, missing, quoted, type Support } from './support.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type YearSpan, yearWordsIn } from './year-words.ts';

/** What a claim says of dates. */
interface Said {
  readonly mentions: readonly DateMention[];
  readonly years: ReadonlySet<number>;
  readonly shortYears: ReadonlySet<number>;
  readonly earlyYears: ReadonlySet<number>;
  /** Decades and centuries. */
  readonly spans: readonly YearSpan[];
  readonly seasons: ReadonlySet<number>;
}

const said = new WeakMap<ClaimText, Said>();

/**
 * Whether a claim says each part that a date or interval has.
 * @param written the date in EDTF, as the source has it
 */
export function supportsDate(written: string, claim: ClaimText): Support {
  if (!written.includes('/')) return supportsParts(written, claim);
  const whole = spanOf(written);
  if (whole && saidIn(claim).spans.some((span) => isSame(span, whole))) return quoted;
  const sides = written.split('/').filter((side) => side !== '' && side !== '..');
  return joined(sides.map((side) => supportsParts(side, claim)));
}

/** The support of several parts: that of the weakest. */
export function joined(parts: readonly Support[]): Support {
  const lacking = parts.flatMap((part) => ('missing' in part ? part.missing : []));
  if (lacking.length > 0) return missing(...new Set(lacking));
  const ambiguous = parts.some((part) => 'kind' in part && part.ambiguous === true);
  const weakest = parts.find((part) => 'kind' in part && part.kind === 'source') ?? parts[0] ?? quoted;
  return ambiguous ? { ...weakest, ambiguous } : weakest;
}

/** The months that a claim names, 1 to 12. */
export function monthsIn(claim: ClaimText): Set<number> {
  return new Set(saidIn(claim).mentions.map(({ month }) => month));
}

/** The years that the quoted words name. */
export function yearsSaid(claim: ClaimText): ReadonlySet<number> {
  return saidIn(claim).years;
}

function supportsParts(written: string, claim: ClaimText): Support {
  const text = written.replace(/[~?%]$/, '');
  const words = saidIn(claim);
  const season = /^(-?\d{4})-(2[1-4])$/.exec(text);
  if (season) {
    const lacking = [
      ...(words.seasons.has(Number(season[2])) ? [] : ['no season']),
      ...(hasYear(words, Number(season[1])) ? [] : ['no year']),
    ];
    return lacking.length > 0 ? missing(...lacking) : quoted;
  }
  if (/^-?\d{2,3}X{1,2}$/.test(text)) {
    const span = spanOf(text);
    const isSaid = span !== undefined && words.spans.some((one) => isSame(one, span));
    return isSaid ? quoted : missing(text.endsWith('XX') ? 'no century' : 'no decade');
  }
  const [, yearText = '', month, day] = /^Y?(-?\d{4,9})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?$/.exec(text) ?? [];
  return supportsDay(
    { year: Number(yearText), month: partOf(month), day: partOf(day) },
    words,
    claim.source.years,
    /^-|^0/.test(yearText),
  );
}

const partOf = (part: string | undefined) => (part === undefined || part === 'XX' ? undefined : Number(part));

function supportsDay(
  { year, month, day }: { year: number; month: number | undefined; day: number | undefined },
  words: Said,
  published: readonly number[],
  isEarly: boolean,
): Support {
  if (month === undefined) return hasYear(words, year) ? quoted : missing('no year');
  const ofMonth = words.mentions.filter((mention) => mention.month === month);
  const ofDay = day === undefined ? ofMonth : ofMonth.filter(({ days }) => days.includes(day));
  const ownYear = ofDay.filter((mention) => mention.year !== undefined && isYear(mention.year, year));
  const withoutYear = ofDay.filter((mention) => mention.year === undefined || isEarly);
  const found = [...ownYear, ...(hasYear(words, year) ? withoutYear : [])];
  // Another expression that names the month tells which reading is meant.
  const isClear = [...found, ...ofMonth].some(({ ambiguous }) => !ambiguous);
  if (found.length > 0) return isClear ? quoted : { ...quoted, ambiguous: true };
  const hasOwnYear = hasYear(words, year);
  if (day !== undefined && withoutYear.length > 0 && words.years.size === 0 && published.includes(year))
    return bySource;
  if (ofDay.length > 0) return missing('no year');
  const lacking: string[] = [];
  if (day !== undefined) lacking.push('no day');
  if (ofMonth.length === 0) lacking.push('no month');
  if (!hasOwnYear) lacking.push('no year');
  return missing(...lacking);
}

function hasYear({ years, shortYears, earlyYears }: Said, year: number): boolean {
  return years.has(year) || (year < 1000 && earlyYears.has(year)) || (year > 1000 && shortYears.has(year % 100));
}

function isYear({ value, isShort }: Year, year: number): boolean {
  return isShort ? year % 100 === value : year === value;
}

function saidIn(claim: ClaimText): Said {
  const known = said.get(claim);
  if (known) return known;
  const { passages, vocabulary } = claim;
  const all = passages.map((passage) => saidInPassage(passage, vocabulary));
  const joinedSets = {
    mentions: all.flatMap(({ mentions }) => mentions),
    years: new Set(all.flatMap(({ years }) => [...years])),
    shortYears: new Set(all.flatMap(({ shortYears }) => [...shortYears])),
    earlyYears: new Set(all.flatMap(({ earlyYears }) => [...earlyYears])),
    spans: all.flatMap(({ spans }) => spans),
    seasons: new Set(all.flatMap(({ seasons }) => [...seasons])),
  };
  said.set(claim, joinedSets);
  return joinedSets;
}

function saidInPassage(passage: Passage, vocabulary: Vocabulary): Said {
  const parts = datePartsOf(passage, vocabulary);
  const { years, short } = yearsIn(parts);
  const words = yearWordsIn(passage, vocabulary);
  return {
    mentions: dateMentionsIn(parts, vocabulary),
    years: new Set([...years, ...words.years]),
    shortYears: short,
    earlyYears: words.early,
    spans: words.spans,
    seasons: vocabulary.seasons.in(passage.keys),
  };
}

/** The years that a decade, century or interval spans. */
function spanOf(text: string): YearSpan | undefined {
  const read: FactsDate | undefined = dateOfLiteral(text);
  const period = read ?? parsePeriod(text);
  if (typeof period === 'string' || !Number.isFinite(period.stated.first) || !Number.isFinite(period.stated.last))
    return undefined;
  const [first, last]: CalendarDay[] = [dayOfNumber(period.stated.first), dayOfNumber(period.stated.last)];
  return first && last ? { first: first.year, last: last.year } : undefined;
}

const isSame = (a: YearSpan, b: YearSpan) => a.first === b.first && a.last === b.last;
