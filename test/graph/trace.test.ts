import { describe, expect, it } from 'vitest';
import { Trace } from '../../src/graph/trace.ts';
import { literal, namedNode } from '../../src/rdf/environment.ts';

const [thing, other, name, date] = ['thing', 'other', 'name', 'date'].map((id) =>
  namedNode(`https://example.org/${id}`),
);
const placeAt = (line: number) => ({ file: 'facts.yaml', line, column: 1, length: 1 });

describe('the place of what a finding speaks of', () => {
  if (!thing || !other || !name || !date) throw new TypeError('four nodes');
  const trace = new Trace();
  trace.add({ focus: thing }, placeAt(1));
  trace.add({ focus: thing, path: name }, placeAt(2));
  trace.add({ focus: thing, path: name, value: literal('Ada') }, placeAt(3));
  trace.add({ focus: thing, path: name, value: literal('Ada', 'en') }, placeAt(4));
  trace.add({ focus: thing, path: name, value: literal('Ada') }, placeAt(5));
  trace.addNote({ foci: [{ focus: other }, { focus: other, path: date, value: thing }], origin: placeAt(6) });

  it.each([
    ['that of the value', { focus: thing, path: name, value: literal('Ada') }, 3],
    ['that of the value in its language', { focus: thing, path: name, value: literal('Ada', 'en') }, 4],
    ['that of the property, where the value is none', { focus: thing, path: name, value: literal('Bea') }, 2],
    ['that of the property', { focus: thing, path: name }, 2],
    ['that of the thing, where the property is none', { focus: thing, path: date }, 1],
    ['that of the thing', { focus: thing }, 1],
    ['that of the thing, for a value of no property', { focus: thing, value: literal('Ada') }, 1],
    ['that of either thing of a note', { focus: other }, 6],
    ['that of the value of a note', { focus: other, path: date, value: thing }, 6],
    ['none', { focus: name }, undefined],
  ])('is %s', (_, focus, line) => {
    expect(trace.place(focus)?.line).toBe(line);
  });

  it('is known also when it is told after somebody asked', () => {
    const late = new Trace();
    expect(late.place({ focus: thing })).toBeUndefined();
    late.add({ focus: thing }, placeAt(7));
    expect(late.place({ focus: thing })).toEqual(placeAt(7));
  });

  it('can be that of another node, as it is known by then', () => {
    const own = new Trace();
    own.addSame({ focus: other }, thing);
    expect(own.place({ focus: other })).toBeUndefined();
    own.add({ focus: thing }, placeAt(8));
    own.addSame({ focus: other }, thing);
    expect(own.place({ focus: other })?.line).toBe(8);
  });

  it('is taken over from other traces, the first before the second', () => {
    const [whole, second] = [new Trace(), new Trace()];
    second.add({ focus: thing }, placeAt(9));
    second.add({ focus: date }, placeAt(10));
    whole.addAll(trace);
    whole.addAll(second);
    expect([thing, date].map((focus) => whole.place({ focus })?.line)).toEqual([1, 10]);
  });
});
