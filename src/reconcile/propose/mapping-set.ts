import { wikidataNamespace } from '../../links/kinds.ts';
import { typesOfThings } from '../../links/map-links.ts';
import { mappingSetExtension, readMappingSet } from '../../links/mapping-set.ts';
import { readLinks } from '../../links/read-links.ts';
import { Failure } from '../../report/failure.ts';
import type { MappedSeries } from '../../series/map-series.ts';
import { appendRows, newHead, newPrefixes } from './append-rows.ts';
import type { Proposal } from './judge.ts';
import { type Acceptance, type NewRow, newRow } from './new-row.ts';
import type { ProposedThing } from './propose.ts';

/** The mapping set that rows are appended to. */
export const mappingSetName = `links${mappingSetExtension}`;

/** Appends rows to a mapping set of a series. */
export interface MappingSetEditor {
  /** The row for the link from a thing to a candidate. */
  rowOf(thing: ProposedThing, proposal: Proposal, acceptance: Acceptance): NewRow;
  /**
   * The text with the rows appended, read back to verify that it has no errors.
   * @throws Failure `unwritable`
   */
  textWith(rows: readonly NewRow[]): string;
}

/** @param file name of the mapping set, which need not exist */
export function mappingSetEditor(file: string, { facts, settled, profile, texts }: MappedSeries): MappingSetEditor {
  const existing = texts.get(file);
  const current = existing === undefined ? undefined : readMappingSet(file, existing).mappingSet;
  const prefixes = current?.prefixes ?? newPrefixes(facts.namespace);
  const curieOf = (iri: string): string => {
    const [prefix, namespace = ''] = [...prefixes].find(([, known]) => iri.startsWith(known)) ?? [];
    if (prefix !== undefined) return `${prefix}:${iri.slice(namespace.length)}`;
    throw new Failure('unwritable', `${file} has no prefix for <${iri}>`, { hint: 'declare one under `curie_map`' });
  };
  return {
    rowOf(thing, proposal, acceptance) {
      const iris = [thing.thing.node.value, thing.predicate, wikidataNamespace + proposal.candidate.item];
      return newRow(thing, proposal, iris.map(curieOf), acceptance);
    },
    textWith(rows) {
      const text = appendRows(current ?? newHead(facts.namespace, `Links of ${facts.series}`), rows);
      const { mappingSet, problems } = readMappingSet(file, text);
      const links = readLinks(mappingSet ? [mappingSet] : [], typesOfThings(settled.plain), profile);
      const [first] = [...problems, ...links.problems];
      if (!first) return text;
      throw new Failure('unwritable', `the rows do not fit into ${file}: ${first.message}`, {
        hint: 'nothing was written',
      });
    },
  };
}
