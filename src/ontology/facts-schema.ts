import { idPattern } from '../facts/ids.ts';
import { schema } from '../rdf/namespace.ts';
import { uniqueBy } from '../report/unique-by.ts';
import { type JsonSchema, scalar } from './json-schema.ts';
import {
  type ClassProfile,
  identityOf,
  type Profile,
  type PropertyProfile,
  requiredClass,
  sourceClassKey,
  statementClassKey,
  thingClasses,
} from './profile.ts';

const id = { ...scalar, pattern: idPattern.source };
const ids = { pattern: idPattern.source };

/**
 * The JSON Schema (draft 7) of facts files, for completion and checks in editors. Facts that it rejects are errors here too;
 * details of values and references between places or files are checked only where facts are mapped.
 */
export function factsSchemaOf(profile: Profile): JsonSchema {
  const things = thingClasses(profile);
  const identity = things.flatMap((type) => [...(identityOf(profile, type)?.properties.keys() ?? [])]);
  const thingProperties = unique(things.flatMap(editable));
  const sourceProperties = editable(requiredClass(profile, sourceClassKey));
  const qualifiers = editable(requiredClass(profile, statementClassKey));
  const fieldsOf = (kind: 'property' | 'plain', properties: readonly PropertyProfile[]) =>
    Object.fromEntries(properties.map(({ key }) => [key, { $ref: `#/definitions/${kind}.${key}` }]));
  const definitionsOf = (
    kind: string,
    properties: readonly PropertyProfile[],
    schemaOf: (property: PropertyProfile) => JsonSchema,
  ) => Object.fromEntries(properties.map((property) => [`${kind}.${property.key}`, schemaOf(property)]));
  const identityProperties = thingProperties.filter(({ key }) => identity.includes(key));
  const plainProperties = unique([...identityProperties, ...sourceProperties, ...qualifiers]);
  const absences = [...profile.absences.keys()];
  const claims = { type: 'array', items: { $ref: '#/definitions/claim' } };

  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Facts of a series of meetings',
    type: 'object',
    additionalProperties: false,
    properties: {
      namespace: {
        type: 'string',
        description: 'Every IRI of the series begins with it.',
        pattern: '^https?://.+[/#]$',
      },
      things: {
        description: 'Who and what is spoken of: what it is, and what we call it.',
        type: 'object',
        propertyNames: ids,
        additionalProperties: {
          type: 'object',
          required: ['a'],
          additionalProperties: false,
          properties: { a: { $ref: '#/definitions/class' }, withhold, ...fieldsOf('plain', identityProperties) },
        },
      },
      source: { $ref: '#/definitions/source' },
      sources: { type: 'array', items: { $ref: '#/definitions/sourceWithClaims' } },
      claims,
      exceptions: exceptionsSchema,
    },
    dependencies: { claims: ['source'] },
    definitions: {
      class: { enum: things.map(({ key }) => key), description: 'What kind of thing it is.' },
      source: sourceSchema(fieldsOf('plain', sourceProperties)),
      sourceWithClaims: sourceSchema({ ...fieldsOf('plain', sourceProperties), claims }),
      claim: {
        type: 'object',
        required: ['says'],
        oneOf: [{ required: ['quote'] }, { required: ['reading'] }],
        additionalProperties: false,
        properties: {
          ...wordsSchema,
          withhold,
          says: {
            type: 'object',
            description: 'What it says, by thing.',
            propertyNames: ids,
            additionalProperties: { $ref: '#/definitions/thing' },
          },
          ...fieldsOf('plain', qualifiers),
        },
      },
      thing: {
        type: 'object',
        additionalProperties: false,
        properties: { a: { $ref: '#/definitions/class' }, withhold, ...fieldsOf('property', thingProperties) },
        allOf: things.map((type) => ({
          if: { required: ['a'], properties: { a: { const: type.key } } },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { propertyNames: { enum: ['a', 'withhold', ...editable(type).map(({ key }) => key)] } },
        })),
      },
      ...definitionsOf('value', unique([...thingProperties, ...plainProperties]), ({ value }) =>
        value.jsonSchema(absences),
      ),
      ...definitionsOf('plain', plainProperties, plainSchema),
      ...definitionsOf('property', thingProperties, (one) =>
        propertySchema(one, {
          ...fieldsOf('plain', qualifiers),
          // The number in this series: `superEvent: { value: wsf, ordinal: 6 }`.
          ...(one.iri === schema.superEvent.value && { ordinal: { $ref: '#/definitions/property.ordinal' } }),
        }),
      ),
    },
  };
}

const words = { ...scalar, minLength: 1 };

/** The words of a claim. */
const wordsSchema = {
  quote: {
    description:
      'The shortest fragment of the source that supports the facts, word for word, or a list of fragments; […] is a gap.',
    anyOf: [words, { type: 'array', items: words, minItems: 1 }],
  },
  reading: { ...words, description: 'What you understood, where the source has no words to quote.' },
  at: { ...words, description: 'Where in the source it stands, such as title or heading.' },
  before: { ...words, description: 'The words before the fragment, where it occurs more than once.' },
  after: { ...words, description: 'The words after the fragment, where it occurs more than once.' },
};

const withhold = { enum: ['true', 'false', true, false], description: 'Keep it out of everything that is written.' };

/** Findings of check queries that the editors accept. */
const exceptionsSchema = {
  description: 'Findings of checks that are true exceptions, each with its reason.',
  type: 'array',
  items: {
    type: 'object',
    required: ['check', 'thing', 'because'],
    additionalProperties: false,
    properties: {
      check: { ...scalar, description: 'The name of the check, as in check:two-editions-in-a-year.' },
      thing: { ...scalar, description: 'The id of the thing at which it finds something.' },
      value: { ...scalar, description: 'The value, where it finds several.' },
      because: { ...scalar, description: 'Why this is no mistake.' },
    },
  },
};

function editable(type: ClassProfile): PropertyProfile[] {
  return [...type.properties.values()].filter(({ readOnly }) => !readOnly);
}

function unique(properties: readonly PropertyProfile[]): PropertyProfile[] {
  return uniqueBy(properties, ({ key }) => key);
}

function sourceSchema(properties: JsonSchema): JsonSchema {
  return {
    type: 'object',
    required: ['id', 'name'],
    additionalProperties: false,
    properties: {
      id: { ...id, description: 'A short name of the source, unique in the series.' },
      ...properties,
    },
  };
}

/** A property in a claim: a value, a value with qualifiers, or a list of these. */
function propertySchema({ key, description }: PropertyProfile, qualifiers: JsonSchema): JsonSchema {
  const value = { $ref: `#/definitions/value.${key}` };
  const qualified = {
    type: 'object',
    required: ['value'],
    additionalProperties: false,
    properties: { value, withhold, ...qualifiers },
  };
  return { description, anyOf: [value, qualified, { type: 'array', items: { anyOf: [value, qualified] } }] };
}

/** A property of a source, a qualifier or a name: a value or a list of values. */
function plainSchema({ key, description, atMostOne }: PropertyProfile): JsonSchema {
  const value = { $ref: `#/definitions/value.${key}` };
  return { description, anyOf: [value, { type: 'array', items: value, ...(atMostOne && { maxItems: 1 }) }] };
}
