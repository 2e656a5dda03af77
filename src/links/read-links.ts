import type { NamedNode } from '@rdfjs/types';
import type { Profile, PropertyProfile } from '../ontology/profile.ts';
import { namedNode } from '../rdf/environment.ts';
import { localName } from '../rdf/graph-reader.ts';
import type { ProblemCode } from '../report/codes.ts';
import { nearest, suggestion } from '../report/nearest.ts';
import type { Problem } from '../report/problem.ts';
import { itemOf, linkKinds, wikidataNamespace } from './kinds.ts';
import type { LinkTable } from './link-table.ts';

/** What a row of a table says: that a thing is, or is not, what an identifier names. */
export interface Link {
  readonly table: LinkTable;
  /** The row, counted from 0. */
  readonly row: number;
  readonly subject: NamedNode;
  readonly property: PropertyProfile;
  readonly object: NamedNode;
  /** `predicate_modifier` is Not: somebody looked, and it is another. */
  readonly negated: boolean;
  /** IRI of the term of semapv. */
  readonly justification: NamedNode;
  /** From 0 to 1, as written. */
  readonly confidence: string | undefined;
  readonly reviewers: readonly string[];
  /** The words that the link rests on: the comment of the row. */
  readonly evidence: string;
}

/** The classes (IRIs) of each thing of the series, by its IRI. */
export type KnownThings = ReadonlyMap<string, readonly string[]>;

/**
 * Reads what the tables of one series link. Fails closed: a row that is not beyond doubt is an error at its cell.
 * @returns the links that can be used, and a problem for each row that cannot
 */
export function readLinks(
  tables: readonly LinkTable[],
  things: KnownThings,
  profile: Profile,
): { links: Link[]; problems: Problem[] } {
  const reader = new LinkReader(things, profile);
  const links = tables.flatMap((table) => table.rows.flatMap((_, row) => reader.read(table, row) ?? []));
  reader.compare(links);
  return { links, problems: reader.problems };
}

class LinkReader {
  readonly problems: Problem[] = [];
  readonly #things: KnownThings;
  readonly #profile: Profile;

  constructor(things: KnownThings, profile: Profile) {
    this.#things = things;
    this.#profile = profile;
  }

  read(table: LinkTable, row: number): Link | undefined {
    const before = this.problems.length;
    const cells = new RowCells(table, row, this.problems);
    const subject = this.#thing(cells);
    const property = this.#predicate(cells, subject);
    const object = this.#item(cells);
    const justification = this.#justification(cells);
    const modifier = cells.text('predicate_modifier');
    if (modifier !== undefined && modifier !== 'Not')
      cells.error('predicate_modifier', 'unknown-value', `\`${modifier}\` is not a modifier`, 'Not, or nothing');
    const confidence = cells.text('confidence');
    if (confidence !== undefined && !/^(0(\.\d+)?|1(\.0+)?)$/.test(confidence))
      cells.error('confidence', 'wrong-type', `\`${confidence}\` is not a confidence`, 'from 0 to 1, as in 0.95');
    const evidence = cells.text('comment');
    if (evidence === undefined)
      cells.error('comment', 'incomplete-table', 'the row does not say what it rests on', 'fill `comment`');
    if (!subject || !property || !object || !justification || evidence === undefined) return undefined;
    if (this.problems.length > before) return undefined;
    const reviewers = cells.text('reviewer_label')?.split('|') ?? [];
    const negated = modifier === 'Not';
    return { table, row, subject, property, object, negated, justification, confidence, reviewers, evidence };
  }

  /** What no row shows alone: a thing with two identifiers, an identifier of two things, a link given twice. */
  compare(links: readonly Link[]): void {
    const seen = new Map<string, Link>();
    const report = (key: string, link: Link, column: string, message: string) => {
      const other = seen.get(key);
      if (!other) {
        seen.set(key, link);
        return false;
      }
      const { file, line } = other.table.document.place([other.row, column]);
      const cells = new RowCells(link.table, link.row, this.problems);
      cells.error(column, 'linked-twice', message, `the other is in ${file}:${line}`);
      return true;
    };
    for (const link of links) {
      const [thing, item] = [localName(link.subject.value), localName(link.object.value)];
      const both = `${link.subject.value} ${link.object.value}`;
      if (report(both, link, 'object_id', `another row says how \`${thing}\` and ${item} relate`)) continue;
      if (link.negated || !linkKinds.get(link.property.iri)?.identifies) continue;
      if (report(link.subject.value, link, 'subject_id', `\`${thing}\` has another identifier`)) continue;
      report(link.object.value, link, 'object_id', `${item} is the identifier of another thing`);
    }
  }

