/** A schema of JSON Schema, draft 7. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Any single value. Editors see numbers and booleans where the program reads texts: the property decides the type. */
export const scalar = { type: ['string', 'number', 'boolean'] };
