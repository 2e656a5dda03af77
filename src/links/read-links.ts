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
    const subject = this.#thing(table, row);
    const property = this.#predicate(table, row, subject);
    const object = this.#item(table, row);
    const justification = this.#justification(table, row);
    const cell = (column: string) => table.rows[row]?.get(column);
    const modifier = cell('predicate_modifier');
    if (modifier !== undefined && modifier !== 'Not')
      this.#error(
        table,
        row,
        'predicate_modifier',
        'unknown-value',
        `\`${modifier}\` is no modifier`,
        'Not, or nothing',
      );
    const confidence = cell('confidence');
    if (confidence !== undefined && !/^(0(\.\d+)?|1(\.0+)?)$/.test(confidence))
      this.#error(
        table,
        row,
        'confidence',
        'wrong-type',
        `\`${confidence}\` is no confidence`,
        'from 0 to 1, as in 0.95',
      );
    const evidence = cell('comment');
    if (evidence === undefined)
      this.#error(table, row, 'comment', 'incomplete-table', 'the row does not say what it rests on', 'fill `comment`');
    if (!subject || !property || !object || !justification || evidence === undefined) return undefined;
    if (this.problems.length > before) return undefined;
    const reviewers = cell('reviewer_label')?.split('|') ?? [];
    return {
      table,
      row,
      subject,
      property,
      object,
      negated: modifier === 'Not',
      justification,
      confidence,
      reviewers,
      evidence,
    };
  }

  /** What no row shows alone: a thing with two identifiers, an identifier of two things, a link that stands twice. */
  compare(links: readonly Link[]): void {
    const seen = new Map<string, Link>();
    const report = (key: string, link: Link, column: string, message: string) => {
      const other = seen.get(key);
      if (!other) {
        seen.set(key, link);
        return false;
      }
      const { file, line } = other.table.document.place([other.row, column]);
      this.#error(link.table, link.row, column, 'linked-twice', message, `the other stands in ${file}:${line}`);
      return true;
    };
    for (const link of links) {
      const [thing, item] = [localName(link.subject.value), localName(link.object.value)];
      const both = `${link.subject.value} ${link.object.value}`;
      if (report(both, link, 'object_id', `another row says how \`${thing}\` and ${item} stand to each other`))
        continue;
      if (link.negated || !linkKinds.get(link.property.iri)?.identifies) continue;
      if (report(link.subject.value, link, 'subject_id', `\`${thing}\` has another identifier`)) continue;
      report(link.object.value, link, 'object_id', `${item} is the identifier of another thing`);
    }
  }

  #thing(table: LinkTable, row: number): NamedNode | undefined {
    const iri = this.#expanded(table, row, 'subject_id');
    if (iri === undefined) return undefined;
    if (this.#things.has(iri)) return namedNode(iri);
    const known = [...this.#things.keys()].map(localName);
    const near = nearest(localName(iri), known);
    this.#error(
      table,
      row,
      'subject_id',
      'unknown-thing',
      `nothing is described as <${iri}>`,
      near === undefined ? 'describe it under `things`' : `did you mean \`${near}\`?`,
    );
    return undefined;
  }

  #predicate(table: LinkTable, row: number, subject: NamedNode | undefined): PropertyProfile | undefined {
    const iri = this.#expanded(table, row, 'predicate_id');
    if (iri === undefined) return undefined;
    const types = (subject && this.#things.get(subject.value)) ?? [];
    const classes = [...this.#profile.classes.values()].filter((known) => types.includes(known.iri));
    const allowed = (subject ? classes : [...this.#profile.classes.values()])
      .flatMap(({ properties }) => [...properties.values()])
      .filter((property) => linkKinds.has(property.iri));
    const found = allowed.find((property) => property.iri === iri);
    if (!found) {
      const what = subject
        ? ` of ${localName(subject.value)}, which is ${classes.map(({ key }) => key).join(', ')}`
        : '';
      const names = [...new Set(allowed.map((property) => curie(property.iri, table)))].sort();
      this.#error(
        table,
        row,
        'predicate_id',
        'wrong-predicate',
        `\`${curie(iri, table)}\` is no link${what}`,
        names.length === 0 ? 'such a thing has no links' : `one of: ${names.join(', ')}`,
      );
    }
    return found;
  }

  #item(table: LinkTable, row: number): NamedNode | undefined {
    const iri = this.#expanded(table, row, 'object_id');
    if (iri === undefined) return undefined;
    if (itemOf(iri) !== undefined) return namedNode(iri);
    this.#error(
      table,
      row,
      'object_id',
      'bad-identifier',
      `<${iri}> names no item of Wikidata`,
      `\`wikidata:Q…\`, and \`wikidata: ${wikidataNamespace}\` in curie_map`,
    );
    return undefined;
  }

  #justification(table: LinkTable, row: number): NamedNode | undefined {
    const iri = this.#expanded(table, row, 'mapping_justification');
    if (iri === undefined) return undefined;
    const terms = this.#profile.properties.get('justification')?.value.terms ?? new Map<string, string>();
    if ([...terms.values()].includes(iri)) return namedNode(iri);
    this.#error(
      table,
      row,
      'mapping_justification',
      'bad-justification',
      `\`${table.rows[row]?.get('mapping_justification')}\` is no justification of SSSOM`,
      suggestion(localName(iri), terms.keys()),
    );
    return undefined;
  }

  /** The IRI that the CURIE in a cell stands for. */
  #expanded(table: LinkTable, row: number, column: string): string | undefined {
    const text = table.rows[row]?.get(column);
    if (text === undefined) {
      this.#error(table, row, column, 'incomplete-table', `the row has no \`${column}\``, 'fill it, or remove the row');
      return undefined;
    }
    const [, prefix = '', local = ''] = /^([^:]*):(.*)$/s.exec(text) ?? [];
    const namespace = table.prefixes.get(prefix);
    if (namespace === undefined) {
      const hint = /^https?$/.test(prefix)
        ? 'SSSOM writes identifiers short: `wikidata:Q31`'
        : (suggestion(prefix, table.prefixes.keys()) ?? 'declare it under `curie_map`');
      this.#error(table, row, column, 'unknown-prefix', `\`${text}\` begins with no prefix of this table`, hint);
      return undefined;
    }
    return namespace + local;
  }

  #error(table: LinkTable, row: number, column: string, code: ProblemCode, message: string, hint?: string): void {
    const place = table.document.place([row, column]);
    this.problems.push({ severity: 'error', code, message, place, ...(hint !== undefined && { hint }) });
  }
}

/** An IRI as the table would write it. */
function curie(iri: string, { prefixes }: LinkTable): string {
  const [prefix, namespace = ''] = [...prefixes].find(([, known]) => iri.startsWith(known)) ?? [];
  return prefix === undefined ? iri : `${prefix}:${iri.slice(namespace.length)}`;
}
