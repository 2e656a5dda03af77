import type { DatasetCore, NamedNode, Term } from '@rdfjs/types';
import { textOfFragments } from '../facts/fragments.ts';
import { ranks, readClaimInGraph, readStatement } from '../graph/statement-in-graph.ts';
import type { Profile } from '../ontology/profile.ts';
import { localName, nameOf, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { prov, rdf, schema, sg, wikibase } from '../rdf/namespace.ts';
import { shorten } from '../rdf/prefixes.ts';
import { compareText } from '../report/problem.ts';
import { uniqueBy } from '../report/unique-by.ts';
import { dateText } from './date-text.ts';
import { literalText, periodText } from './value-text.ts';

/** Everything that a graph states about a thing, ready to be shown as text or as a page. */
export interface Explanation {
  readonly thing: NamedNode;
  /** `ics:ics-1999` */
  readonly short: string;
  readonly classes: readonly Mention[];
  readonly name: string | undefined;
  /** Statements about the thing. */
  readonly own: readonly ValueGroup[];
  /** Statements about other things, with this thing as the value. */
  readonly others: readonly ValueGroup[];
}

/** One value of one property, and the lines that support or contradict it. */
export interface ValueGroup {
  /** Undefined if it is the explained thing. */
  readonly subject: Mention | undefined;
  readonly property: Mention;
  readonly value: Mention;
  /** preferred, deprecated, inferred, not asserted */
  readonly marks: readonly string[];
  readonly lines: readonly ExplanationLine[];
}

export interface ExplanationLine {
  /** A quotation, a reading, a statement it was inferred from, the reason for its rank, or a relation to another statement. */
  readonly kind: 'quote' | 'reading' | 'ground' | 'reason' | 'relation';
  readonly parts: readonly (string | Mention)[];
}

/** A term and its text for people. */
interface Mention {
  readonly text: string;
  readonly term: Term | undefined;
}

export function textOfLine({ parts }: ExplanationLine): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}

/**
 * Collects the statements about a thing, each with its value, rank and quotations, and the statements that have it as
 * their value.
 * @returns undefined if the thing is not in the graph
 */
