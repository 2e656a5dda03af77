import fc from 'fast-check';
import { everything } from './sample.ts';

const factor = Number(process.env.FUZZ_RUNS ?? (everything ? 1 : 0.25));
if (!(factor > 0)) throw new Error('FUZZ_RUNS is how many times as long to run as test:all does');

const timeLimit = 100_000 * Math.max(1, factor);

/** Time for a test; fast-check stops before it, so that it can still tell the seed. */
export const fuzzTimeout = timeLimit + 30_000;

/** How often to run a property: `FUZZ_RUNS=10` runs all ten times as often. */
export function runs(
  usually: number,
): Pick<fc.Parameters, 'numRuns' | 'interruptAfterTimeLimit' | 'markInterruptAsFailure'> {
  return {
    numRuns: Math.ceil(usually * factor),
    interruptAfterTimeLimit: timeLimit,
    markInterruptAsFailure: true,
  };
}

/** What ends texts, terms and lines somewhere. */
const pieces = [
  ...[
    '"',
    "'",
    '"""',
    "'''",
    '\\',
    '\\\\',
    '\\n',
    '\\u0041',
    '\\"',
    '\n',
    '\r',
    '\r\n',
    '\t',
    '\v',
    '\f',
    '\b',
    ' ',
    '',
  ],
  ...[
    '.',
    ';',
    ',',
    '<',
    '>',
    '<<',
    '>>',
    '<x:a>',
    '_:b',
    '@en',
    '^^',
    '^^<x:y>',
    '@prefix x: <x:> .',
    '#',
    '# x\n',
    '[',
    ']',
    '(',
    ')',
  ],
  ...[
    '{',
    '}',
    '{"@id":"x:y"}',
    '@id',
    '@value',
    ':',
    '|',
    '`',
    '*',
    '_',
    '~',
    '$',
    '!',
    '![a](x:y)',
    '<b>',
    '&lt;',
    '&',
    ']]>',
    '<!--',
    '-->',
  ],
  ...[
    '\u0001',
    '\u001b[2J',
    '\u007f',
    '\u0085',
    '\u009f',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u200d',
    '\u200f',
    '\u2028',
    '\u2029',
    '\u202e',
  ],
  ...[
    '\u2066',
    '\ufeff',
    '\ufdd0',
    '\ufffd',
    '\ufffe',
    '\uffff',
    '\u{1f600}',
    '\u{10ffff}',
    '\u{e0041}',
    'e\u0301',
    'é',
    'ß',
    'İ',
    'ى',
    '漢',
  ],
  ...[
    'unknown',
    'none',
    'null',
    '~',
    'true',
    '1999',
    '__proto__',
    'constructor',
    'https://example.org/',
    'javascript:x',
    'www.x.org',
    'a@b.org',
  ],
];

/** Texts that any RDF format can carry, of pieces that are hard to carry. */
export const nastyText: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 3, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  )
  .map((text) => text.replaceAll('\0', '').toWellFormed());
