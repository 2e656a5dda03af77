import type { Quad, Term } from '@rdfjs/types';
import fc from 'fast-check';
import { DataFactory } from 'n3';
import { describe, expect, it } from 'vitest';
import { datasetOf, literal, namedNode, quad } from '../../src/rdf/environment.ts';
import { quadLine } from '../../src/rdf/n-quads.ts';
import { xsd } from '../../src/rdf/namespace.ts';

const iri = fc.constantFrom('a:1', 'a:2', 'a:3');
const node = fc.oneof(iri.map(namedNode), iri.map(DataFactory.namedNode), fc.constant(DataFactory.blankNode('a:1')));
const predicate = fc.oneof(iri.map(namedNode), iri.map(DataFactory.namedNode));
const text = fc.oneof(iri, fc.constantFrom('', '"', 'a"@en', '_:a:1'));
const object = fc.oneof(
  node,
  text.map((value) => literal(value)),
  text.map((value) => literal(value, 'en')),
  text.map((value) => literal(value, xsd.date)),
  text.map((value) => DataFactory.literal(value, 'en')),
);
const graph = fc.oneof(fc.constant(DataFactory.defaultGraph()), predicate);
const anyQuad = fc.tuple(node, predicate, object, graph).map((terms) => quad(...terms));

const lines = (quads: Iterable<Quad>) => [...quads].map((one) => quadLine(one));

describe('a dataset', () => {
  it('contains each quad once, in insertion order', () => {
    fc.assert(
      fc.property(fc.array(anyQuad), (quads) => {
        const dataset = datasetOf(quads);
        expect(lines(dataset)).toEqual([...new Set(lines(quads))]);
        expect(dataset.size).toBe(new Set(lines(quads)).size);
      }),
    );
  });

  it('matches patterns with terms of any library, after additions and deletions', () => {
    const wanted = <T>(term: fc.Arbitrary<T>) => fc.option(term, { freq: 1 });
    const pattern = fc.tuple(wanted(node), wanted(predicate), wanted(object), wanted(graph));
    fc.assert(
      fc.property(fc.array(anyQuad), fc.array(anyQuad), fc.array(anyQuad), pattern, (first, gone, then, terms) => {
        const dataset = datasetOf(first);
        for (const one of gone) dataset.delete(one);
        dataset.addAll(then);
        const left = new Set(lines(first));
        for (const line of lines(gone)) left.delete(line);
        for (const line of lines(then)) left.add(line);
        expect(lines(dataset)).toEqual([...left]);

        const [s, p, o, g] = terms;
        const fits = (term: Term, other: Term | null) => other === null || term.equals(other);
        const expected = [...dataset].filter(
          (one) => fits(one.subject, s) && fits(one.predicate, p) && fits(one.object, o) && fits(one.graph, g),
        );
        expect(lines(dataset.match(...terms))).toEqual(lines(expected));
        for (const one of [...first, ...gone, ...then]) expect(dataset.has(one)).toBe(left.has(quadLine(one)));
      }),
      { numRuns: 500 },
    );
  });

  it('returns independent datasets from `match`', () => {
    const dataset = datasetOf([quad(namedNode('a:1'), xsd.date, literal(''))]);
    const found = dataset.match().add(quad(namedNode('a:2'), xsd.date, literal('')));
    expect([dataset.size, found.size]).toEqual([1, 2]);
  });
});
