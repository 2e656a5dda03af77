import { join } from 'node:path';
import { isFolder, readText } from '../node/files.ts';
import { nodeFetch, webAddress } from '../node/http.ts';
import { openOutputFolder } from '../node/output-folder.ts';
import { packageVersion } from '../node/package-folder.ts';
import type { Profile } from '../ontology/profile.ts';
import { jsonClient } from '../reconcile/propose/ask-json.ts';
import type { CandidateSource } from '../reconcile/propose/candidate.ts';
import { acceptedAbove } from '../reconcile/propose/choose.ts';
import { MappingSet, mappingSetName } from '../reconcile/propose/mapping-set.ts';
import type { NewRow } from '../reconcile/propose/new-row.ts';
import { type ProposedThing, proposalsFor } from '../reconcile/propose/propose.ts';
import { readPartyTable } from '../reconcile/propose/read-party-table.ts';
import { reconciliationSource } from '../reconcile/propose/reconciliation-client.ts';
import { showJudged } from '../reconcile/propose/show.ts';
import { sparqlSource } from '../reconcile/propose/sparql-source.ts';
import { counted, countText } from '../report/counts.ts';
import { Failure } from '../report/failure.ts';
import { problemCounts } from '../report/problem.ts';
import { visible } from '../report/render-text.ts';
import { mapSeries } from '../series/map-series.ts';
import type { CommandContext } from './command.ts';
import { type Decide, decideOnTerminal } from './decide.ts';
import { log, printData, printProblems } from './terminal.ts';

export interface LinkOptions {
  /** A file, or the address of a server. */
  readonly from: string;
  readonly sparql: boolean;
  readonly kind: readonly string[];
  readonly placeProperty?: string;
  readonly dateProperty?: string;
  readonly acceptAbove?: number;
  readonly reviewer?: string;
  readonly ontology: string;
  readonly quiet: boolean;
  /** Seconds. */
  readonly timeLimit: number;
}

/** Who decides, and the date of the rows. */
interface Decisions {
  readonly decide: Decide;
  readonly today: string;
}

/**
 * Shows candidates for the things of a series that have no link, and appends those that are accepted to its mapping set,
 * which is replaced as a whole or stays untouched.
 * @returns the exit code: 0, or 1 where the facts have errors
 */
export async function link(
  [path = '']: readonly string[],
  options: LinkOptions,
  { reader }: Pick<CommandContext, 'reader'>,
  { decide, today }: Decisions = { decide: decideOnTerminal(options), today: new Date().toISOString().slice(0, 10) },
): Promise<number> {
  if (!(await isFolder(path)))
    throw new Failure('usage', 'links are kept in the folder of one series', {
      hint: 'give one folder of facts, such as facts/ics',
    });
  const accepting = options.acceptAbove !== undefined || decide !== undefined;
  // Held from here on, so that nobody changes the mapping set between reading and writing.
  const folder = accepting ? openOutputFolder(path) : undefined;
  try {
    const [ontology, read] = await Promise.all([reader.ontology(options.ontology), reader.series(path)]);
    const series = mapSeries(read, ontology);
    if (problemCounts(series.problems).error > 0) {
      const context = { texts: series.texts, titles: new Map() };
      printProblems(series.problems, context, { json: false, least: 'error' });
      log(`${countText(series.problems)}; nothing was looked for`);
      return 1;
    }
    const unknown = options.kind.find((key) => !ontology.profile.classes.has(key));
    if (unknown !== undefined) throw new Failure('usage', `--kind: the ontology has no class ${unknown}`);
    const proposed = await proposalsFor(series, await sourceOf(options, ontology.profile), options.kind);
    const mappingSet = new MappingSet(join(path, mappingSetName), series);
    const rows = await acceptedRows(proposed, mappingSet, options, { decide, today });
    if (rows.length > 0) folder?.replace(new Map([[mappingSetName, mappingSet.textWith(rows)]]));
    if (!options.quiet) log(summaryOf(proposed, rows, accepting));
    return 0;
  } finally {
    folder?.close();
  }
}

async function sourceOf(
  { from, sparql, timeLimit, placeProperty, dateProperty }: LinkOptions,
  profile: Profile,
): Promise<CandidateSource> {
  if (!/^https?:\/\//i.test(from)) {
    if (sparql) throw new Failure('usage', '--sparql needs the address of an endpoint as --from');
    return readPartyTable(from, await readText(from));
  }
  webAddress(from);
  const ask = jsonClient(nodeFetch, timeLimit * 1000);
  if (sparql) return sparqlSource(from, ask);
  return reconciliationSource(from, ask, profile, {
    ...(placeProperty !== undefined && { place: placeProperty }),
    ...(dateProperty !== undefined && { date: dateProperty }),
  });
}

/** Shows each thing with its candidates; accepts by score, or asks. */
async function acceptedRows(
  proposed: readonly ProposedThing[],
  mappingSet: MappingSet,
  { acceptAbove, reviewer }: LinkOptions,
  { decide, today }: Decisions,
): Promise<NewRow[]> {
  const acceptance = { tool: { name: 'seminar-graph', version: packageVersion() }, date: today, denied: false };
  const accepted = acceptAbove === undefined ? undefined : acceptedAbove(proposed, acceptAbove);
  const rows: NewRow[] = [];
  for (const thing of proposed.filter(({ proposals }) => proposals.length > 0)) {
    printData(`${showJudged(thing).split('\n').map(visible).join('\n')}\n`);
    const proposal = accepted?.get(thing);
    if (proposal) {
      printData(`  accepted: ${proposal.candidate.item}\n`);
      rows.push(mappingSet.rowOf(thing, proposal, { ...acceptance, reviewer: undefined }));
    } else if (decide) {
      const decision = await decide(thing);
      if (decision === 'stop') break;
      if (decision === 'none' && reviewer !== undefined)
        for (const denied of thing.proposals)
          rows.push(mappingSet.rowOf(thing, denied, { ...acceptance, reviewer, denied: true }));
      if (typeof decision === 'object')
        rows.push(mappingSet.rowOf(thing, decision.accepted, { ...acceptance, reviewer }));
    }
    printData('\n');
  }
  return rows;
}

function summaryOf(proposed: readonly ProposedThing[], rows: readonly NewRow[], writing: boolean): string {
  const some = proposed.filter(({ proposals }) => proposals.length > 0).length;
  const looked = `${counted(proposed.length, 'thing')} without a link, ${some} with candidates`;
  return writing
    ? `${looked}, ${counted(rows.length, 'row')} appended`
    : `${looked}; nothing was accepted: --accept-above SCORE, or a terminal`;
}
