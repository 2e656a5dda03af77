import {
  type ClassProfile,
  type Profile,
  type PropertyProfile,
  requiredClass,
  sourceClassKey,
  statementClassKey,
  thingClasses,
} from './profile.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema (draft 7, which editors read) of facts files. It describes their form for completion and for first
 * checks while one types; what a value may be in detail is checked where facts are mapped.
 */
export function factsSchemaOf(profile: Profile): JsonSchema {
  const statement = requiredClass(profile, statementClassKey);
  const source = requiredClass(profile, sourceClassKey);
  const things = thingClasses(profile);
  const identity = [...(profile.classes.get('Thing')?.properties.keys() ?? [])];
  const editable = (type: ClassProfile) => [...type.properties.values()].filter(({ readOnly }) => !readOnly);
  const fieldsOf = (properties: readonly PropertyProfile[]) =>
    Object.fromEntries(properties.map(({ key }) => [key, { $ref: `#/definitions/property.${key}` }]));
  const thingProperties = [...new Map(things.flatMap(editable).map((property) => [property.key, property])).values()];
  const qualifiers = fieldsOf(editable(statement));
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
        additionalProperties: {
          type: 'object',
          required: ['a'],
          additionalProperties: false,
          properties: {
            a: { $ref: '#/definitions/class' },
            ...fieldsOf(thingProperties.filter(({ key }) => identity.includes(key))),
          },
        },
      },
      source: { $ref: '#/definitions/source' },
      sources: { type: 'array', items: { $ref: '#/definitions/sourceWithClaims' } },
      claims,
    },
    definitions: {
      class: { enum: things.map(({ key }) => key), description: 'What kind of thing it is.' },
      source: sourceSchema(fieldsOf(editable(source))),
      sourceWithClaims: sourceSchema({ ...fieldsOf(editable(source)), claims }),
      claim: {
        type: 'object',
        required: ['quote', 'says'],
        additionalProperties: false,
        properties: {
          quote: {
            type: 'string',
            minLength: 1,
            description: 'The shortest fragment of the source that carries the facts, word for word.',
          },
          says: {
            type: 'object',
            description: 'What it says, by thing.',
            additionalProperties: { $ref: '#/definitions/thing' },
          },
          ...qualifiers,
        },
      },
      thing: {
        type: 'object',
        additionalProperties: false,
        properties: { a: { $ref: '#/definitions/class' }, ...fieldsOf(thingProperties) },
        allOf: things.map((type) => ({
          if: { required: ['a'], properties: { a: { const: type.key } } },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { propertyNames: { enum: ['a', ...editable(type).map(({ key }) => key)] } },
        })),
      },
      ...Object.fromEntries(
        [
          ...new Map([...thingProperties, ...editable(source), ...editable(statement)].map((p) => [p.key, p])).values(),
        ].map((property) => [`property.${property.key}`, propertySchema(property, profile)]),
      ),
    },
  };
}

function sourceSchema(properties: JsonSchema): JsonSchema {
  return {
    type: 'object',
    required: ['id', 'name'],
    additionalProperties: false,
    properties: {
      id: { type: 'string', description: 'A short name of the source, unique in the series.' },
      ...properties,
    },
  };
}

/** A value alone, a value with qualifiers, texts by language, or a list of these. */
function propertySchema(property: PropertyProfile, profile: Profile): JsonSchema {
  const plain = plainSchema(property, profile);
  const languages = {
    type: 'object',
    not: { required: ['value'] },
    propertyNames: { pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$' },
    additionalProperties: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
  };
  const values = property.value.kind === 'text' ? [plain, languages] : [plain];
  const qualified = {
    type: 'object',
    required: ['value'],
    additionalProperties: false,
    properties: {
      value: { anyOf: values },
      ...Object.fromEntries(
        [...requiredClass(profile, statementClassKey).properties.values()]
          .filter(({ readOnly }) => !readOnly)
          .map(({ key }) => [key, { $ref: `#/definitions/property.${key}` }]),
      ),
    },
  };
  const one = [...values, qualified];
  return { description: property.description, anyOf: [...one, { type: 'array', items: { anyOf: one } }] };
}

function plainSchema({ value }: PropertyProfile, profile: Profile): JsonSchema {
  const absences = [...profile.absences.keys()];
  switch (value.kind) {
    case 'term':
      return { enum: [...value.terms.keys(), ...absences] };
    case 'date':
      return {
        anyOf: [{ type: ['string', 'integer'], pattern: '^-?\\d{4}(-\\d{2}(-\\d{2})?)?[~?%]?$' }, { enum: absences }],
      };
    case 'period':
      return { type: ['string', 'integer'] };
    case 'literal':
      return { type: /integer$/i.test(value.datatype) ? ['integer', 'string'] : 'string' };
    default:
      return { type: 'string' };
  }
}
