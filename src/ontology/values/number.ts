import { validateTerm } from 'rdf-validate-datatype';
import { literal, namedNode } from '../../rdf/environment.ts';
import { localName } from '../../rdf/graph-reader.ts';
import { schema, sg, xsd } from '../../rdf/namespace.ts';
import { shorten } from '../../rdf/prefixes.ts';
import { code } from '../../report/message-text.ts';
import { scalar } from '../json-schema.ts';
import type { QualifiedValue, Qualifier, ReadText, ReadValue, ValueKind, ValueProblem } from './value-kind.ts';
import { everything, type PossibleValues, span, terms, unmarked } from './value-set.ts';

/** The datatypes of numbers, with the numbers that they allow, in words. */
const numbers: ReadonlyMap<string, string> = new Map([
  [xsd.nonNegativeInteger.value, 'a whole number such as 52, without words around it'],
  [xsd.positiveInteger.value, 'a whole number from 1 upward'],
  [xsd.integer.value, 'a whole number'],
  [xsd.decimal.value, 'a number such as 0.5'],
]);

/**
 * A number; or, where the shape allows a text by its pattern as well, a number as printed that is none (`15bis`, `0`) or a range
 * (`40-50`).
 */
export const number: ValueKind = ({ datatypes, pattern }) => {
  const [datatype, ...others] = datatypes.filter((one) => numbers.has(one));
  const texts = datatypes.filter((one) => one === xsd.string.value);
  if (datatype === undefined || others.length > 0 || datatypes.length > 1 + texts.length) return undefined;
  return {
    kind: 'number',
    jsonLdType: datatype,
    description: ({ prefixes }) => shorten(datatype, prefixes),
    jsonSchema: () => scalar,
    read: readNumber(datatype, texts.length > 0 && pattern !== undefined ? new RegExp(pattern) : undefined),
    possible: possibleNumbers,
  };
};

function readNumber(datatype: string, asPrinted: RegExp | undefined): ReadText {
  const node = namedNode(datatype);
  return (text) => {
    const written = canonical(text);
    const term = literal(written, node);
    if (validateTerm(term)) return { term };
    const range = rangeOf(text);
    if (asPrinted && range && asPrinted.test('1-2')) return readRange(text, range);
    if (asPrinted?.test(text) && !ordinalSuffix.test(text)) return { term: literal(text) };
    return {
      code: 'wrong-type',
      message: `${code(text)} is not of type ${localName(datatype)}`,
      hint: () => numberHint(text, datatype),
    };
  };
}

/** A whole number without signs and zeros that say nothing: 052 and +52 are 52. */
function canonical(text: string): string {
  return /^[+-]?\d+$/.test(text) ? text.replace(/^\+|^-(?=0+$)/, '').replace(/^(-?)0+(?=\d)/, '$1') : text;
}

type Range = readonly [least: number, most: number];

function rangeOf(text: string): Range | undefined {
  const [, least, most] = /^(\d{1,15})\s?[-–]\s?(\d{1,15})$/.exec(text) ?? [];
  return least === undefined ? undefined : [Number(least), Number(most)];
}

function readRange(text: string, [least, most]: Range): ReadValue | ValueProblem {
  if (least >= most)
    return {
      code: 'wrong-type',
      message: `the range ${code(text)} ends before it starts`,
      hint: least === most ? `write \`${least}\`` : `did you mean \`${most}-${least}\`?`,
    };
  const bound = (value: number) => literal(String(value), xsd.nonNegativeInteger);
  return {
    term: literal(`${least}-${most}`),
    qualifiers: [
      [schema.minValue, bound(least)],
      [schema.maxValue, bound(most)],
    ],
  };
}

const ordinalSuffix = /^(\d+)\s?(?:st|nd|rd|th|er|[eè]re|e|[eè]me|°|º|ª|\.)$/i;

function numberHint(text: string, datatype: string): string | undefined {
  const meant = ordinalSuffix.exec(text)?.[1] ?? romanNumber(text)?.toString();
  return meant === undefined ? numbers.get(datatype) : `write \`${meant}\``;
}

const romanDigits = new Map(Object.entries({ I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }));

function romanNumber(text: string): number | undefined {
  if (!/^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/.test(text) || text === '') return undefined;
  const digits = [...text].map((digit) => romanDigits.get(digit) ?? 0);
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
}

/** About: by 10 % or half the rounding step, whichever is more. Uncertain: any number. */
function possibleNumbers({ object, qualifiers }: QualifiedValue): PossibleValues {
  const range = rangeOf(object.value);
  const [least, most] = range ?? [Number(object.value), Number(object.value)];
  // A number as printed, such as 15bis, is only itself.
  if (Number.isNaN(least)) return unmarked(terms(object.value));
  const stated = span({ first: least, last: most });
  switch (precisionOf(qualifiers)) {
    case sg.atLeast.value:
      return unmarked(span({ first: least, last: Number.POSITIVE_INFINITY }));
    case sg.atMost.value:
      return unmarked(span({ first: 0, last: most }));
    case sg.approximate.value: {
      const about = (value: number) => Math.max(Math.abs(value) / 10, roundingStep(value) / 2);
      return { stated, possible: span({ first: least - about(least), last: most + about(most) }), marks: '~' };
    }
    case sg.uncertain.value:
      return { stated, possible: everything, marks: '?' };
    default:
      return unmarked(stated);
  }
}

/** The largest power of 10 that divides a round number: 10 for 50, 100 for 200, 1 for 52. */
function roundingStep(round: number): number {
  let step = 1;
  while (round !== 0 && round % (step * 10) === 0) step *= 10;
  return step;
}

function precisionOf(qualifiers: readonly Qualifier[]): string | undefined {
  return qualifiers.find(([predicate]) => predicate.equals(sg.precision))?.[1].value;
}
