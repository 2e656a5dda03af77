import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFactsDocument } from '../../src/facts/facts-document.ts';
import { readFactsLine } from '../../src/stream/facts-line.ts';

describe('a line of NDJSON', () => {
  it.each([
    ['{"a":1999,"b":[-7,true,false],"c":{"d":0}}', { a: '1999', b: ['-7', 'true', 'false'], c: { d: '0' } }],
    ['{"a":1.0}', { a: '1.0' }],
    ['{"a" : [1e3, -0]}', { a: ['1e3', '-0'] }],
    ['{"a":12345678901234567890}', { a: '12345678901234567890' }],
    ['{"a":"x: 1.0","b":2}', { a: 'x: 1.0', b: '2' }],
    ['{"a":"a \\"key\\": in a text"}', { a: 'a "key": in a text' }],
    // For YAML a carriage return ends a line; the text that looks like a key has the reader of YAML asked.
    ['{"a":\r"x",\r\n"b":"say \\": 1"}', { a: 'x', b: 'say ": 1' }],
    ['{"a":"\\ud83c\\udf93 \\u00e9\\/"}', { a: '🎓 é/' }],
  ])('%s has its numbers as they are written', (text, value) => {
    expect(readFactsLine('x', 1, text).document?.value).toEqual(value);
  });

  it.each([
    ['{"a":"1","a":"2"}', 'duplicate-key', 10],
    ['{"a" : "1", "b": {"c":1, "c":2}}', 'duplicate-key', 26],
    ['{"a":null}', 'yaml', 6],
    ['{"a":}', 'json', 1],
    ['{"a":1,', 'json', 8],
    ['nothing', 'json', 1],
  ])('%s is no facts: %s at column %i', (text, code, column) => {
    const { document, problems } = readFactsLine('all.ndjson', 7, text);
    expect(document).toBeUndefined();
    expect(problems.map((problem) => [problem.code, problem.place?.line, problem.place?.column])).toEqual([
      [code, 7, column],
    ]);
  });

  it('is what the reader of facts files sees in it, and where', () => {
    const facts = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string({ unit: 'grapheme' }),
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.string({ minLength: 1 }), tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(facts, (value) => {
        const text = JSON.stringify({ key: value });
        const [line, file] = [readFactsLine('x', 3, text), readFactsDocument('x', text)];
        expect(line.document?.value).toEqual(file.document?.value);
        const place = file.document?.place(['key']);
        expect(line.document?.place(['key'])).toEqual(place && { ...place, line: 3 });
      }),
      { numRuns: 150 },
    );
  });
});
