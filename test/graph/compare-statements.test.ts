import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Relation, relationOf } from '../../src/graph/compare-statements.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { repository } from '../support/repository.ts';
import { stagedText } from '../support/staged-text.ts';

const { profile } = await readOntologyFolder(join(repository, 'ontology'));

/** The other way round. */
const inverse: Partial<Record<Relation, Relation>> = { refines: 'refined', refined: 'refines' };

describe('two values of a property', () => {
  it.each<[key: string, a: string, b: string, Relation]>([
    ['value', '52', '52', 'same'],
    ['value', '52', '53', 'conflict'],
    ['value', '52', '{ value: 50, precision: approximate }', 'refines'],
    ['value', '55', '{ value: 50, precision: approximate }', 'refines'],
    ['value', '45', '{ value: 50, precision: approximate }', 'refines'],
    ['value', '56', '{ value: 50, precision: approximate }', 'conflict'],
    ['value', '44', '{ value: 50, precision: approximate }', 'conflict'],
    ['value', '250', '{ value: 200, precision: approximate }', 'refines'],
    ['value', '251', '{ value: 200, precision: approximate }', 'conflict'],
    ['value', '255', '{ value: 250, precision: approximate }', 'refines'],
    ['value', '256', '{ value: 250, precision: approximate }', 'conflict'],
    ['value', '1500', '{ value: 1000, precision: approximate }', 'refines'],
    ['value', '53', '{ value: 52, precision: approximate }', 'conflict'],
    ['value', '1', '{ value: 0, precision: approximate }', 'conflict'],
    ['value', '60', '{ value: 60, precision: at-least }', 'same'],
    ['value', '61', '{ value: 60, precision: at-least }', 'refines'],
    ['value', '59', '{ value: 60, precision: at-least }', 'conflict'],
    ['value', '59', '{ value: 60, precision: at-most }', 'refines'],
    ['value', '61', '{ value: 60, precision: at-most }', 'conflict'],
    ['value', '60', '{ value: 060, precision: at-least }', 'refines'],
    ['value', '60', '{ value: 060, precision: at-most }', 'refines'],
    ['value', '52', '{ value: 50, precision: exact }', 'conflict'],
    ['value', '52', '{ value: 50, precision: uncertain }', 'conflict'],
    ['value', '{ value: 52, precision: approximate }', '{ value: 50, precision: approximate }', 'conflict'],
    ['value', '52', 'unknown', 'beside'],
    ['value', '52', 'none', 'beside'],
    ['value', 'unknown', 'none', 'beside'],
    ['value', 'unknown', 'unknown', 'same'],
    ['startDate', '1999', '1999', 'same'],
    ['startDate', '1999', '1998', 'conflict'],
    ['startDate', '1999-05', '1999', 'refines'],
    ['startDate', '1999-05-02', '1999', 'refines'],
    ['startDate', '1999-05-02', '1999-05', 'refines'],
    ['startDate', '1999-05-02', '1999-06', 'conflict'],
    ['startDate', '1999-05', '1998', 'conflict'],
    ['startDate', '1999', '1998~', 'conflict'],
    ['location', 'here', 'there', 'conflict'],
    ['location', '{ value: there, finerThan: here }', 'here', 'refines'],
    ['location', '{ value: there, finerThan: [far, here] }', 'here', 'refines'],
    ['location', '{ value: there, finerThan: far }', 'here', 'conflict'],
    ['theme', 'tides', 'ebb', 'conflict'],
    ['theme', '{ en: tides }', '{ en: ebb }', 'conflict'],
    ['theme', '{ en: tides }', '{ fr: tides }', 'beside'],
    ['theme', '{ en: tides }', 'ebb', 'beside'],
    ['location', '{ value: here, during: 1992/1995 }', '{ value: there, during: 1996/ }', 'beside'],
    ['location', '{ value: here, during: 1992/1995 }', '{ value: there, during: 1992/1995 }', 'conflict'],
    ['location', '{ value: here, during: 1992/1995 }', 'there', 'beside'],
    ['location', '{ value: here, during: [1992, 1995] }', '{ value: there, during: [1995, 1992] }', 'conflict'],
    ['keywords', 'talk', 'debate', 'beside'],
    ['keywords', 'talk', 'talk', 'same'],
  ])('%s: %s and %s', (key, a, b, relation) => {
    const [one, other] = statementsOf(key, a, b);
    expect(relationOf(one, other)).toBe(relation);
    expect(relationOf(other, one)).toBe(inverse[relation] ?? relation);
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
  const { series, problems } = stagedText(text, profile);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [one, other] = series.statements;
  if (!one || !other) throw new TypeError('two sources make two statements');
  return [one, other] as const;
}
