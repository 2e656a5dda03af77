import { iso31661Alpha3ToAlpha2 } from 'iso-3166/1-a3-to-1-a2.js';
import { normalName } from '../names.ts';

const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Other names of countries, by the English names of Unicode; former countries; and countries of places whose names contain another country. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  'United Kingdom': [
    ...['Britain', 'Great Britain', 'UK', 'England', 'Scotland', 'Wales', 'Northern Ireland'],
    'United Kingdom of Great Britain and Northern Ireland',
  ],
  'United States': ['USA', 'US', 'United States of America', 'New Mexico', 'New Jersey'],
  Russia: ['Russian Federation'],
  China: ["People's Republic of China", 'Inner Mongolia', 'Mainland China'],
  Taiwan: ['Republic of China'],
  'Hong Kong SAR China': ['Hong Kong'],
  'Macao SAR China': ['Macao', 'Macau'],
  Czechia: ['Czech Republic'],
  Türkiye: ['Turkey'],
  'Myanmar (Burma)': ['Burma', 'Myanmar'],
  'Congo - Kinshasa': [
    ...['Democratic Republic of the Congo', 'Democratic Republic of Congo', 'DR Congo', 'DRC', 'Congo-Kinshasa'],
    ...['Congo (Kinshasa)', 'Congo, Democratic Republic of the', 'Zaire', 'Belgian Congo'],
  ],
  'Congo - Brazzaville': [
    ...['Republic of the Congo', 'Republic of Congo', 'Congo-Brazzaville', 'Congo (Brazzaville)', 'French Congo'],
    'Congo, Republic of the',
  ],
  'North Macedonia': ['Macedonia', 'Republic of Macedonia'],
  'Palestinian Territories': ['Palestine', 'State of Palestine'],
  Ireland: ['Republic of Ireland'],
  Netherlands: ['Holland', 'The Netherlands', 'Kingdom of the Netherlands'],
  'Côte d’Ivoire': ['Ivory Coast'],
  Eswatini: ['Swaziland'],
  'Timor-Leste': ['East Timor'],
  'Vatican City': ['Vatican', 'Holy See'],
  'South Korea': ['Republic of Korea', 'Korea, Republic of'],
  'North Korea': ["Democratic People's Republic of Korea", 'DPRK'],
  Vietnam: ['Viet Nam', 'Socialist Republic of Vietnam'],
  Laos: ["Lao People's Democratic Republic", 'Lao PDR'],
  Syria: ['Syrian Arab Republic'],
  Iran: ['Islamic Republic of Iran', 'Iran (Islamic Republic of)'],
  Bolivia: ['Bolivia (Plurinational State of)', 'Plurinational State of Bolivia'],
  Venezuela: ['Venezuela (Bolivarian Republic of)', 'Bolivarian Republic of Venezuela'],
  Tanzania: ['United Republic of Tanzania', 'Tanzania, United Republic of'],
  Moldova: ['Republic of Moldova', 'Moldova, Republic of'],
  Brunei: ['Brunei Darussalam'],
  'Cape Verde': ['Cabo Verde'],
  Australia: ['New South Wales'],
  Yugoslavia: ['Yugoslavia'],
  Czechoslovakia: ['Czechoslovakia'],
  'Soviet Union': ['Soviet Union', 'USSR'],
  'East Germany': ['East Germany', 'German Democratic Republic', 'GDR'],
  'West Germany': ['West Germany'],
};

/** Words before the name of a country that make it the name of another place: `New Mexico`, `West Papua`. */
const otherPlace = new Set(
  'north northern south southern east eastern west western new old inner outer upper lower central equatorial american british french spanish portuguese dutch belgian'.split(
    ' ',
  ),
);

/** Replaces country codes (`BE`, `BEL`) by names. */
export function placeName(text: string): string {
  const code = text.trim();
  const alpha2 = /^[A-Z]{3}$/.test(code) ? iso31661Alpha3ToAlpha2[code] : /^[A-Z]{2}$/.test(code) ? code : undefined;
  return (alpha2 !== undefined && english.of(alpha2)) || code;
}

/** Countries by normal name. */
const countries: ReadonlyMap<string, string> = new Map([
  ...Object.values(iso31661Alpha3ToAlpha2).flatMap((code): [string, string][] => {
    const name = english.of(code);
    return name === undefined ? [] : [[normalName(name), name]];
  }),
  ...Object.entries(otherNames).flatMap(([name, others]) =>
    others.map((other): [string, string] => [normalName(other), name]),
  ),
]);

/** The normal name of a place; the same for all names of a country. */
export function samePlace(name: string): string {
  return normalName(countries.get(normalName(name)) ?? name);
}

/**
 * The countries, and those of other places, that a text names. The longest name counts: Northern Ireland is not Ireland, nor is a name
 * that an unknown longer one may contain (`West Papua`).
 */
export function placesIn(text: string, places: readonly string[]): string[] {
  const words = normalName(text).split(' ');
  const known = new Map([...places.map((place): [string, string] => [normalName(place), place]), ...countries]);
  known.delete('');
  const longest = Math.max(...[...known.keys()].map((name) => name.split(' ').length));
  const found = new Set<string>();
  for (let start = 0; start < words.length; ) {
    let end = Math.min(words.length, start + longest);
    while (end > start && !known.has(words.slice(start, end).join(' '))) end -= 1;
    const place = known.get(words.slice(start, end).join(' '));
    if (place !== undefined && !otherPlace.has(words[start - 1] ?? '')) found.add(place);
    start = Math.max(end, start + 1);
  }
  return [...found];
}
