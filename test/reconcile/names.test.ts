import { describe, expect, it } from 'vitest';
import { bestNames, comparableName, normalName } from '../../src/reconcile/names.ts';
import { placeName, placesIn, samePlace } from '../../src/reconcile/propose/country-names.ts';

const similarity = (a: string, b: string) => bestNames([comparableName(a)], [comparableName(b)]).similarity;

describe('names', () => {
  it.each([
    ['Łódź', 'Lodz'],
    ['Ørsted', 'ORSTED'],
    ['Straße', 'STRASSE'],
    ['Iğdır', 'IĞDIR'],
    ['Cœur', 'Coeur'],
    ['Đà Nẵng', 'Da Nang'],
    ['Þórshöfn', 'Thorshofn'],
    ['Μεσσήνη', 'Μεσσηνη'],
    ['Ёлка', 'Елка'],
    ['مُحَمَّد', 'محمد'],
    ['שָׁלוֹם', 'שלום'],
    ['ｶﾞｷ', 'がき'.normalize('NFD').replace('か', 'カ').replace('き', 'キ')],
    ['می‌خواهم', 'میخواهم'],
    ['Workers’ Party – Belgium', "workers' party-belgium"],
    ['Bread & Peace', 'bread and peace'],
  ])('%s and %s are the same', (a, b) => {
    expect(normalName(a)).toBe(normalName(b));
    // Words in capital letters may be abbreviations, which are ambiguous.
    expect(similarity(a, b)).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ['पाल सम्मेलन', 'पुल सम्मेलन'],
    ['राम', 'रामा'],
    ['かき', 'がき'],
    ['ก้าว', 'กาว'],
    ['কল', 'কাল'],
    ['C++ Days', 'C# Days'],
    ['C Days', 'C# Days'],
    ['Lodz', 'Lods'],
  ])('%s and %s are not the same', (a, b) => {
    expect(normalName(a)).not.toBe(normalName(b));
    expect(similarity(a, b)).toBeLessThan(0.95);
  });
});

describe('the countries that a text names', () => {
  it.each([
    ['of Belgium', ['Belgium']],
    ['of Northern Ireland', ['United Kingdom']],
    ['of Ireland and Northern Ireland', ['Ireland', 'United Kingdom']],
    ['of the Republic of the Congo', ['Congo - Brazzaville']],
    ['of the Democratic Republic of the Congo', ['Congo - Kinshasa']],
    // There are two.
    ['of the Congo', []],
    ['of Equatorial Guinea', ['Equatorial Guinea']],
    ['of Papua New Guinea', ['Papua New Guinea']],
    ['of Guinea-Bissau', ['Guinea-Bissau']],
    ['of Guinea', ['Guinea']],
    ['of Nigeria, not of Niger', ['Nigeria', 'Niger']],
    ['of South Sudan', ['South Sudan']],
    ['of the Dominican Republic', ['Dominican Republic']],
    ['of American Samoa', ['American Samoa']],
    ['of New Mexico', ['United States']],
    // Not a country, and not that one.
    ['of Eastern Samoa', []],
    ['of New Ireland', []],
    ['of Côte d’Ivoire', ['Côte d’Ivoire']],
    ['an Ivory Coast party', ['Côte d’Ivoire']],
    ['nothing', []],
  ])('%s: %j', (text, countries) => {
    expect(placesIn(text, [])).toEqual(countries);
  });

  it('do not stand inside the names of other places', () => {
    expect(placesIn('of Mexico City', ['Mexico City'])).toEqual(['Mexico City']);
    expect(placesIn('of Northern Ireland', ['Ireland'])).toEqual(['United Kingdom']);
  });

  it.each([
    ['COD', 'Democratic Republic of the Congo'],
    ['CG', 'Congo-Brazzaville'],
    ['CZE', 'Czech Republic'],
    ['MMR', 'Burma'],
    ['SZ', 'Swaziland'],
    ['USA', 'United States of America'],
    ['KOR', 'Republic of Korea'],
    ['CIV', 'Ivory Coast'],
    ['TUR', 'Turkey'],
  ])('%s is %s', (code, name) => {
    expect(samePlace(placeName(code))).toBe(samePlace(name));
  });
});