export function explanationOf(thing: NamedNode, graph: DatasetCore, profile: Profile): Explanation | undefined {
  const types = objectsOf(graph, thing, rdf.type);
  const own = subjectsOf(graph, rdf.subject, thing);
  if (types.length === 0 && own.length === 0) return undefined;
  const keys = new Map([...profile.properties.values(), ...profile.classes.values()].map(({ iri, key }) => [iri, key]));
  const valuesOf = new Map([...profile.properties.values()].map(({ iri, value }) => [iri, value]));
  const order = [...keys.values()];
  const short = (term: Term) => (term.termType === 'NamedNode' ? shorten(term.value, profile.prefixes) : term.value);
  const keyOf = (iri: string) => keys.get(iri) ?? shorten(iri, profile.prefixes);

  /** The name of a thing with its id, the text of a period, the word of facts for a term, or the short IRI. */
  const named = (predicate: Term | undefined, term: Term): Mention => {
    const name = nameOf(graph, term);
    if (name !== undefined) return { text: `${name} (${short(term)})`, term };
    return { text: periodText(graph, term) ?? wordOf(predicate, term) ?? short(term), term };
  };

  const wordOf = (predicate: Term | undefined, term: Term): string | undefined =>
    [...(valuesOf.get(predicate?.value ?? '')?.terms ?? [])].find(([, iri]) => iri === term.value)?.[0];

  const propertyOf = (statement: Term): Mention => {
    const predicate = objectOf(graph, statement, rdf.predicate);
    return { text: keyOf(predicate?.value ?? ''), term: predicate };
  };

  /** @param marks how exact the value is, as values of sg:precision */
  const mentionOf = (statement: Term, marks: readonly Term[] = []): Mention => {
    const object = objectOf(graph, statement, rdf.object);
    if (object?.equals(sg.unknownValue)) return { text: '(a value that the source does not give)', term: undefined };
    if (object?.equals(sg.noValue)) return { text: '(no value, according to the source)', term: undefined };
    if (object?.termType === 'Literal') {
      const text = literalText(object, marks);
      return { text: object.language ? `${text} (${object.language})` : text, term: object };
    }
    return object ? named(objectOf(graph, statement, rdf.predicate), object) : { text: '', term: undefined };
  };

  const qualifierValue = (predicate: Term, object: Term): Mention => {
    if (object.termType !== 'Literal') return named(predicate, object);
    const text = predicate.equals(sg.asWritten) ? dateText(object.value) : object.value;
    return { text, term: undefined };
  };

  const precisionOf = (statement: Term) => objectsOf(graph, statement, sg.precision);

  const marksOf = (statement: Term): string[] => {
    const { rank, inferred, asserted } = readStatement(graph, statement);
    return [
      ...(rank === 'normal' ? [] : [rank]),
      ...(inferred ? ['inferred'] : []),
      ...(asserted || rank === 'deprecated' ? [] : ['not asserted']),
    ];
  };

  /** By property, asserted values first, then by rank and value. */
  const sortKey = (statement: Term): string => {
    const { rank, subject, asserted } = readStatement(graph, statement);
    return [
      subject?.value,
      String(order.indexOf(propertyOf(statement).text)).padStart(4, '0'),
      asserted ? 0 : 1,
      ranks.indexOf(rank),
      mentionOf(statement).text,
      statement.value,
    ].join('\n');
  };

  /** `ics:ics-2009 startDate: 2008-05-15 [deprecated] (frso-2009)` */
  const statementParts = (statement: Term): (string | Mention)[] => {
    const { subject, rank, grounds } = readStatement(graph, statement);
    const sources = grounds.flatMap((ground) => readClaimInGraph(graph, ground)?.source ?? []);
    return [
      ...(subject ? [{ text: short(subject), term: subject }] : []),
      ` ${propertyOf(statement).text}: `,
      mentionOf(statement, precisionOf(statement)),
      rank === 'normal' ? '' : ` [${rank}]`,
      sources.length > 0
        ? ` (${[...new Set(sources.map(({ value }) => localName(value)))].join(', ')})`
        : ' (inferred)',
    ];
  };

  const groundOf = (ground: Term, aside: readonly (string | Mention)[]): ExplanationLine => {
    const claim = readClaimInGraph(graph, ground);
    if (!claim) return { kind: 'ground', parts: ['inferred from ', ...statementParts(ground), ...aside] };
    const { source, fragments, reading, at } = claim;
    const from = [{ text: localName(source.value), term: source }, at === undefined ? '' : `, ${at}`];
    // Without quotation marks: these are not the words of the source.
    if (reading !== undefined) return { kind: 'reading', parts: [...from, `, in our reading: ${reading}`, ...aside] };
    return { kind: 'quote', parts: [...from, `: “${textOfFragments(fragments)}”`, ...aside] };
  };

  /** The quotations with the qualifiers, and the reason for the rank. */
  const supportOf = (statement: Term): ExplanationLine[] => {
    const { subject, rank, grounds } = readStatement(graph, statement);
    const isOfSeveral = subject !== undefined && objectsOf(graph, subject, schema.superEvent).length > 1;
    const qualifiers = [...graph.match(statement)]
      .filter(({ predicate }) => !shownOtherwise.some((known) => known.equals(predicate)))
      // With one series, its number can only be in that.
      .filter(({ predicate }) => isOfSeveral || !predicate.equals(sg.inSeries))
      .map(({ predicate, object }) => ({ key: keyOf(predicate.value), value: qualifierValue(predicate, object) }))
      .sort((a, b) => compareText(`${a.key} ${a.value.text}`, `${b.key} ${b.value.text}`))
      .flatMap(({ key, value }, index) => [`${index === 0 ? '' : '; '}${key} `, value.term ? value : value.text]);
    const aside = qualifiers.length === 0 ? [] : ['  (', ...qualifiers, ')'];
    return [
      ...byText(grounds.map((ground) => groundOf(ground, aside))),
      ...objectsOf(graph, statement, sg.rankReason).map(
        ({ value }): ExplanationLine => ({ kind: 'reason', parts: [`${rank}, because ${value}`] }),
      ),
    ];
  };

  const relationsOf = (statement: Term): ExplanationLine[] =>
    relations.flatMap(([relation, predicate]) =>
      objectsOf(graph, statement, predicate).map(
        (other): ExplanationLine => ({ kind: 'relation', parts: [`${relation} `, ...statementParts(other)] }),
      ),
    );

  const groupsOf = (statements: readonly Term[]): ValueGroup[] => {
    const keyed = statements.map((statement) => ({ statement, key: sortKey(statement) }));
    const sorted = keyed.sort((a, b) => compareText(a.key, b.key)).map(({ statement }) => statement);
    const groups = Map.groupBy(sorted, (statement) =>
      [
        objectOf(graph, statement, rdf.subject)?.value,
        propertyOf(statement).text,
        mentionOf(statement).text,
        ...marksOf(statement),
      ].join('\n'),
    );
    return [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const subject = objectOf(graph, first, rdf.subject);
      return {
        subject: subject && !subject.equals(thing) ? { text: short(subject), term: subject } : undefined,
        property: propertyOf(first),
        value: mentionOf(first, isAlike(group.map(precisionOf)) ? precisionOf(first) : []),
        marks: marksOf(first),
        lines: uniqueBy([...group.flatMap(supportOf), ...byText(group.flatMap(relationsOf))], textOfLine),
      };
    });
  };

  return {
    thing,
    short: short(thing),
    classes: types.map((type) => ({ text: keyOf(type.value), term: type })),
    name: nameOf(graph, thing),
    own: groupsOf(own),
    others: groupsOf(subjectsOf(graph, rdf.object, thing)),
  };
}

/** In an order that does not depend on that of the graph. */
function byText(lines: readonly ExplanationLine[]): ExplanationLine[] {
  return lines.toSorted((a, b) => compareText(textOfLine(a), textOfLine(b)));
}

function isAlike(precisions: readonly (readonly Term[])[]): boolean {
  const lists = precisions.map((terms) =>
    terms
      .map(({ value }) => value)
      .sort(compareText)
      .join(' '),
  );
  return new Set(lists).size === 1;
}

/** Predicates that are not listed as qualifiers. */
const shownOtherwise = [
  rdf.type,
  rdf.subject,
  rdf.predicate,
  rdf.object,
  prov.wasDerivedFrom,
  wikibase.rank,
  sg.rankReason,
  sg.attestation,
  sg.finerThan,
  sg.earliest,
  sg.latest,
  sg.year,
  // The value shows these.
  sg.edtf,
  schema.minValue,
  schema.maxValue,
  sg.settled,
  sg.conflictsWith,
  sg.refines,
];

const relations = [
  ['contradicted by', sg.conflictsWith],
  ['more exact than', sg.refines],
] as const;
