import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iriProblem } from '../../src/rdf/iri.ts';

const isAccepted = (literal: string) => iriProblem(`http://[${literal}]/a`) === undefined;

describe('an address in brackets', () => {
  it('is valid if Node accepts it as IPv6', () => {
    const group = fc.oneof(
      fc.constantFrom('', '0', '1', 'db8', 'FFFF', '00000', 'g', '1.2.3.4', '1.2.3', '1.2.3.256', '01.2.3.4'),
    );
    const literal = fc.oneof(
      fc.ipV6(),
      fc.array(group, { maxLength: 10 }).map((groups) => groups.join(':')),
      fc.string({ unit: fc.constantFrom(...'012af:.') }),
    );
    fc.assert(
      fc.property(literal, (text) => {
        expect(isAccepted(text)).toBe(isIPv6(text));
      }),
      { numRuns: 5000 },
    );
  });

  it.each(['fe80::1%eth0', 'fe80::1%25eth0', ':\n:1', '::1\t', '::1\r', '::1]', 'v1.a', 'localhost', ''])(
    'is not %j',
    (literal) => {
      expect(isAccepted(literal)).toBe(false);
    },
  );
});
