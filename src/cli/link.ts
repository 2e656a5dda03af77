import { join } from 'node:path';
import { seriesGraphOf } from '../graph/series-graph.ts';
import { wikidataNamespace } from '../links/kinds.ts';
import { type LinkTable, linkEnding, readLinkTable } from '../links/link-table.ts';
import { typesOfThings } from '../links/map-links.ts';
import { readLinks } from '../links/read-links.ts';
import { fileReader, isFolder, readText } from '../node/files.ts';
import { nodeFetch, webAddress } from '../node/http.ts';
import { type OutputFolder, openOutputFolder } from '../node/output-folder.ts';
import { packageVersion } from '../node/package-folder.ts';
import type { Profile } from '../ontology/profile.ts';
import { knownThings } from '../reconcile/known-thing.ts';
import { appendRows, newHead, newPrefixes } from '../reconcile/propose/append-rows.ts';
import { jsonClient } from '../reconcile/propose/ask-json.ts';
import type { CandidateSource } from '../reconcile/propose/candidate.ts';
import { acceptedAbove, type LinkableThing, linkableThings, withoutDenied } from '../reconcile/propose/choose.ts';
import { type JudgedThing, judge, type Proposal } from '../reconcile/propose/judge.ts';
import { type NewRow, newRow } from '../reconcile/propose/new-row.ts';
import { readPartyTable } from '../reconcile/propose/read-party-table.ts';
import { type PropertyHints, reconciliationSource } from '../reconcile/propose/reconciliation-client.ts';
import { showJudged } from '../reconcile/propose/show.ts';
import { sparqlSource } from '../reconcile/propose/sparql-source.ts';
import { counted, countText } from '../report/counts.ts';
import { Failure } from '../report/failure.ts';
import { problemCounts } from '../report/problem.ts';
import { visible } from '../report/render-text.ts';
import { type MappedSeries, mapSeries } from '../series/map-series.ts';
import { log, printData, printProblems } from './terminal.ts';

export interface LinkOptions {
  /** The folder of the ontology. */
  readonly ontology: string;
  readonly quiet: boolean;
  /** A file, or the address of a server. */
  readonly from: string;
  readonly sparql: boolean;
  readonly kind: readonly string[];
  readonly placeProperty?: string;
  readonly dateProperty?: string;
  readonly acceptAbove?: number;
  readonly reviewer?: string;
  readonly timeLimit: number;
}

/** What a person says to a thing and its candidates: the one it is, that it is none of them, or nothing. */
export type Decision = { readonly accepted: Proposal } | 'none' | 'skip' | 'stop';

/** Asks a person; undefined where nobody is there to answer. */
export type Decide = ((judged: JudgedThing) => Promise<Decision>) | undefined;

/**
 * Shows candidates for the things of a series that have no link, and appends those that are accepted to its table of
 * links; the table is replaced as a whole or stays untouched.
 * @returns the exit code: 0, or 1 where the facts have errors
 */
export async function link(
  paths: readonly string[],
  options: LinkOptions,
  decide: Decide,
  today: string,
): Promise<number> {
  const [path, ...others] = paths;
  if (path === undefined || others.length > 0 || !(await isFolder(path)))
    throw new Failure('usage', 'links are kept in the folder of one series', {
      hint: 'give one folder of facts, such as facts/ics',
    });
  const accepting = options.acceptAbove !== undefined || decide !== undefined;
  // Held from here on, so that nobody changes the table between reading and writing.
  const folder = accepting ? openOutputFolder(path) : undefined;
  try {
    return await linkInto(folder, path, options, decide, today);
  } finally {
    folder?.close();
  }
}

async function linkInto(
  folder: OutputFolder | undefined,
  path: string,
  options: LinkOptions,
  decide: Decide,
  today: string,
): Promise<number> {
  const reader = fileReader();
  const [ontology, read] = await Promise.all([reader.ontology(options.ontology), reader.series(path)]);
  const mapped = mapSeries(read, ontology);
  const { problems, texts } = mapped;
  if (problemCounts(problems).error > 0) {
    printProblems(problems, { texts, titles: new Map() }, { json: false, least: 'error' });
    log(`${countText(problems)}; nothing was looked for`);
    return 1;
  }
  const { profile } = ontology;
  const { graph } = seriesGraphOf([mapped.settled], profile.prefixes);
  const unknown = options.kind.find((key) => !profile.classes.has(key));
  if (unknown !== undefined) throw new Failure('usage', `--kind: the ontology has no class ${unknown}`);
  const source = await sourceOf(options, profile);
  const things = knownThings(graph, mapped.facts.namespace, profile);
  const linkable = linkableThings(things, mapped.links, profile, options.kind);
  const found = await source.candidatesFor(linkable.map(({ thing }) => thing));
  const places = [...source.places, ...found.flat().flatMap((candidate) => candidate.places)];
  const known = [
    ...new Set([...places, ...things.flatMap((thing) => (thing.types.includes('Place') ? thing.names : []))]),
  ];
  const judged = linkable.map(({ thing }, at) =>
    withoutDenied(judge(thing, found[at] ?? [], known, profile), mapped.links),
  );
  const target = targetOf(path, mapped);
  const rows = await rowsOf(judged, linkable, target, options, decide, today);
  if (rows.length > 0 && folder) writeRows(folder, target, rows);
  if (!options.quiet) log(summaryOf(judged, rows, folder !== undefined));
  return 0;
}

