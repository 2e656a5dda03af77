import { wikidataNamespace } from '../../links/kinds.ts';
import { type LinkTable, linkEnding, readLinkTable } from '../../links/link-table.ts';
import { typesOfThings } from '../../links/map-links.ts';
import { readLinks } from '../../links/read-links.ts';
import { Failure } from '../../report/failure.ts';
import type { MappedSeries } from '../../series/map-series.ts';
import { appendRows, newHead, newPrefixes } from './append-rows.ts';
import type { Proposal } from './judge.ts';
import { type Acceptance, type NewRow, newRow } from './new-row.ts';
import type { ProposedThing } from './propose.ts';

/** Rows go into the mapping set of this name, also where a series has others. */
export const mappingSetName = `links${linkEnding}`;

/** The mapping set of a series that accepted candidates are appended to. */
export class MappingSet {
  readonly #file: string;
  readonly #series: MappedSeries;
  /** Undefined where there is none yet. */
  readonly #table: LinkTable | undefined;

  /** @param file its name, as the series was read */
  constructor(file: string, series: MappedSeries) {
    this.#file = file;
    this.#series = series;
    const text = series.texts.get(file);
    this.#table = text === undefined ? undefined : readLinkTable(file, text).table;
  }

  /** The row that links a thing to a candidate. */
  rowOf(thing: ProposedThing, proposal: Proposal, acceptance: Acceptance): NewRow {
    const iris = [thing.thing.node.value, thing.predicate, wikidataNamespace + proposal.candidate.item];
    const ids = iris.map((iri) => this.#curieOf(iri));
    return newRow(thing, proposal, ids, acceptance);
  }

  /**
   * The text with the rows appended, read again to prove that it has no error.
   * @throws Failure `unwritable`
   */
  textWith(rows: readonly NewRow[]): string {
    const { facts, settled, profile } = this.#series;
    const text = appendRows(this.#table ?? newHead(facts.namespace, `Links of ${facts.series}`), rows);
    const read = readLinkTable(this.#file, text);
    const { problems } = readLinks(read.table ? [read.table] : [], typesOfThings(settled.plain), profile);
    const [wrong] = [...read.problems, ...problems];
    if (wrong)
      throw new Failure('unwritable', `the rows do not fit into ${this.#file}: ${wrong.message}`, {
        hint: 'nothing was written',
      });
    return text;
  }

  #curieOf(iri: string): string {
    const prefixes = this.#table?.prefixes ?? newPrefixes(this.#series.facts.namespace);
    const [prefix, namespace = ''] = [...prefixes].find(([, known]) => iri.startsWith(known)) ?? [];
    if (prefix !== undefined) return `${prefix}:${iri.slice(namespace.length)}`;
    throw new Failure('unwritable', `${this.#file} has no prefix for <${iri}>`, {
      hint: 'declare one under `curie_map`',
    });
  }
}
