import { validateTerm } from 'rdf-validate-datatype';
import { literal as literalOf, namedNode } from '../../rdf/environment.ts';
import { localName } from '../../rdf/graph-reader.ts';
import { xsd } from '../../rdf/namespace.ts';
import { shorten } from '../../rdf/prefixes.ts';
import { termId } from '../../rdf/term-id.ts';
import { code } from '../../report/message-text.ts';
import { scalar } from '../json-schema.ts';
import { languageHint, readLanguageTag } from './language-tag.ts';
import { textProblem } from './text.ts';
import type { ValueKind, ValueProblem } from './value-kind.ts';
import { terms, unmarked } from './value-set.ts';

interface LiteralAdvice {
  /** How to fix a text that the datatype does not allow. */
  hint(text: string): string;
  /** The problem of a text that the datatype allows, if there is one. */
  problem?(text: string): ValueProblem | undefined;
}

/** Hints and further checks by datatype. Datatypes without a row are supported too. */
export const literalAdvice: ReadonlyMap<string, LiteralAdvice> = new Map<string, LiteralAdvice>([
  [xsd.language.value, { hint: languageHint, problem: languageProblem }],
]);

function languageProblem(text: string): ValueProblem | undefined {
  const tag = readLanguageTag(text);
  return typeof tag === 'string' ? undefined : tag;
}

/** A literal of one datatype. */
export const literal: ValueKind = ({ datatypes: [datatype, ...others] }) => {
  if (datatype === undefined || others.length > 0) return undefined;
  const node = namedNode(datatype);
  const advice = literalAdvice.get(datatype);
  return {
    kind: 'literal',
    jsonLdType: datatype,
    description: ({ prefixes }) => shorten(datatype, prefixes),
    jsonSchema: () => scalar,
    read: (text) => {
      const term = literalOf(text, node);
      if (validateTerm(term)) return textProblem(text) ?? advice?.problem?.(text) ?? { term };
      return {
        code: 'wrong-type',
        message: `${code(text)} is not of type ${localName(datatype)}`,
        hint: advice && (() => advice.hint(text)),
      };
    },
    possible: ({ object }) => unmarked(terms(termId(object))),
  };
};
