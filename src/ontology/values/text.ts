import type { Literal } from '@rdfjs/types';
import { badText, isPlainText } from '../../facts/texts.ts';
import { wordsOf } from '../../facts/words.ts';
import { literal } from '../../rdf/environment.ts';
import { rdf, sg } from '../../rdf/namespace.ts';
import { scalar } from '../json-schema.ts';
import { readLanguageTag } from './language-tag.ts';
import type { ReadText, ReadValue, ValueKind, ValueProblem } from './value-kind.ts';
import { unmarked } from './value-set.ts';

/** A text with or without a language tag. */
export const text: ValueKind = ({ datatypes }) =>
  datatypes.includes(rdf.langString.value)
    ? {
        kind: 'text',
        description: () => 'a text, or texts by language',
        jsonSchema: () => textSchema,
        read: (written) => textProblem(written) ?? wording(literal(written.trim())),
        inLanguage,
        possible: ({ object }, { language }) => ({
          ...unmarked({ kind: 'text', words: wordsOf(object.value) }),
          scope: primaryLanguage((object.termType === 'Literal' && object.language) || language),
        }),
      }
    : undefined;

const textSchema = {
  anyOf: [
    scalar,
    {
      type: 'object',
      minProperties: 1,
      not: { required: ['value'] },
      propertyNames: { pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$' },
      additionalProperties: { anyOf: [scalar, { type: 'array', items: scalar }] },
    },
  ],
};

/** The problem of a text that RDF cannot represent. */
export function textProblem(written: string): ValueProblem | undefined {
  return isPlainText(written) ? undefined : badText;
}

function inLanguage(language: string): ReadText | ValueProblem {
  const tag = readLanguageTag(language);
  return typeof tag === 'string' ? (written) => textProblem(written) ?? wording(literal(written.trim(), tag)) : tag;
}

/** Text that begins or ends with … is a part of a wording. */
function wording(term: Literal): ReadValue {
  return /^…|…$/.test(term.value) ? { term, qualifiers: [[sg.precision, sg.fragment]] } : { term };
}

/** `en` of `en-GB`. */
function primaryLanguage(tag: string | undefined): string {
  return tag?.split('-')[0]?.toLowerCase() ?? '';
}
