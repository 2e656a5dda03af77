import type { NamedNode } from '@rdfjs/types';
import { validateTerm } from 'rdf-validate-datatype';
import { type FactsDate, parseDate, parsePeriod } from '../facts/dates.ts';
import { badText, isPlainText } from '../facts/texts.ts';
import type { ValueProfile } from '../ontology/profile.ts';
import { literal, namedNode } from '../rdf/environment.ts';
import { localName } from '../rdf/graph-reader.ts';
import { iriProblem } from '../rdf/iri.ts';
import { edtf, sg, xsd } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';
import type { ProblemCode } from '../report/codes.ts';
import { quoted } from '../report/message-text.ts';
import { suggestion } from '../report/nearest.ts';

/** What ids in facts files stand for. */
export interface Names {
  readonly namespace: string;
  readonly things: ReadonlyMap<string, NamedNode>;
  readonly sources: ReadonlyMap<string, NamedNode>;
}

export interface ReadValue {
  readonly term: Value;
  /** What the way of writing says about the value: `1992~` is approximate. */
  readonly qualifiers?: readonly (readonly [NamedNode, Value])[];
  /** A period stands for a node of its own: its beginning and end. */
  readonly period?: { readonly from?: Value; readonly to?: Value };
}

export interface ValueProblem {
  readonly code: ProblemCode;
  readonly message: string;
  /** A function where it takes time to find: it is asked for the first problems only. */
  readonly hint?: string | (() => string | undefined) | undefined;
}

const dateDatatypes = { year: xsd.gYear, month: xsd.gYearMonth, day: xsd.date };

export function thingIri(namespace: string, id: string): NamedNode {
  return namedNode(namespace + id);
}

export function sourceIri(namespace: string, id: string): NamedNode {
  return namedNode(`${namespace}source/${id}`);
}

/** The RDF term that a text in a facts file stands for, as the value of a property of that kind. */
export function readValue(text: string, profile: ValueProfile, names: Names): ReadValue | ValueProblem {
  switch (profile.kind) {
    case 'thing': {
      const term = names.things.get(text);
      return term ? { term } : unknownId('unknown-thing', text, names.things, 'describe it under `things`');
    }
    case 'source': {
      const term = names.sources.get(text);
      return term ? { term } : unknownId('unknown-source', text, names.sources, 'describe it as a source');
    }
    case 'term': {
      const iri = profile.terms.get(text);
      if (iri !== undefined) return { term: namedNode(iri) };
      return {
        code: 'unknown-value',
        message: `${quoted(text)} is none of the values this property has`,
        hint: () => suggestion(text, profile.terms.keys()),
      };
    }
    case 'iri': {
      const wrong = iriProblem(text);
      return wrong === undefined
        ? { term: namedNode(text) }
        : { code: 'bad-iri', message: `${quoted(text)} ${wrong}`, hint: 'an address such as https://example.org/page' };
    }
    case 'text':
      return textProblem(text) ?? { term: literal(text) };
    case 'date': {
      const date = parseDate(text);
      if (typeof date === 'string')
        return {
          code: 'bad-date',
          message: `${quoted(text)} ${date}`,
          hint: 'as exact as the source: 1992, 2014-06, 2013-05-31; 1992~ approximate, 1992? uncertain',
        };
      return { term: dateLiteral(date), qualifiers: dateQualifiers(date, text) };
    }
    case 'period': {
      const period = parsePeriod(text);
      if (typeof period === 'string')
        return {
          code: 'bad-period',
          message: `${quoted(text)} ${period}`,
          hint: 'for example 1992/1995; leave a side empty where it is not known',
        };
      return {
        term: namedNode(`${names.namespace}period/${encodeURIComponent(text.replace('/', '--'))}`),
        period: {
          ...(period.from && { from: dateLiteral(period.from) }),
          ...(period.to && { to: dateLiteral(period.to) }),
        },
      };
    }
    case 'literal': {
      const term = literal(text, namedNode(profile.datatype));
      if (validateTerm(term)) return textProblem(text) ?? { term };
      return {
        code: 'wrong-type',
        message: `${quoted(text)} is no ${localName(profile.datatype)}`,
        hint: typeHints.get(localName(profile.datatype)),
      };
    }
  }
}

const typeHints: ReadonlyMap<string, string> = new Map([
  ['nonNegativeInteger', 'a whole number such as 52, without words around it'],
  ['positiveInteger', 'a whole number from 1 upward'],
  ['language', 'a language tag such as en, nl or pt-BR'],
]);

/** The tag of a language, as terms have it. */
export function readLanguageTag(language: string): string | ValueProblem {
  return (
    languageTag(language) ?? {
      code: 'bad-language',
      message: `${quoted(language)} is no language tag`,
      hint: 'for example en, fr, pt-BR (BCP 47)',
    }
  );
}

/** A text in the language of a tag. */
export function readTextIn(tag: string, text: string): ReadValue | ValueProblem {
  return textProblem(text) ?? { term: literal(text, tag) };
}

/** Tags that were looked at before: asking Intl takes longer than all else that is done with a text. */
const knownTags = new Map<string, string | undefined>();
const mostKnownTags = 1000;
/** BCP 47, 4.4.1: longer ones hardly exist, and need not be kept. */
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
    // Longer ones are kept for later by BCP 47 (2.2.1); today they are words such as `english`.
    if (!/^[a-z]{2,3}(-|$)/i.test(language)) return undefined;
    const [tag = language] = Intl.getCanonicalLocales(language);
    return tag;
  } catch {
    return undefined;
  }
}

function dateLiteral(date: FactsDate): Value {
  return literal(date.value, dateDatatypes[date.precision]);
}

function dateQualifiers({ approximate, uncertain }: FactsDate, text: string): [NamedNode, Value][] {
  const qualifiers: [NamedNode, Value][] = [];
  if (approximate) qualifiers.push([sg.precision, sg.approximate]);
  else if (uncertain) qualifiers.push([sg.precision, sg.uncertain]);
  if (qualifiers.length > 0) qualifiers.push([sg.edtf, literal(text, edtf.EDTF)]);
  return qualifiers;
}

function textProblem(text: string): ValueProblem | undefined {
  return isPlainText(text) ? undefined : badText;
}

function unknownId(
  code: ProblemCode,
  id: string,
  known: ReadonlyMap<string, NamedNode>,
  otherwise: string,
): ValueProblem {
  return {
    code,
    message: `nothing is described as ${quoted(id)}`,
    hint: () => suggestion(id, known.keys()) ?? otherwise,
  };
}
