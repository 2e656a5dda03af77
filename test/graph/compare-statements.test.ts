import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { relationOf } from '../../src/graph/compare-statements.ts';
import { Comparison } from '../../src/graph/comparison.ts';
import type { Relation } from '../../src/graph/relation.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { repository } from '../support/repository.ts';
import { stagedText } from '../support/staged-text.ts';

const { profile } = await readOntologyFolder(join(repository, 'ontology'));

/** The other way round. */
const inverse: Partial<Record<Relation, Relation>> = { refines: 'refined', refined: 'refines' };

describe('two values of a property', () => {
  it.each<[key: string, a: string, b: string, Relation]>([
    ['value', '52', '52', 'agree'],
    ['value', '52', '53', 'conflict'],
    ['value', '52', '{ value: 50, precision: approximate }', 'refines'],
    ['value', '55', '{ value: 50, precision: approximate }', 'refines'],
    ['value', '45', '{ value: 50, precision: approximate }', 'refines'],
    ['value', '56', '{ value: 50, precision: approximate }', 'conflict'],
    ['value', '44', '{ value: 50, precision: approximate }', 'conflict'],
    ['value', '250', '{ value: 200, precision: approximate }', 'refines'],
    ['value', '251', '{ value: 200, precision: approximate }', 'conflict'],
    ['value', '275', '{ value: 250, precision: approximate }', 'refines'],
    ['value', '276', '{ value: 250, precision: approximate }', 'conflict'],
    ['value', '1500', '{ value: 1000, precision: approximate }', 'refines'],
    ['value', '57', '{ value: 52, precision: approximate }', 'refines'],
    ['value', '58', '{ value: 52, precision: approximate }', 'conflict'],
    ['value', '1', '{ value: 0, precision: approximate }', 'conflict'],
    ['value', '60', '{ value: 60, precision: at-least }', 'refines'],
    ['value', '61', '{ value: 60, precision: at-least }', 'refines'],
    ['value', '59', '{ value: 60, precision: at-least }', 'conflict'],
    ['value', '59', '{ value: 60, precision: at-most }', 'refines'],
    ['value', '61', '{ value: 60, precision: at-most }', 'conflict'],
    ['value', '60', '{ value: 060, precision: at-least }', 'refines'],
    ['value', '60', '{ value: 060, precision: at-most }', 'refines'],
    ['value', '52', '{ value: 50, precision: exact }', 'conflict'],
    ['value', '52', '{ value: 50, precision: uncertain }', 'refines'],
    ['value', '{ value: 52, precision: approximate }', '{ value: 50, precision: approximate }', 'compatible'],
    ['value', '{ value: 150, precision: at-least }', '{ value: 200, precision: at-most }', 'compatible'],
    ['value', '40-50', '45', 'refined'],
    ['value', '40-50', '45-60', 'compatible'],
    ['value', '40-50', '51-60', 'conflict'],
    ['value', '052', '52', 'agree'],
    ['value', '52', 'unknown', 'unrelated'],
    ['value', '52', 'none', 'conflict'],
    ['value', 'unknown', 'none', 'unrelated'],
    ['value', 'unknown', 'unknown', 'unrelated'],
    ['value', 'none', 'none', 'agree'],
    ['startDate', '1999', '1999', 'agree'],
    ['startDate', '1999', '1998', 'conflict'],
    ['startDate', '1999-05', '1999', 'refines'],
    ['startDate', '1999-05-02', '1999', 'refines'],
    ['startDate', '1999-05-02', '1999-05', 'refines'],
    ['startDate', '1999-05-02', '1999-06', 'conflict'],
    ['startDate', '1999-05', '1998', 'conflict'],
    ['startDate', '1999', '1998~', 'refines'],
    ['startDate', '1999', '1997~', 'conflict'],
    ['startDate', '1999', '1999~', 'refines'],
    ['startDate', '1999~', '1999?', 'compatible'],
    ['startDate', '1992', '199X', 'refines'],
    ['startDate', '1999', '1990/1995', 'conflict'],
    ['startDate', '1990/..', '2004', 'refined'],
    ['startDate', '-0775', '-0774', 'conflict'],
    ['startDate', '{ value: 1492-08-03, calendar: julian }', '1492-08-12', 'agree'],
    ['location', 'here', 'there', 'conflict'],
    ['location', '{ value: there, finerThan: here }', 'here', 'refines'],
    ['location', '{ value: there, finerThan: [far, here] }', 'here', 'refines'],
    ['location', '{ value: there, finerThan: far }', 'here', 'conflict'],
    ['theme', 'tides', 'ebb', 'conflict'],
    ['theme', '{ en: tides }', '{ en: ebb }', 'conflict'],
    ['theme', '{ en: tides }', '{ fr: tides }', 'unrelated'],
    ['theme', '{ en: tides }', 'ebb', 'unrelated'],
    ['theme', '{ en: tides }', '{ en-GB: TIDES }', 'agree'],
    ['theme', '“Tides” – ebb', '"\'Tides\' - ebb"', 'agree'],
    ['theme', 'Tides and … flow', 'tides and ebb and flow', 'refined'],
    ['location', '{ value: here, during: 1992/1995 }', '{ value: there, during: 1996/ }', 'unrelated'],
    ['location', '{ value: here, during: 1992/1995 }', '{ value: there, during: 1992/1995 }', 'conflict'],
    ['location', '{ value: here, during: 1992/1995 }', 'there', 'unrelated'],
    ['location', '{ value: here, during: [1992, 1995] }', '{ value: there, during: [1995, 1992] }', 'conflict'],
    ['keywords', 'talk', 'debate', 'unrelated'],
    ['keywords', 'talk', 'talk', 'unrelated'],
  ])('%s: %s and %s', (key, a, b, relation) => {
    const [one, other, comparison] = statementsOf(key, a, b);
    expect(relationOf(one, other, comparison)).toBe(relation);
    expect(relationOf(other, one, comparison)).toBe(inverse[relation] ?? relation);
  });
});

/** What two sources say of one property. */
function statementsOf(key: string, a: string, b: string) {
  const text = `namespace: https://example.org/x/
things:
  s: { a: EventSeries, name: Talks }
  here: { a: Place, name: Here }
  there: { a: Place, name: There }
  far: { a: Place, name: Far }
sources:
  - { id: v, name: V, claims: [{ quote: q, says: { o: { a: ${key === 'value' ? 'Observation' : 'Edition'}, ${key}: ${a} } } }] }
  - { id: w, name: W, claims: [{ quote: q, says: { o: { ${key}: ${b} } } }] }
`;
  const { series, problems, settled } = stagedText(text, profile);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [one, other] = series.statements;
  if (!one || !other) throw new TypeError('two sources make two statements');
  return [one, other, new Comparison(settled.parts)] as const;
}
