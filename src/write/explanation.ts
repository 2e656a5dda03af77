import type { DatasetCore, NamedNode, Term } from '@rdfjs/types';
import { ranks, readEvidence, readStatement } from '../graph/statement-in-graph.ts';
import type { Profile } from '../ontology/profile.ts';
import { localName, nameOf, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { prov, rdf, sg, wikibase } from '../rdf/namespace.ts';
import { shorten } from '../rdf/prefixes.ts';
import { compareText } from '../report/problem.ts';
import { uniqueBy } from '../report/unique-by.ts';

/** Everything the graph says of a thing, for people: gathered once, shown as text or as a page. */
export interface Explanation {
  readonly thing: NamedNode;
  /** `ics:ics-1999` */
  readonly short: string;
  readonly kinds: readonly Mention[];
  readonly name: string | undefined;
  /** What is said of it. */
  readonly own: readonly ValueGroup[];
  /** What is said of other things, and this one is the value. */
  readonly others: readonly ValueGroup[];
}

/** One value of one property, under it who says so and what speaks against it. */
export interface ValueGroup {
  /** The thing that it is said of, where that is not the thing explained. */
  readonly subject: Mention | undefined;
  readonly property: Mention;
  readonly value: Mention;
  /** preferred, deprecated, inferred, not asserted */
  readonly marks: readonly string[];
  readonly lines: readonly ExplanationLine[];
}

export interface ExplanationLine {
  /** The words of a source; what it follows from; the reason for its rank; how it stands to another statement. */
  readonly kind: 'quote' | 'ground' | 'reason' | 'relation';
  readonly parts: readonly (string | Mention)[];
}

/** A term as people read it. */
export interface Mention {
  readonly text: string;
  readonly term: Term | undefined;
}

/** What a line says, as text. */
export function textOfLine({ parts }: ExplanationLine): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}

/**
 * Gathers each statement on a thing with its value, rank, reason, and who says so in which words; then the statements
 * about other things that it is the value of.
 * @returns undefined where the graph does not know the thing
 */
export function explanationOf(thing: NamedNode, graph: DatasetCore, profile: Profile): Explanation | undefined {
  const types = objectsOf(graph, thing, rdf.type);
  const own = subjectsOf(graph, rdf.subject, thing);
  if (types.length === 0 && own.length === 0) return undefined;
  const reader = new StatementReader(graph, profile);
  return {
    thing,
    short: reader.short(thing),
    kinds: types.map((type) => ({ text: reader.keyOf(type.value), term: type })),
    name: nameOf(graph, thing),
    own: reader.groupsOf(own, thing),
    others: reader.groupsOf(subjectsOf(graph, rdf.object, thing), thing),
  };
}

class StatementReader {
  readonly #graph: DatasetCore;
  readonly #profile: Profile;
  readonly #keys: ReadonlyMap<string, string>;