  #thing(cells: RowCells): NamedNode | undefined {
    const iri = cells.expanded('subject_id');
    if (iri === undefined) return undefined;
    if (this.#things.has(iri)) return namedNode(iri);
    const near = nearest(localName(iri), [...this.#things.keys()].map(localName));
    const hint = near === undefined ? 'describe it under `things`' : `did you mean \`${near}\`?`;
    return cells.error('subject_id', 'unknown-thing', `nothing is described as <${iri}>`, hint);
  }

  #predicate(cells: RowCells, subject: NamedNode | undefined): PropertyProfile | undefined {
    const iri = cells.expanded('predicate_id');
    if (iri === undefined) return undefined;
    const types = (subject && this.#things.get(subject.value)) ?? [];
    const classes = [...this.#profile.classes.values()].filter((known) => types.includes(known.iri));
    const allowed = (subject ? classes : [...this.#profile.classes.values()])
      .flatMap(({ properties }) => [...properties.values()])
      .filter((property) => linkKinds.has(property.iri));
    const found = allowed.find((property) => property.iri === iri);
    if (found) return found;
    const what = subject ? ` of ${localName(subject.value)}, which is ${classes.map(({ key }) => key).join(', ')}` : '';
    const names = [...new Set(allowed.map((property) => cells.curie(property.iri)))].sort();
    const hint = names.length === 0 ? 'such a thing has no links' : `one of: ${names.join(', ')}`;
    return cells.error('predicate_id', 'wrong-predicate', `\`${cells.curie(iri)}\` is not a link${what}`, hint);
  }

  #item(cells: RowCells): NamedNode | undefined {
    const iri = cells.expanded('object_id');
    if (iri === undefined) return undefined;
    if (itemOf(iri) !== undefined) return namedNode(iri);
    const hint = `\`wikidata:Q…\`, and \`wikidata: ${wikidataNamespace}\` in curie_map`;
    return cells.error('object_id', 'bad-identifier', `<${iri}> is not an item of Wikidata`, hint);
  }

  #justification(cells: RowCells): NamedNode | undefined {
    const column = 'mapping_justification';
    const iri = cells.expanded(column);
    if (iri === undefined) return undefined;
    const terms = this.#profile.properties.get('justification')?.value.terms ?? new Map<string, string>();
    if ([...terms.values()].includes(iri)) return namedNode(iri);
    const message = `\`${cells.text(column)}\` is not a justification of SSSOM`;
    return cells.error(column, 'bad-justification', message, suggestion(localName(iri), terms.keys()));
  }
}

/** The cells of one row, and where to report what is wrong with them. */
class RowCells {
  readonly #table: LinkTable;
  readonly #row: number;
  readonly #problems: Problem[];

  constructor(table: LinkTable, row: number, problems: Problem[]) {
    this.#table = table;
    this.#row = row;
    this.#problems = problems;
  }

  text(column: string): string | undefined {
    return this.#table.rows[this.#row]?.get(column);
  }

  /** The IRI that the CURIE in a cell means. */
  expanded(column: string): string | undefined {
    const text = this.text(column);
    if (text === undefined)
      return this.error(column, 'incomplete-table', `the row has no \`${column}\``, 'fill it, or remove the row');
    const [, prefix = '', local = ''] = /^([^:]*):(.*)$/s.exec(text) ?? [];
    const namespace = this.#table.prefixes.get(prefix);
    if (namespace !== undefined) return namespace + local;
    const hint = /^https?$/.test(prefix)
      ? 'SSSOM writes identifiers short: `wikidata:Q31`'
      : (suggestion(prefix, this.#table.prefixes.keys()) ?? 'declare it under `curie_map`');
    return this.error(column, 'unknown-prefix', `\`${text}\` begins with no prefix of this table`, hint);
  }

  /** An IRI as the table would write it. */
  curie(iri: string): string {
    const [prefix, namespace = ''] = [...this.#table.prefixes].find(([, known]) => iri.startsWith(known)) ?? [];
    return prefix === undefined ? iri : `${prefix}:${iri.slice(namespace.length)}`;
  }

  error(column: string, code: ProblemCode, message: string, hint: string | undefined): undefined {
    const place = this.#table.document.place([this.#row, column]);
    this.#problems.push({ severity: 'error', code, message, place, hint });
  }
}
