import type { DatasetCore, NamedNode, Term } from '@rdfjs/types';
import type { Profile } from '../ontology/profile.ts';
import { shorten } from '../ontology/shorten.ts';
import { localName, nameOf, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { oa, prov, rdf, sg, wikibase } from '../rdf/namespace.ts';
import { compareText } from '../report/problem.ts';

/**
 * Everything the graph says of a thing, as text for people: each statement with its value, rank, reason, and who says
 * so in which words; then the statements about other things that it is the value of.
 * @returns undefined where the graph does not know the thing
 */
export function explanationOf(thing: NamedNode, graph: DatasetCore, profile: Profile): string | undefined {
  const types = objectsOf(graph, thing, rdf.type);
  const own = subjectsOf(graph, rdf.subject, thing);
  if (types.length === 0 && own.length === 0) return undefined;
  const reader = new StatementReader(graph, profile);
  const name = nameOf(graph, thing);
  const kinds = types.map(({ value }) => reader.keyOf(value)).join(', ');
  const lines = [`${reader.short(thing)}  ${kinds}${name === undefined ? '' : `  "${name}"`}`, `<${thing.value}>`];

  lines.push(...reader.linesOfAll(own, (statement) => reader.keyOf(reader.predicateOf(statement))));
  const others = subjectsOf(graph, rdf.object, thing);
  if (others.length > 0) lines.push('', 'As the value of:');
  lines.push(
    ...reader.linesOfAll(others, (statement) => {
      const subject = objectOf(graph, statement, rdf.subject);
      return `${subject ? reader.short(subject) : '?'} ${reader.keyOf(reader.predicateOf(statement))}`;
    }),
  );
  // A text of several lines stays in its own: it could look like a statement.
  return `${lines.map((line) => line.replaceAll(/\s*[\r\n]\s*/g, ' ')).join('\n')}\n`;
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

  predicateOf(statement: Term): string {
    return objectOf(this.#graph, statement, rdf.predicate)?.value ?? '';
  }

  /** The statements by property and value: each value once, under it who says so and what speaks against it. */
  linesOfAll(statements: readonly Term[], headingOf: (statement: Term) => string): string[] {
    const sorted = statements.toSorted((a, b) => compareText(this.#sortKey(a), this.#sortKey(b)));
    const groups = Map.groupBy(
      sorted,
      (statement) => `${headingOf(statement)}: ${this.#valueOf(statement)}${this.#marksOf(statement)}`,
    );
    return [...groups].flatMap(([heading, group]) => [
      '',
      `  ${heading}`,
      ...new Set(group.flatMap((statement) => this.#supportOf(statement))),
      ...new Set(group.flatMap((statement) => this.#relationsOf(statement))),
    ]);
  }

  /** By property, asserted values first, then by rank and value. */
  #sortKey(statement: Term): string {
    const rank = ['preferred', 'normal', 'deprecated'].indexOf(this.#rankOf(statement));
    const subject = objectOf(this.#graph, statement, rdf.subject)?.value;
    const order = [...this.#keys.values()].indexOf(this.keyOf(this.predicateOf(statement)));
    return [
      subject,
      String(order).padStart(4, '0'),
      this.#isAsserted(statement) ? 0 : 1,
      rank,
      this.#valueOf(statement),
      statement.value,
    ].join('\n');
  }

  #isAsserted(statement: Term): boolean {
    const [subject, predicate, object] = [rdf.subject, rdf.predicate, rdf.object].map((part) =>
      objectOf(this.#graph, statement, part),
    );
    return this.#graph.match(subject, predicate, object).size > 0;
  }

  #marksOf(statement: Term): string {
    const rank = this.#rankOf(statement);
    const inferred = objectOf(this.#graph, statement, sg.attestation)?.equals(sg.inferred) === true;
    const asserted = this.#isAsserted(statement) || rank === 'deprecated';
    const marks = [
      ...(rank === 'normal' ? [] : [rank]),
      ...(inferred ? ['inferred'] : []),
      ...(asserted ? [] : ['not asserted']),
    ];
    return marks.length === 0 ? '' : `  [${marks.join(', ')}]`;
  }

  /** Who says so in which words, with which qualifiers; and the reason for the rank. */
  #supportOf(statement: Term): string[] {
    const qualifiers = [...this.#graph.match(statement)]
      .filter(({ predicate }) => !shownOtherwise.some((known) => known.equals(predicate)))
      .map(
        ({ predicate, object }) =>
          `${this.keyOf(predicate.value)} ${object.termType === 'NamedNode' ? this.#nameOf(object) : object.value}`,
      );
    const aside = qualifiers.length === 0 ? '' : `  (${qualifiers.join('; ')})`;
    return [
      ...objectsOf(this.#graph, statement, prov.wasDerivedFrom).map(
        (ground) => `      ${this.#groundOf(ground)}${aside}`,
      ),
      ...objectsOf(this.#graph, statement, sg.rankReason).map(
        ({ value }) => `      ${this.#rankOf(statement)}, because ${value}`,
      ),
    ];
  }

  #relationsOf(statement: Term): string[] {
    return relations.flatMap(([relation, predicate]) =>
      objectsOf(this.#graph, statement, predicate).map((other) => `      ${relation} ${this.#statementText(other)}`),
    );
  }

  #rankOf(statement: Term): string {
    const rank = objectOf(this.#graph, statement, wikibase.rank)?.value ?? wikibase.NormalRank.value;
    return localName(rank).replace(/Rank$/, '').toLowerCase();
  }

  #valueOf(statement: Term): string {
    const object = objectOf(this.#graph, statement, rdf.object);
    if (object?.equals(sg.unknownValue)) return '(there is one; the source does not tell it)';
    if (object?.equals(sg.noValue)) return '(none, says the source)';
    if (object?.termType === 'Literal') return object.language ? `${object.value} (${object.language})` : object.value;
    return object ? this.#nameOf(object) : '';
  }

  /** The name of a thing with its id, else a short IRI. */
  #nameOf(term: Term): string {
    const name = nameOf(this.#graph, term);
    return name === undefined ? this.short(term) : `${name} (${this.short(term)})`;
  }

  /** A quote of a source, or a statement that this one follows from. */
  #groundOf(ground: Term): string {
    const source = objectOf(this.#graph, ground, oa.hasSource);
    if (!source) return `follows from ${this.#statementText(ground)}`;
    const selector = objectOf(this.#graph, ground, oa.hasSelector);
    const quote = selector && objectOf(this.#graph, selector, oa.exact)?.value;
    return `${localName(source.value)}: “${quote ?? ''}”`;
  }

  /** `startDate 2008-05-15 [deprecated] (frso-2009)` */
  #statementText(statement: Term): string {
    const subject = objectOf(this.#graph, statement, rdf.subject);
    const rank = this.#rankOf(statement);
    const sources = objectsOf(this.#graph, statement, prov.wasDerivedFrom).flatMap((ground) =>
      objectsOf(this.#graph, ground, oa.hasSource).map(({ value }) => localName(value)),
    );
    return [
      `${subject ? this.short(subject) : ''} ${this.keyOf(this.predicateOf(statement))}: ${this.#valueOf(statement)}`,
      ...(rank === 'normal' ? [] : [`[${rank}]`]),
      sources.length > 0 ? `(${[...new Set(sources)].join(', ')})` : '(inferred)',
    ].join(' ');
  }
}

/** What lines of its own show. */
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
