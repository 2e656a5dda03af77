import type { NamedNode } from '@rdfjs/types';
import type { Profile, PropertyProfile } from '../ontology/profile.ts';
import { namedNode } from '../rdf/environment.ts';
import { localName } from '../rdf/graph-reader.ts';
import type { ProblemCode } from '../report/codes.ts';
import { nearest, suggestion } from '../report/nearest.ts';
import type { Problem } from '../report/problem.ts';
import { itemOf, linkKinds, wikidataNamespace } from './kinds.ts';
import type { MappingSet } from './mapping-set.ts';

/** A row of a mapping set: a thing is, or is not, the object. */
export interface Link {
  readonly mappingSet: MappingSet;
  /** The row number, from 0. */
  readonly row: number;
  readonly subject: NamedNode;
  readonly property: PropertyProfile;
  readonly object: NamedNode;
  /** Whether `predicate_modifier` is Not: a reviewer rejected the link. */
  readonly negated: boolean;
  /** A term of semapv. */
  readonly justification: NamedNode;
  /** From 0 to 1, as written. */
  readonly confidence: string | undefined;
  readonly reviewers: readonly string[];
  /** The comment of the row. */
  readonly evidence: string;
}

/** The IRIs of the classes of each thing of the series, by its IRI. */
export type KnownThings = ReadonlyMap<string, readonly string[]>;

/**
 * Reads the links of the mapping sets of one series. Ambiguous rows are rejected, with an error at the cell.
 * @returns the valid links, and a problem for each row that is not valid
 */
export function readLinks(
  mappingSets: readonly MappingSet[],
  things: KnownThings,
  profile: Profile,
): { links: Link[]; problems: Problem[] } {
  const reader = new LinkReader(things, profile);
  const links = mappingSets.flatMap((set) => set.rows.flatMap((_, row) => reader.read(set, row) ?? []));
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

  read(mappingSet: MappingSet, row: number): Link | undefined {
    const before = this.problems.length;
    const cells = new RowCells(mappingSet, row, this.problems);
    const subject = this.#thing(cells);
    const property = this.#predicate(cells, subject);
    const object = this.#item(cells);
    const justification = this.#justification(cells);
    const modifier = cells.text('predicate_modifier');
    if (modifier !== undefined && modifier !== 'Not')
      cells.error('predicate_modifier', 'unknown-value', `\`${modifier}\` is not a modifier`, 'write Not, or nothing');
    const confidence = cells.text('confidence');
    if (confidence !== undefined && !/^(0(\.\d+)?|1(\.0+)?)$/.test(confidence))
      cells.error('confidence', 'wrong-type', `\`${confidence}\` is not a number from 0 to 1`, 'such as 0.95');
    const evidence = cells.text('comment');
    if (evidence === undefined)
      cells.error('comment', 'incomplete-table', 'the row has no evidence', 'write it into `comment`');
    if (!subject || !property || !object || !justification || evidence === undefined) return undefined;
    if (this.problems.length > before) return undefined;
    const reviewers = listed(cells.text('reviewer_label'));
    const negated = modifier === 'Not';
    return { mappingSet, row, subject, property, object, negated, justification, confidence, reviewers, evidence };
  }

  /** Reports things with two identifiers, identifiers of two things, and repeated links. */
  compare(links: readonly Link[]): void {
    const seen = new Map<string, Link>();
    const report = (key: string, link: Link, column: string, message: string) => {
      const other = seen.get(key);
      if (!other) {
        seen.set(key, link);
        return false;
      }
      const { file, line } = other.mappingSet.document.place([other.row, column]);
      const cells = new RowCells(link.mappingSet, link.row, this.problems);
      cells.error(column, 'linked-twice', message, `the other row is ${file}:${line}`);
      return true;
    };
    for (const link of links) {
      const [thing, item] = [localName(link.subject.value), localName(link.object.value)];
      const both = `${link.subject.value} ${link.object.value}`;
      if (report(both, link, 'object_id', `another row relates \`${thing}\` to ${item}`)) continue;
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
    return cells.error('subject_id', 'unknown-thing', `unknown thing <${iri}>`, hint);
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
    const owner = subject ? ` of ${localName(subject.value)} (${classes.map(({ key }) => key).join(', ')})` : '';
    const names = [...new Set(allowed.map((property) => cells.curie(property.iri)))].sort();
    const hint = names.length === 0 ? 'this class has no links' : `one of: ${names.join(', ')}`;
    return cells.error('predicate_id', 'wrong-predicate', `\`${cells.curie(iri)}\` is not a link${owner}`, hint);
  }

  #item(cells: RowCells): NamedNode | undefined {
    const iri = cells.expanded('object_id');
    if (iri === undefined) return undefined;
    if (itemOf(iri) !== undefined) return namedNode(iri);
    const hint = `write \`wikidata:Q…\`, with \`wikidata: ${wikidataNamespace}\` in curie_map`;
    return cells.error('object_id', 'bad-identifier', `<${iri}> is not a Wikidata item`, hint);
  }

  #justification(cells: RowCells): NamedNode | undefined {
    const column = 'mapping_justification';
    const iri = cells.expanded(column);
    if (iri === undefined) return undefined;
    const terms = this.#profile.properties.get('justification')?.value.terms ?? new Map<string, string>();
    if ([...terms.values()].includes(iri)) return namedNode(iri);
    const message = `\`${cells.text(column)}\` is not a mapping justification of SSSOM`;
    return cells.error(column, 'bad-justification', message, suggestion(localName(iri), terms.keys()));
  }
}

/** Reads the cells of one row and reports their problems. */
class RowCells {
  readonly #mappingSet: MappingSet;
  readonly #row: number;
  readonly #problems: Problem[];

  constructor(mappingSet: MappingSet, row: number, problems: Problem[]) {
    this.#mappingSet = mappingSet;
    this.#row = row;
    this.#problems = problems;
  }

  text(column: string): string | undefined {
    return this.#mappingSet.rows[this.#row]?.get(column);
  }

  /** The IRI of the CURIE in a cell. */
  expanded(column: string): string | undefined {
    const text = this.text(column);
    if (text === undefined)
      return this.error(column, 'incomplete-table', `the row has no \`${column}\``, 'fill it, or remove the row');
    const [, prefix = '', local = ''] = /^([^:]*):(.*)$/s.exec(text) ?? [];
    const namespace = this.#mappingSet.prefixes.get(prefix);
    if (namespace !== undefined) return namespace + local;
    const hint = /^https?$/.test(prefix)
      ? 'SSSOM has CURIEs such as `wikidata:Q31`'
      : (suggestion(prefix, this.#mappingSet.prefixes.keys()) ?? 'declare it under `curie_map`');
    return this.error(column, 'unknown-prefix', `\`${text}\` does not begin with a declared prefix`, hint);
  }

  /** The CURIE of an IRI, or the IRI if no prefix fits. */
  curie(iri: string): string {
    const [prefix, namespace = ''] = [...this.#mappingSet.prefixes].find(([, known]) => iri.startsWith(known)) ?? [];
    return prefix === undefined ? iri : `${prefix}:${iri.slice(namespace.length)}`;
  }

  error(column: string, code: ProblemCode, message: string, hint: string | undefined): undefined {
    const place = this.#mappingSet.document.place([this.#row, column]);
    this.#problems.push({ severity: 'error', code, message, place, hint });
  }
}

/** The values of a column that may have several, separated by |; \\| is part of a value (SSSOM). */
function listed(text: string | undefined): string[] {
  return text?.split(/(?<!\\)\|/).map((value) => value.replaceAll('\\|', '|')) ?? [];
}
