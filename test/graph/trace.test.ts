import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFactsDocument } from '../../src/facts/facts-document.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import { mapFacts } from '../../src/graph/map-facts.ts';
import type { MappedFacts } from '../../src/graph/mapped-facts.ts';
import { type Focus, Trace } from '../../src/graph/trace.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { literal, namedNode } from '../../src/rdf/environment.ts';
import { dcat, rdf, schema } from '../../src/rdf/namespace.ts';
import { repository } from '../support/repository.ts';

const { profile } = await readOntologyFolder(join(repository, 'ontology'));

const [thing, other, name, date] = ['thing', 'other', 'name', 'date'].map((id) =>
  namedNode(`https://example.org/${id}`),
);
const placeAt = (line: number) => ({ file: 'facts.yaml', line, column: 1, length: 1 });

describe('the place of a focus', () => {
  if (!thing || !other || !name || !date) throw new TypeError('four nodes');
  const trace = new Trace();
  trace.add({ focus: thing }, placeAt(1));
  trace.add({ focus: thing, path: name }, placeAt(2));
  trace.add({ focus: thing, path: name, value: literal('Ada') }, placeAt(3));
  trace.add({ focus: thing, path: name, value: literal('Ada', 'en') }, placeAt(4));
  trace.add({ focus: thing, path: name, value: literal('Ada') }, placeAt(5));
  trace.add({ focus: other, path: date, value: thing }, placeAt(6));

  it.each([
    ['that of the value', { focus: thing, path: name, value: literal('Ada') }, 3],
    ['that of the value in its language', { focus: thing, path: name, value: literal('Ada', 'en') }, 4],
    ['that of the property, where the value is none', { focus: thing, path: name, value: literal('Bea') }, 2],
    ['that of the property', { focus: thing, path: name }, 2],
    ['that of the thing, where the property is none', { focus: thing, path: date }, 1],
    ['that of the thing', { focus: thing }, 1],
    ['that of the thing, for a value of no property', { focus: thing, value: literal('Ada') }, 1],
    ['that of the value, for a thing that is known by it alone', { focus: other }, 6],
    ['that of the value, which is a thing', { focus: other, path: date, value: thing }, 6],
    ['none', { focus: name }, undefined],
  ])('is %s', (_, focus, line) => {
    expect(trace.place(focus)?.line).toBe(line);
  });

  it('may be added after a query', () => {
    const late = new Trace();
    expect(late.place({ focus: thing })).toBeUndefined();
    late.add({ focus: thing }, placeAt(7));
    expect(late.place({ focus: thing })).toEqual(placeAt(7));
  });

  it('can be that of another node', () => {
    const own = new Trace();
    own.addSame({ focus: other }, thing);
    expect(own.place({ focus: other })).toBeUndefined();
    own.add({ focus: thing }, placeAt(8));
    own.addSame({ focus: other }, thing);
    expect(own.place({ focus: other })?.line).toBe(8);
  });
});

const x = 'https://example.org/x/';
const facts = `namespace: ${x}
things:
  s: { a: EventSeries, name: S }
source:
  id: w
  name: W
claims:
  - quote: they met
    says:
      s:
        keywords:
          - a
          - { value: b, during: 1990/1995 }
`;

describe('the place of mapped facts', () => {
  const series = namedNode(`${x}s`);
  const source = namedNode(`${x}source/w`);
  const keywords = namedNode('http://schema.org/keywords');
  const period = namedNode(`${x}period/1990--1995`);
  const part = mapped(facts);
  const [first, second] = part.statements;
  const [claim] = part.claims;
  const [fragment] = claim?.fragments ?? [];
  if (!first || !second || !claim || !fragment) throw new TypeError('two statements and a quotation');

  it.each<[string, Focus, number]>([
    ['a thing', { focus: series }, 3],
    ['the name of a thing', { focus: series, path: schema.name, value: literal('S') }, 3],
    ['a source', { focus: source }, 5],
    ['the name of a source', { focus: source, path: schema.name, value: literal('W') }, 6],
    ['a claim', { focus: claim.node }, 8],
    ['its fragment', { focus: fragment.node }, 8],
    ['the selector of that', { focus: fragment.selector }, 8],
    ['a value', { focus: series, path: keywords, value: literal('b') }, 13],
    ['a property, the first of its values', { focus: series, path: keywords }, 12],
    ['a statement', { focus: second.iri }, 13],
    ['a property of a statement', { focus: first.iri, path: rdf.object }, 12],
    ['a period', { focus: period }, 13],
    ['the start of a period', { focus: period, path: dcat.startDate }, 13],
  ])('is known: %s', (_, focus, line) => {
    expect(new Trace([part]).place(focus)).toMatchObject({ file: 'facts.yaml', line });
  });

  it('is that of the first part that contains it', () => {
    const later = mapped(`# A line that moves all others.\n${facts.replace('value: b', 'value: c')}`);
    const keyword = (word: string) => ({ focus: series, path: keywords, value: literal(word) });
    const linesIn = (trace: Trace) => [keyword('a'), keyword('b'), keyword('c')].map((one) => trace.place(one)?.line);
    expect(linesIn(new Trace([part, later]))).toEqual([12, 13, 14]);
    expect(linesIn(new Trace([later, part]))).toEqual([13, 13, 14]);
  });

  it('does not change when a place is added', () => {
    const trace = new Trace([part]);
    trace.add({ focus: series }, placeAt(70));
    trace.addSame({ focus: source }, series);
    trace.addSame({ focus: namedNode(`${x}new`) }, series);
    expect([series, source, namedNode(`${x}new`)].map((focus) => trace.place({ focus })?.line)).toEqual([3, 5, 3]);
  });
});

function mapped(text: string): MappedFacts {
  const { document } = readFactsDocument('facts.yaml', text);
  return mapFacts(readFacts('facts', document ? [document] : []).facts, profile).mapped;
}
