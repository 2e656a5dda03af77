import { join } from 'node:path';
import { parse } from 'yaml';
import { readFactsDocument } from '../../src/facts/facts-document.ts';
import type { Ontology } from '../../src/ontology/read-ontology.ts';
import { knownThings } from '../../src/reconcile/known-thing.ts';
import { acceptedAbove, linkableThings } from '../../src/reconcile/propose/choose.ts';
import { type JudgedThing, judge } from '../../src/reconcile/propose/judge.ts';
import { readPartyTable } from '../../src/reconcile/propose/read-party-table.ts';
import { namesIn, textOf } from './repository.ts';
import { stagesOf } from './stages.ts';

/** The score that the documentation advises. */
export const advised = 95;

const cases = join('test', 'cases', 'link');
type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

const series: Readonly<Record<string, readonly string[]>> = {
  'parties.csv': namesIn('facts/ics', '.yaml').map((name) => join('facts', 'ics', `${name}.yaml`)),
  'items.tsv': [join(cases, 'traps.yaml')],
};

export interface Outcome {
  readonly table: string;
  /** The item of each thing, as people say. */
  readonly known: Readonly<Record<string, string>>;
  readonly judged: readonly JudgedThing[];
  readonly accepted: number;
  /** `thing item`, accepted and not what people say. */
  readonly wrong: readonly string[];
  /** Things that have an item in the table. */
  readonly linkable: number;
  /** Among them those that were not accepted, each with its item. */
  readonly missed: readonly (readonly [string, string])[];
}

/** What is accepted of each labelled table at a score, and how that compares with what people say. */
export async function outcomes({ profile }: Ontology, least: number): Promise<Outcome[]> {
  const labels = parse(textOf(cases, 'labels.yaml')) as Labels;
  return Promise.all(
    Object.entries(labels).map(async ([table, known]) => {
      const documents = (series[table] ?? []).flatMap((file) => readFactsDocument(file, textOf(file)).document ?? []);
      const staged = stagesOf(documents, profile);
      const things = knownThings(staged.series.graph, staged.facts.namespace, profile);
      const source = readPartyTable(table, textOf(cases, table));
      const linkable = linkableThings(things, [], profile, []).map(({ thing }) => thing);
      const found = await source.candidatesFor(linkable);
      const judged = linkable.map((thing, at) => judge(thing, found[at] ?? [], source.places, profile));
      const accepted = [...acceptedAbove(judged, least)].map(([{ thing }, { candidate }]) => [
        thing.id,
        candidate.item,
      ]);
      const right = accepted.filter(([id = '', item]) => known[id] === item).map(([id]) => id);
      const expected = Object.entries(known).filter(([, item]) => item !== 'doubt');
      return {
        table,
        known,
        judged,
        accepted: accepted.length,
        wrong: accepted.filter(([id]) => !right.includes(id)).map((pair) => pair.join(' ')),
        linkable: expected.length,
        missed: expected.filter(([id]) => !right.includes(id)),
      };
    }),
  );
}
