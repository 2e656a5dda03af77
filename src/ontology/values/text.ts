import { badText, isPlainText } from '../../facts/texts.ts';
import { literal } from '../../rdf/environment.ts';
import { rdf } from '../../rdf/namespace.ts';
import { code } from '../../report/message-text.ts';
import { scalar } from '../json-schema.ts';
import type { ReadText, ValueKind, ValueProblem } from './value-kind.ts';

/** A text, with or without a language. */
export const text: ValueKind = ({ datatypes }) =>
  datatypes.includes(rdf.langString.value)
    ? {
        kind: 'text',
        words: () => 'a text, or texts by language',
        jsonSchema: () => textSchema,
        read: (written) => textProblem(written) ?? { term: literal(written) },
        inLanguage,
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

/** The problem of a text that no RDF format can carry. */
export function textProblem(written: string): ValueProblem | undefined {
  return isPlainText(written) ? undefined : badText;
}

function inLanguage(language: string): ReadText | ValueProblem {
  const tag = languageTag(language);
  if (tag !== undefined) return (written) => textProblem(written) ?? { term: literal(written, tag) };
  return {
    code: 'bad-language',
    message: `${code(language)} is not a language tag`,
    hint: 'for example en, fr, pt-BR (BCP 47)',
  };
}

/** Tags looked up before: Intl takes longer than everything else that happens to a text. */
const knownTags = new Map<string, string | undefined>();
const mostKnownTags = 1000;
/** BCP 47, 4.4.1: longer tags hardly exist. */
const longestKnownTag = 35;

/** The tag in lower case, as RDF 1.1 allows and parsers do: otherwise a graph read back would differ. */
function languageTag(language: string): string | undefined {
  if (knownTags.has(language)) return knownTags.get(language);
  const tag = canonicalTag(language)?.toLowerCase();
  if (language.length <= longestKnownTag && knownTags.size < mostKnownTags) knownTags.set(language, tag);
  return tag;
}

function canonicalTag(language: string): string | undefined {
  try {
    // BCP 47 (2.2.1) reserves longer first parts; today they are words such as `english`.
    if (!/^[a-z]{2,3}(-|$)/i.test(language)) return undefined;
    const [tag = language] = Intl.getCanonicalLocales(language);
    return tag;
  } catch {
    return undefined;
  }
}