/** Rows go into the table of this name, also where a series has others. */
const tableName = `links${linkEnding}`;

interface Target {
  readonly file: string;
  /** Undefined where it is yet to be made. */
  readonly table: LinkTable | undefined;
  readonly mapped: MappedSeries;
}

function targetOf(path: string, mapped: MappedSeries): Target {
  const file = join(path, tableName);
  const text = mapped.texts.get(file);
  return { file, table: text === undefined ? undefined : readLinkTable(file, text).table, mapped };
}

async function sourceOf(options: LinkOptions, profile: Profile): Promise<CandidateSource> {
  const { from, sparql, timeLimit } = options;
  if (!/^https?:\/\//i.test(from)) {
    if (sparql) throw new Failure('usage', '--sparql needs the address of an endpoint as --from');
    return readPartyTable(from, await readText(from));
  }
  webAddress(from);
  const ask = jsonClient(nodeFetch, timeLimit * 1000);
  return sparql ? sparqlSource(from, ask) : reconciliationSource(from, ask, profile, hintsOf(options));
}

function hintsOf({ placeProperty, dateProperty }: LinkOptions): PropertyHints {
  return {
    ...(placeProperty !== undefined && { place: placeProperty }),
    ...(dateProperty !== undefined && { date: dateProperty }),
  };
}

async function rowsOf(
  judged: readonly JudgedThing[],
  linkable: readonly LinkableThing[],
  { file, table, mapped }: Target,
  options: LinkOptions,
  decide: Decide,
  date: string,
): Promise<NewRow[]> {
  const tool = { name: 'seminar-graph', version: packageVersion() };
  const prefixes = table?.prefixes ?? newPrefixes(mapped.facts.namespace);
  const curieOf = (iri: string) => {
    const [prefix, namespace = ''] = [...prefixes].find(([, known]) => iri.startsWith(known)) ?? [];
    if (prefix === undefined)
      throw new Failure('unwritable', `${file} has no prefix for <${iri}>`, { hint: 'declare one under `curie_map`' });
    return `${prefix}:${iri.slice(namespace.length)}`;
  };
  const rowOf = (one: JudgedThing, proposal: Proposal, reviewer: string | undefined, denied: boolean) => {
    const predicate = linkable.find(({ thing }) => thing === one.thing)?.predicate ?? '';
    const ids = [one.thing.node.value, predicate, wikidataNamespace + proposal.candidate.item].map(curieOf);
    return newRow(one, proposal, ids, { tool, reviewer, date, denied });
  };
  const accepted =
    options.acceptAbove === undefined ? new Map<JudgedThing, Proposal>() : acceptedAbove(judged, options.acceptAbove);
  const rows: NewRow[] = [];
  for (const one of judged.filter(({ proposals }) => proposals.length > 0)) {
    printData(`${showJudged(one).split('\n').map(visible).join('\n')}\n`);
    const proposal = accepted.get(one);
    if (proposal) {
      printData(`  accepted: ${proposal.candidate.item}\n`);
      rows.push(rowOf(one, proposal, undefined, false));
    } else if (decide) {
      const decision = await decide(one);
      if (decision === 'stop') break;
      if (decision === 'none' && options.reviewer !== undefined)
        rows.push(...one.proposals.map((denied) => rowOf(one, denied, options.reviewer, true)));
      if (typeof decision === 'object') rows.push(rowOf(one, decision.accepted, options.reviewer, false));
    }
    printData('\n');
  }
  return rows;
}

/** Appends the rows, and reads the table again before it is written: what would be an error in it is written nowhere. */
function writeRows(folder: OutputFolder, { file, table, mapped }: Target, rows: readonly NewRow[]): void {
  const { facts, settled, profile } = mapped;
  const text = appendRows(table ?? newHead(facts.namespace, `Links of ${facts.series}`), rows);
  const read = readLinkTable(file, text);
  const { problems } = readLinks(read.table ? [read.table] : [], typesOfThings(settled.plain), profile);
  const [wrong] = [...read.problems, ...problems];
  if (wrong)
    throw new Failure('unwritable', `the rows do not fit into ${file}: ${wrong.message}`, {
      hint: 'nothing was written',
    });
  folder.replace(new Map([[tableName, text]]));
}

function summaryOf(judged: readonly JudgedThing[], rows: readonly NewRow[], writing: boolean): string {
  const some = judged.filter(({ proposals }) => proposals.length > 0).length;
  const looked = `${counted(judged.length, 'thing')} without a link, ${some} with candidates`;
  return writing
    ? `${looked}, ${counted(rows.length, 'row')} appended`
    : `${looked}; nothing was accepted: --accept-above SCORE, or a terminal`;
}
