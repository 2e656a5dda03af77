import { validateTerm } from 'rdf-validate-datatype';
import { literal as literalOf, namedNode } from '../../rdf/environment.ts';
import { localName } from '../../rdf/graph-reader.ts';
import { sg, xsd } from '../../rdf/namespace.ts';
import { shorten } from '../../rdf/prefixes.ts';
import { code } from '../../report/message-text.ts';
import { scalar } from '../json-schema.ts';
import { languageHint, readLanguageTag } from './language-tag.ts';
import { textProblem } from './text.ts';
import type { QualifiedValue, ValueKind, ValueProblem } from './value-kind.ts';

interface LiteralAdvice {
  /** How to fix a text that the datatype does not allow. */
  hint(text: string): string;
  /** The problem of a text that the datatype allows, if there is one. */
  problem?(text: string): ValueProblem | undefined;
}

/** Hints and further checks by datatype. Datatypes without a row are supported too. */
export const literalAdvice: ReadonlyMap<string, LiteralAdvice> = new Map<string, LiteralAdvice>([
  [xsd.nonNegativeInteger.value, { hint: () => 'a whole number such as 52, without words around it' }],
  [xsd.positiveInteger.value, { hint: () => 'a whole number from 1 upward' }],
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
    refines: isExactFor,
  };
};

/** Whether a number is compatible with a rounded one: 52 with about 50, 61 with at least 60. */
function isExactFor(finer: QualifiedValue, coarser: QualifiedValue): boolean {
  const [exact, round] = [Number(finer.object.value), Number(coarser.object.value)];
  if (!Number.isFinite(exact) || !Number.isFinite(round) || precisionOf(finer) !== undefined) return false;
  const precision = precisionOf(coarser);
  if (precision === sg.atLeast.value) return exact >= round;
  if (precision === sg.atMost.value) return exact <= round;
  return precision === sg.approximate.value && Math.abs(exact - round) <= roundingStep(round) / 2;
}

/** The largest power of 10 that divides a round number: 10 for 50, 100 for 200, 1 for 52. */
function roundingStep(round: number): number {
  let step = 1;
  while (round !== 0 && round % (step * 10) === 0) step *= 10;
  return step;
}

function precisionOf({ qualifiers }: QualifiedValue): string | undefined {
  const precisions = qualifiers.filter(([predicate]) => predicate.equals(sg.precision)).map(([, { value }]) => value);
  return precisions.sort()[0];
}
