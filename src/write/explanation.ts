import type { DatasetCore, NamedNode, Term } from '@rdfjs/types';
import type { Profile } from '../ontology/profile.ts';
import { shorten } from '../ontology/shorten.ts';
import { localName, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { oa, prov, rdf, schema, sg, wikibase } from '../rdf/namespace.ts';
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
  const name = objectOf(graph, thing, schema.name)?.value;
  const kinds = types.map(({ value }) => reader.keyOf(value)).join(', ');
  const lines = [`${reader.short(thing)}  ${kinds}${name === undefined ? '' : `  "${name}"`}`, `<${thing.value}>`];

  const byKey = (a: Term, b: Term) => compareText(reader.sortKey(a), reader.sortKey(b));
  for (const statement of own.toSorted(byKey))
    lines.push('', ...reader.linesOf(statement, reader.keyOf(reader.predicateOf(statement))));
  const others = subjectsOf(graph, rdf.object, thing);
  if (others.length > 0) lines.push('', 'As the value of:');
  for (const statement of others.toSorted(byKey)) {
    const subject = objectOf(graph, statement, rdf.subject);
    lines.push(
      '',
      ...reader.linesOf(
        statement,
        `${subject ? reader.short(subject) : '?'} ${reader.keyOf(reader.predicateOf(statement))}`,
      ),
    );
  }
  return `${lines.join('\n')}\n`;
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

  /** By property, then rank (preferred first), then value. */
  sortKey(statement: Term): string {
    const rank = this.#rankOf(statement);
    const order = ['preferred', 'normal', 'deprecated'].indexOf(rank);
    return [
      objectOf(this.#graph, statement, rdf.subject)?.value,
      this.predicateOf(statement),
      order,
      this.#valueOf(statement),
      statement.value,
    ].join('\n');
  }

  linesOf(statement: Term, heading: string): string[] {
    const rank = this.#rankOf(statement);
    const inferred = objectOf(this.#graph, statement, sg.attestation)?.equals(sg.inferred) === true;
    const marks = [...(rank === 'normal' ? [] : [rank]), ...(inferred ? ['inferred'] : [])].map(
      (mark) => `  [${mark}]`,
    );
    const lines = [`  ${heading}: ${this.#valueOf(statement)}${marks.join('')}`];
    for (const { predicate, object } of this.#graph.match(statement))
      if (!shownOtherwise.some((known) => known.equals(predicate)))
        lines.push(
          `      ${this.keyOf(predicate.value)}: ${object.termType === 'NamedNode' ? this.#nameOf(object) : object.value}`,
        );
    for (const evidence of objectsOf(this.#graph, statement, prov.wasDerivedFrom))
      lines.push(`      ${this.#groundOf(evidence)}`);
    for (const { value } of objectsOf(this.#graph, statement, sg.rankReason))
      lines.push(`      ${rank}, because ${value}`);
    for (const [relation, predicate] of relations)
      for (const other of objectsOf(this.#graph, statement, predicate))
        lines.push(`      ${relation} ${this.#statementText(other)}`);
    return lines;
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
    const name = objectOf(this.#graph, term, schema.name)?.value;
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
  sg.conflictsWith,
  sg.refines,
];

const relations = [
  ['contradicted by', sg.conflictsWith],
  ['more exact than', sg.refines],
] as const;
