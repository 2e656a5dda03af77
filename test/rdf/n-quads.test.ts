import fc from 'fast-check';
import { Writer } from 'n3';
import { expect, it } from 'vitest';
import { literal, namedNode, quad } from '../../src/rdf/environment.ts';
import { quadLine } from '../../src/rdf/n-quads.ts';
import { xsd } from '../../src/rdf/namespace.ts';

it('a quad is written as n3 writes it, whatever its texts contain', () => {
  const writer = new Writer({ format: 'application/n-quads' });
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'a"\\\n\r\t\0\x19\x1a\x7f\ud800é🎓') }),
  );
  const iri = fc.constantFrom('a:b', 'https://example.org/é', 'https://example.org/🎓').map(namedNode);
  const object = fc.oneof(
    iri,
    text.map((value) => literal(value)),
    text.map((value) => literal(value, 'pt-br')),
    text.map((value) => literal(value, xsd.gYear)),
  );
  fc.assert(
    fc.property(iri, iri, object, fc.option(iri, { nil: undefined }), (s, p, o, g) => {
      const one = quad(s, p, o, g);
      expect(quadLine(one)).toBe(writer.quadToString(one.subject, one.predicate, one.object, one.graph));
    }),
    { numRuns: 1000 },
  );
});
