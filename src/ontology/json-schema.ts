/** A JSON Schema, draft 7. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Any single value. Editors parse numbers and booleans; this program reads texts, which the property interprets. */
export const scalar = { type: ['string', 'number', 'boolean'] };
