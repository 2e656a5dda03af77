import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256, sha256OfAnyRuntime } from '../../src/rdf/sha256.ts';

it('the hash of a text is that of FIPS 180-4', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('Node and browsers compute the same hash of any text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: fc.constantFrom('\ud83c', '\udf93', 'é') }),
      ),
      (text) => {
        expect(sha256OfAnyRuntime(text)).toBe(sha256(text));
      },
    ),
    { numRuns: 1000 },
  );
});
