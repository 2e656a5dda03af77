import { iso31661Alpha3ToAlpha2 } from 'iso-3166/1-a3-to-1-a2.js';
import { normalName } from '../names.ts';

const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Other names of countries, by the English names of Unicode, and former countries. */
const otherNames: Readonly<Record<string, string>> = {
  Britain: 'United Kingdom',
  'Great Britain': 'United Kingdom',
  UK: 'United Kingdom',
  USA: 'United States',
  US: 'United States',
  'United States of America': 'United States',
  'Russian Federation': 'Russia',
  "People's Republic of China": 'China',
  'Czech Republic': 'Czechia',
  Turkey: 'Türkiye',
  Burma: 'Myanmar (Burma)',
  Congo: 'Congo - Kinshasa',
  Zaire: 'Congo - Kinshasa',
  Macedonia: 'North Macedonia',
  Palestine: 'Palestinian Territories',
  Yugoslavia: 'Yugoslavia',
  Czechoslovakia: 'Czechoslovakia',
  'Soviet Union': 'Soviet Union',
  USSR: 'Soviet Union',
};

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
  ...Object.entries(otherNames).map(([other, name]): [string, string] => [normalName(other), name]),
]);

/** The normal name of a place; the same for all names of a country. */
export function samePlace(name: string): string {
  return normalName(countries.get(normalName(name)) ?? name);
}

/** The countries named in a text. A name within a longer name of a country does not count. */
export function countriesIn(text: string): string[] {
  const found = [...countries].filter(([known]) => ` ${normalName(text)} `.includes(` ${known} `));
  const longest = found.filter(
    ([known]) => !found.some(([other]) => other !== known && ` ${other} `.includes(` ${known} `)),
  );
  return [...new Set(longest.map(([, name]) => name))];
}