  constructor(graph: DatasetCore, profile: Profile) {
    this.#graph = graph;
    this.#profile = profile;
    this.#keys = new Map(
      [...profile.properties.values(), ...profile.classes.values()].map(({ iri, key }) => [iri, key]),
    );
  }

  short(term: Term): string {
    return term.termType === 'NamedNode' ? shorten(term.value, this.#profile.prefixes) : term.value;
  }

  keyOf(iri: string): string {
    return this.#keys.get(iri) ?? shorten(iri, this.#profile.prefixes);
  }

  /** The statements by property and value, each value once. */
  groupsOf(statements: readonly Term[], thing: Term): ValueGroup[] {
    const sorted = statements.toSorted((a, b) => compareText(this.#sortKey(a), this.#sortKey(b)));
    const groups = Map.groupBy(sorted, (statement) =>
      [
        objectOf(this.#graph, statement, rdf.subject)?.value,
        this.#propertyOf(statement).text,
        this.#valueOf(statement).text,
        ...this.#marksOf(statement),
      ].join('\n'),
    );
    return [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const subject = objectOf(this.#graph, first, rdf.subject);
      return {
        subject: subject && !subject.equals(thing) ? { text: this.short(subject), term: subject } : undefined,
        property: this.#propertyOf(first),
        value: this.#valueOf(first),
        marks: this.#marksOf(first),
        lines: uniqueBy(
          [
            ...group.flatMap((statement) => this.#supportOf(statement)),
            ...group.flatMap((statement) => this.#relationsOf(statement)),
          ],
          textOfLine,
        ),
      };
    });
  }

  #propertyOf(statement: Term): Mention {
    const predicate = objectOf(this.#graph, statement, rdf.predicate);
    return { text: this.keyOf(predicate?.value ?? ''), term: predicate };
  }

  /** By property, asserted values first, then by rank and value. */
  #sortKey(statement: Term): string {
    const { rank, subject, asserted } = readStatement(this.#graph, statement);
    const order = [...this.#keys.values()].indexOf(this.#propertyOf(statement).text);
    return [
      subject?.value,
      String(order).padStart(4, '0'),
      asserted ? 0 : 1,
      ranks.indexOf(rank),
      this.#valueOf(statement).text,
      statement.value,
    ].join('\n');
  }

  #marksOf(statement: Term): string[] {
    const { rank, inferred, asserted } = readStatement(this.#graph, statement);
    return [
      ...(rank === 'normal' ? [] : [rank]),
      ...(inferred ? ['inferred'] : []),
      ...(asserted || rank === 'deprecated' ? [] : ['not asserted']),
    ];
  }

  /** Who says so in which words, with which qualifiers; and the reason for the rank. */
  #supportOf(statement: Term): ExplanationLine[] {
    const { rank, grounds } = readStatement(this.#graph, statement);
    const qualifiers = [...this.#graph.match(statement)]
      .filter(({ predicate }) => !shownOtherwise.some((known) => known.equals(predicate)))
      .flatMap(({ predicate, object }, index) => [
        `${index === 0 ? '' : '; '}${this.keyOf(predicate.value)} `,
        object.termType === 'NamedNode' ? this.#nameOf(object) : object.value,
      ]);
    const aside = qualifiers.length === 0 ? [] : ['  (', ...qualifiers, ')'];
    return [
      ...grounds.map((ground) => this.#groundOf(ground, aside)),
      ...objectsOf(this.#graph, statement, sg.rankReason).map(
        ({ value }): ExplanationLine => ({ kind: 'reason', parts: [`${rank}, because ${value}`] }),
      ),
    ];
  }

  #relationsOf(statement: Term): ExplanationLine[] {
    return relations.flatMap(([relation, predicate]) =>
      objectsOf(this.#graph, statement, predicate).map(
        (other): ExplanationLine => ({ kind: 'relation', parts: [`${relation} `, ...this.#statementParts(other)] }),
      ),
    );
  }

  #valueOf(statement: Term): Mention {
    const object = objectOf(this.#graph, statement, rdf.object);
    if (object?.equals(sg.unknownValue))
      return { text: '(there is one; the source does not tell it)', term: undefined };
    if (object?.equals(sg.noValue)) return { text: '(none, says the source)', term: undefined };
    if (object?.termType === 'Literal')
      return { text: object.language ? `${object.value} (${object.language})` : object.value, term: object };
    return object ? this.#nameOf(object) : { text: '', term: undefined };
  }

  /** The name of a thing with its id, else a short IRI. */
  #nameOf(term: Term): Mention {
    const name = nameOf(this.#graph, term);
    return { text: name === undefined ? this.short(term) : `${name} (${this.short(term)})`, term };
  }

  /** A quote of a source, or a statement that this one follows from. */
  #groundOf(ground: Term, aside: readonly (string | Mention)[]): ExplanationLine {
    const evidence = readEvidence(this.#graph, ground);
    if (!evidence) return { kind: 'ground', parts: ['follows from ', ...this.#statementParts(ground), ...aside] };
    const { source, quote } = evidence;
    const mention = { text: localName(source.value), term: source };
    return { kind: 'quote', parts: [mention, `: “${quote}”`, ...aside] };
  }

  /** `ics:ics-2009 startDate: 2008-05-15 [deprecated] (frso-2009)` */
  #statementParts(statement: Term): (string | Mention)[] {
    const { subject, rank, grounds } = readStatement(this.#graph, statement);
    const sources = grounds.flatMap((ground) => {
      const evidence = readEvidence(this.#graph, ground);
      return evidence ? [localName(evidence.source.value)] : [];
    });
    return [
      ...(subject ? [{ text: this.short(subject), term: subject }] : []),
      ` ${this.#propertyOf(statement).text}: `,
      this.#valueOf(statement),
      rank === 'normal' ? '' : ` [${rank}]`,
      sources.length > 0 ? ` (${[...new Set(sources)].join(', ')})` : ' (inferred)',
    ];
  }
}

/** What has a place of its own in the explanation. */
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
  sg.conflictsWith,
  sg.refines,
];

const relations = [
  ['contradicted by', sg.conflictsWith],
  ['more exact than', sg.refines],
] as const;
