// Facts of an article as claims. The quotation of an edition is chosen by plain comparison of letters, without the code that is measured.

/** Facts of an article, as written by hand. */
export interface Gold {
  readonly series: Readonly<Record<string, unknown>>;
  readonly editions: readonly Readonly<Record<string, unknown>>[];
}

interface Claim {
  readonly quote: string | readonly string[];
  readonly says: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A value of an edition with the letters that a text must have to say it: all of one of the lists. */
interface Value {
  readonly subject: string;
  readonly property: string;
  readonly value: string;
  readonly letters: readonly (readonly RegExp[])[];
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const ordinalWords = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

/** The claims of an article, with the things that they speak of, and the values that no line of the article has. */
export function claimsOfArticle(id: string, { series, editions }: Gold, article: string) {
  const things: Record<string, object> = { [id]: { a: 'EventSeries', name: String(series.name) } };
  const claims: Claim[] = [];
  const leftOut: string[] = [];
  const thing = (a: string, name: string) => {
    const key = `${a.toLowerCase()}-${name.normalize('NFD').replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
    // "Name (Abbreviation)" is two names.
    const [, long = name, short] = /^(.*) \(([^)]*)\)$/.exec(name) ?? [];
    things[key] ??= { a, name: long, ...(short !== undefined && { alternateName: short }) };
    return key;
  };
  const say = (quote: unknown, says: Readonly<Record<string, unknown>>, subject = id) => {
    if (typeof quote === 'string') claims.push({ quote, says: { [subject]: says } });
  };
  /** The names that a quotation has, with or without the abbreviation in brackets. */
  const names = (value: unknown, quote: unknown) =>
    listOf(value)
      .map((item) => (isMap(item) ? String(item.name) : String(item)))
      .filter((name) => {
        const isThere = name.split(/ \(|\)/).some((part) => part !== '' && literal(part).test(String(quote)));
        if (!isThere) leftOut.push(`${id} ${name}`);
        return isThere;
      });

  say(series.alternateNamesQuote, { alternateName: names(series.alternateNames, series.alternateNamesQuote) });
  if (has(series.kindQuote, series.kind)) say(series.kindQuote, { keywords: series.kind });
  say(series.frequencyQuote, { frequency: series.frequency });
  say(series.monthQuote, { month: series.month });
  say(series.placeQuote, { location: names(series.place, series.placeQuote).map((name) => thing('Place', name)) });
  say(series.organizersQuote, {
    organizer: names(series.organizers, series.organizersQuote).map((name) => thing('Organization', name)),
  });
  say(series.foundersQuote, {
    initiator: names(series.founders, series.foundersQuote).map((name) =>
      thing(name.includes('Party') ? 'Organization' : 'Person', name),
    ),
  });
  const inception = listOf(series.inceptionAccept ?? series.inception).find((date) =>
    has(series.inceptionQuote, String(date).slice(0, 4)),
  );
  if (inception !== undefined)
    say(series.inceptionQuote, {
      startDate: longestSaid(series.inceptionQuote, listOf(series.inceptionAccept ?? series.inception)),
    });
  if (series.lastEditionFinal === 'true')
    say(series.lastEditionQuote, { endDate: String(series.lastEdition).slice(0, 4) });
  if (isMap(series.participants)) {
    const { count, countMin, countMax } = series.participants;
    const value = count ?? `${countMin}-${countMax}`;
    things[`${id}-count`] = { a: 'Observation' };
    say(series.participantsQuote, { observationAbout: id, measuredProperty: 'participants', value }, `${id}-count`);
  }

  const units = unitsOf(article);
  for (const [index, edition] of editions.entries()) {
    const key = `${id}-${index}`;
    things[key] = { a: 'Edition' };
    const values = valuesOf(edition, key, thing);
    if (values.some(({ property }) => property === 'value')) things[`${key}-count`] = { a: 'Observation' };
    const { quote, said } = quotationFor(values, units);
    leftOut.push(
      ...values.filter((value) => !said.includes(value)).map(({ property, value }) => `${key} ${property} ${value}`),
    );
    if (said.length === 0) continue;
    const says: Record<string, Record<string, unknown>> = {};
    for (const { subject, property, value } of said) {
      const own = says[subject] ?? {};
      says[subject] = own;
      own[property] = property in own ? [own[property], value].flat() : value;
      if (property === 'value') Object.assign(own, { observationAbout: key, measuredProperty: counted(edition) });
    }
    claims.push({ quote, says });
  }
  return { things, claims, leftOut };
}

const counted = ({ participants }: Gold['editions'][number]) =>
  isMap(participants) && participants.of === 'organizations' ? 'organizations' : 'participants';

function valuesOf(
  edition: Gold['editions'][number],
  subject: string,
  thing: (a: string, name: string) => string,
): Value[] {
  const values: Value[] = [];
  const add = (property: string, value: string, letters: Value['letters'], of = subject) =>
    values.push({ subject: of, property, value, letters });
  const { year, start, end, ordinal, place, theme, participants, name } = edition;
  const date = start ?? year;
  if (date !== undefined) add('startDate', String(date), lettersOfDate(String(date)));
  if (end !== undefined) add('endDate', String(end), lettersOfDate(String(end)));
  if (ordinal !== undefined) add('ordinal', String(ordinal), lettersOfOrdinal(Number(ordinal)));
  for (const one of listOf(place)) {
    for (const part of String(one).split(/, (?!DC)/))
      add('location', thing('Place', part.replace(/^the /i, '').replace(', DC', ' DC')), [[literal(part)]]);
  }
  if (theme !== undefined) add('theme', String(theme), [[literal(String(theme))]]);
  if (name !== undefined) add('alternateName', String(name), [[literal(String(name))]]);
  if (isMap(participants) && participants.count !== undefined) {
    const figures = String(participants.count);
    const grouped = figures.replace(/(\d)(\d{3})$/, '$1,?$2');
    add('value', figures, [[new RegExp(`(?<![\\d,])${grouped}(?![\\d,]\\d)`)]], `${subject}-count`);
  }
  return values;
}

function lettersOfDate(date: string): RegExp[][] {
  const [year = '', month, day] = date.split('-');
  const letters = [new RegExp(`\\b${year}\\b`)];
  if (month !== undefined) letters.push(new RegExp(`\\b${months[Number(month) - 1]}`));
  if (day !== undefined) letters.push(new RegExp(`\\b${Number(day)}(?:st|nd|rd|th)?\\b`));
  return [letters];
}

function lettersOfOrdinal(number: number): RegExp[][] {
  const roman = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
  const tens = ['', 'X', 'XX', 'XXX', 'XL', 'L', 'LX', 'LXX', 'LXXX', 'XC'];
  const numeral = `${tens[Math.floor(number / 10)]}${roman[number % 10]}`;
  const word = ordinalWords[number - 1];
  return [
    [new RegExp(`\\b${number}(?:st|nd|rd|th)\\b`)],
    [new RegExp(`\\b${numeral}\\b`)],
    ...(word === undefined ? [] : [[new RegExp(`\\b${word}\\b`, 'i')]]),
  ];
}

/** Whether a text has a value by its letters: a second opinion, without the code that is measured. */
export function hasLetters(kind: string, written: string, text: string): boolean {
  const letters =
    kind === 'date'
      ? lettersOfDate(written)
      : kind === 'ordinal'
        ? lettersOfOrdinal(Number(written))
        : [[new RegExp(`(?<![\\p{L}\\p{N}])${literal(written).source}(?![\\p{L}\\p{N}])`, 'iu')]];
  return letters.some((all) => all.every((one) => one.test(text)));
}

const isSaid = ({ letters }: Value, text: string) => letters.some((all) => all.every((one) => one.test(text)));

/** The lines and sentences with most of the values, at most three, each of which names the edition by year, number or place. */
function quotationFor(values: readonly Value[], units: readonly string[]): { quote: string[]; said: Value[] } {
  const quote: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const open = values.filter((value) => !isSaid(value, quote.join('\n')));
    const scores = units.map(
      (unit) => values.filter((value) => isSaid(value, unit)).length + (quote.length > 0 ? -0.5 : 0),
    );
    const useful = units.map((unit, index) => {
      const added = open.filter((value) => isSaid(value, unit)).length;
      const named = values.some(
        (value) => ['startDate', 'ordinal', 'theme', 'alternateName'].includes(value.property) && isSaid(value, unit),
      );
      return added > 0 && named ? added * 100 + (scores[index] ?? 0) - unit.length / 10_000 : 0;
    });
    const best = useful.indexOf(Math.max(...useful));
    const unit = units[best];
    if ((useful[best] ?? 0) <= 0 || unit === undefined) break;
    quote.push(unit);
  }
  return { quote, said: values.filter((value) => quote.some((unit) => isSaid(value, unit))) };
}

/** Rows and lines as they are; sentences, and parts between semicolons, of longer lines. */
function unitsOf(article: string): string[] {
  const lines = article.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const sentences = lines.flatMap((line) => line.split(/(?<=[.!?](?:\[\d+\])*) (?=\p{Lu})|; /u));
  return [...new Set(sentences.filter((unit) => /\p{L}/u.test(unit)))];
}

/** The most exact of several dates that a quotation says, by its letters. */
function longestSaid(quote: unknown, dates: readonly unknown[]): string {
  const said = dates
    .map(String)
    .filter((date) => lettersOfDate(date).some((all) => all.every((one) => one.test(String(quote)))));
  return said.sort((a, b) => b.length - a.length)[0] ?? String(dates[0]);
}

const literal = (text: string) =>
  new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/["'“”‘’]/g, `["'“”‘’]`), 'i');
const has = (quote: unknown, part: unknown) =>
  new RegExp(`\\b${literal(String(part)).source}\\b`, 'i').test(String(quote ?? ''));
const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
