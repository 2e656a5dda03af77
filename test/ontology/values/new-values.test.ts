import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { validateShapes } from '../../../src/check/validate-shapes.ts';
import { contextOf } from '../../../src/ontology/context.ts';
import { factsSchemaOf } from '../../../src/ontology/facts-schema.ts';
import type { Profile, PropertyProfile } from '../../../src/ontology/profile.ts';
import { readOntology } from '../../../src/ontology/read-ontology.ts';
import { termsTableOf } from '../../../src/ontology/terms-table.ts';
import { literalAdvice } from '../../../src/ontology/values/literal.ts';
import type { ValueProfile } from '../../../src/ontology/values/value-kind.ts';
import { valueProfileOf } from '../../../src/ontology/values/value-kinds.ts';
import { everything, span, unmarked } from '../../../src/ontology/values/value-set.ts';
import { literal, namedNode } from '../../../src/rdf/environment.ts';
import { termId } from '../../../src/rdf/term-id.ts';
import { textOf } from '../../support/repository.ts';
import { stagedText } from '../../support/staged-text.ts';

const ns = 'https://w3id.org/seminar-graph/ns#';
const bundled = readOntology([
  ...['seminar.ttl', 'shapes.ttl'].map((name) => ({ name, text: textOf('ontology', name) })),
  {
    name: 'own.ttl',
    text: `@prefix shape: <https://w3id.org/seminar-graph/ns/shapes#> . @prefix sg: <${ns}> .
      @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      shape:Edition sh:property shape:banner, shape:outdoors .
      shape:banner sh:name "banner" ; sh:path sg:banner ; sg:single true ; sh:in ( "0" ) .
      shape:outdoors sh:name "outdoors" ; sh:path sg:outdoors ; sg:single true ; sh:datatype xsd:boolean .`,
  },
]);

/** A colour in hexadecimal, with the languages of its names: a kind of value that only this test knows. */
const colour: ValueProfile = {
  kind: 'colour',
  jsonLdType: `${ns}colour`,
  description: () => 'a colour such as ff0000',
  jsonSchema: () => ({ type: 'string', pattern: '^[0-9a-f]+$' }),
  read: (text) =>
    /^[0-9a-f]+$/.test(text)
      ? { term: literal(text, namedNode(`${ns}colour`)) }
      : { code: 'wrong-type', message: `\`${text}\` is not a colour`, hint: 'such as ff0000' },
  inLanguage: (language) => (text) => ({ term: literal(`${text} in ${language}`) }),
  mismatch: ({ value }) => `${value} is not a colour of banners`,
  // 00f is any colour that begins so.
  possible: ({ object: { value } }) => {
    const [first = 0, last = 0] = ['0', 'f'].map((digit) => Number.parseInt(value.padEnd(6, digit), 16));
    return unmarked(Number.isNaN(first) ? everything : span({ first, last }));
  },
};
const profile = withValue(bundled.profile, 'banner', colour);

describe('a new kind of value', () => {
  it('is read, by language too', () => {
    const { series, problems } = staged('{ banner: [00ff00, { nl: groen }], outdoors: unknown }', '{ banner: red }');
    expect(valuesIn(series)).toEqual([
      `banner "00ff00"^^${ns}colour`,
      'banner "groen in nl"',
      `outdoors ${ns}unknownValue`,
    ]);
    expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'wrong-type', message: '`red` is not a colour', hint: 'such as ff0000' },
    ]);
  });

  it('is compared', () => {
    const { series, problems } = staged('{ banner: 00f }', '{ banner: 00ff00 }');
    expect(problems).toEqual([]);
    const plain = [...series.graph.match(null, namedNode(`${ns}banner`))];
    expect(plain.map(({ object }) => object.value)).toEqual(['00ff00']);
    expect(staged('{ banner: 00f }', '{ banner: ff0 }').problems).toMatchObject([{ code: 'conflict' }]);
  });

  it('is described for editors, for JSON-LD and for people', () => {
    const isValid = new Ajv({ allowUnionTypes: true }).compile(factsSchemaOf(profile));
    const facts = (banner: string) => ({
      source: { id: 'w', name: 'W' },
      claims: [{ quote: 'q', says: { e: { banner } } }],
    });
    expect(isValid(facts('00ff00'))).toBe(true);
    expect(isValid(facts('red'))).toBe(false);
    expect(contextOf(profile)).toMatchObject({ banner: { '@id': 'sg:banner', '@type': 'sg:colour' } });
    expect(termsTableOf(profile)).toContain('| `banner` | `sg:banner` |  | a colour such as ff0000 | one |');
  });

  it('has its own message if the graph violates the shape', async () => {
    const { series } = staged('{ banner: 00ff00 }', '{}');
    const problems = await validateShapes(series, { ...bundled, profile });
    expect(problems).toMatchObject([
      { code: 'shape:in', message: '`banner` of x:e: 00ff00 is not a colour of banners' },
    ]);
  });
});

describe('a datatype that only a shape declares', () => {
  it('is read and compared by its lexical form', () => {
    const { series, problems } = staged('{ outdoors: true }', '{ outdoors: perhaps }');
    expect(valuesIn(series)).toEqual([`outdoors "true"^^http://www.w3.org/2001/XMLSchema#boolean`]);
    expect(problems).toMatchObject([{ code: 'wrong-type', message: '`perhaps` is not of type boolean' }]);
    expect(staged('{ outdoors: true }', '{ outdoors: false }').problems).toMatchObject([{ code: 'conflict' }]);
  });

  it('is described for JSON-LD and for people', () => {
    expect(contextOf(profile)).toMatchObject({ outdoors: { '@type': 'xsd:boolean' } });
    expect(termsTableOf(profile)).toContain('| `outdoors` | `sg:outdoors` |  | xsd:boolean | one |');
  });

  it.each([...literalAdvice])('gets advice from its row: %s', (datatype, { hint }) => {
    const value = valueProfileOf({ terms: new Map(), classes: [], datatypes: [datatype], nodeKind: undefined });
    const names = { namespace: ns, things: new Map(), sources: new Map() };
    const found = value?.read('not such a value', names);
    expect(found).toMatchObject({ code: 'wrong-type' });
    expect(found && 'code' in found && typeof found.hint === 'function' && found.hint()).toBe(hint('not such a value'));
  });
});

/** The profile with other values of a property. */
function withValue(known: Profile, key: string, value: ValueProfile): Profile {
  const replaced = (properties: ReadonlyMap<string, PropertyProfile>) =>
    new Map([...properties].map(([name, property]) => [name, name === key ? { ...property, value } : property]));
  const classes = [...known.classes].map(
    ([name, type]) => [name, { ...type, properties: replaced(type.properties) }] as const,
  );
  return { ...known, classes: new Map(classes), properties: replaced(known.properties) };
}

/** What two sources say of an edition. */
function staged(first: string, second: string) {
  const text = `namespace: https://example.org/x/
things: { e: { a: Edition, name: E } }
sources:
  - { id: v, name: V, claims: [{ quote: q, says: { e: ${first} } }] }
  - { id: w, name: W, claims: [{ quote: q, says: { e: ${second} } }] }
`;
  return stagedText(text, profile);
}

function valuesIn({ statements }: ReturnType<typeof staged>['series']): string[] {
  return statements.map(({ property, object }) => `${property.key} ${termId(object)}`);
}
