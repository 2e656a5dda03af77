import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { beforeAll, describe, expect, it } from 'vitest';
import { derivedQuads } from '../../src/graph/derive.ts';
import { allQuads } from '../../src/graph/quads.ts';
import { datasetOf, quad } from '../../src/rdf/environment.ts';
import { toNQuads } from '../../src/rdf/n-quads.ts';
import { rdf, sg } from '../../src/rdf/namespace.ts';
import { formats } from '../../src/write/formats.ts';
import { mappedSeries } from '../support/bundled.ts';
import { textOf } from '../support/repository.ts';

// output/ics.ttl is what the facts say and what the rules add; here the facts alone, for which no query engine is needed.

let mapped: readonly Quad[];
let committed: readonly Quad[];

beforeAll(async () => {
  mapped = allQuads((await mappedSeries(join('facts', 'ics'))).settled);
  committed = (await formats.find(({ name }) => name === 'ttl')?.read(textOf('output', 'ics.ttl'))) ?? [];
});

describe('the facts of the bundled series', () => {
  it('map to quads that output/ics.ttl contains', () => {
    expect(mapped.length).toBeGreaterThan(0);
    expect(without(mapped, committed)).toEqual([]);
  });

  it('map to all quads of output/ics.ttl except inferred ones', () => {
    const inferred = committed.filter(({ subject }) => subject.value.includes('/statement/inferred-'));
    const described = new Set(mapped.map(({ subject }) => subject.value));
    const stated = Map.groupBy(inferred, ({ subject }) => subject.value);
    const accounted = [...stated.values()].flatMap((quads) => {
      const [subject, predicate, object] = [rdf.subject, rdf.predicate, rdf.object].map(
        (part) => quads.find((one) => one.predicate.equals(part))?.object,
      );
      if (subject?.termType !== 'NamedNode' || predicate?.termType !== 'NamedNode' || !object) return [];
      const edition = [quad(subject, rdf.type, sg.Edition), quad(subject, sg.attestation, sg.inferred)];
      // An attested thing names what is inferred of it.
      const named = [quad(subject, sg.inferredProperty, predicate)];
      return [quad(subject, predicate, object), ...(described.has(subject.value) ? named : edition)];
    });
    const derived = derivedQuads(datasetOf(committed));
    expect(without(committed, [...mapped, ...inferred, ...accounted, ...derived])).toEqual([]);
  });
});

/** The quads that are not among others, a line each. */
function without(quads: readonly Quad[], others: readonly Quad[]): string[] {
  const known = new Set(linesOf(others));
  return linesOf(quads).filter((line) => !known.has(line));
}

function linesOf(quads: readonly Quad[]): string[] {
  return toNQuads(quads).split('\n');
}
