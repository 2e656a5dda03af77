import { iso31661Alpha3ToAlpha2 } from 'iso-3166/1-a3-to-1-a2.js';
import { normalName } from '../names.ts';

const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** What people say for the English names of Unicode, and states that ended. */
const sayings: Readonly<Record<string, string>> = {
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

/** A place as people call it: country codes (`BE`, `BEL`) by their name, anything else as it is. */
export function placeName(text: string): string {
  const code = text.trim();
  const alpha2 = /^[A-Z]{3}$/.test(code) ? iso31661Alpha3ToAlpha2[code] : /^[A-Z]{2}$/.test(code) ? code : undefined;
  return (alpha2 !== undefined && english.of(alpha2)) || code;
}

/** The country that a name stands for, by the compared form of the name. */
const countries: ReadonlyMap<string, string> = new Map([
  ...Object.values(iso31661Alpha3ToAlpha2).flatMap((code): [string, string][] => {
    const name = english.of(code);
    return name === undefined ? [] : [[normalName(name), name]];
  }),
  ...Object.entries(sayings).map(([said, name]): [string, string] => [normalName(said), name]),
]);

/** One name for a place that has several. */
export function samePlace(name: string): string {
  return normalName(countries.get(normalName(name)) ?? name);
}

/** The countries whose names stand in a text, where none of them is a part of another's name. */
export function countriesIn(text: string): string[] {
  const found = [...countries].filter(([said]) => ` ${normalName(text)} `.includes(` ${said} `));
  const longest = found.filter(
    ([said]) => !found.some(([other]) => other !== said && ` ${other} `.includes(` ${said} `)),
  );
  return [...new Set(longest.map(([, name]) => name))];
}
