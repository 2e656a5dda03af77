import { join } from 'node:path';
import { askReviewer } from '../node/ask-reviewer.ts';
import { type CandidateOptions, openCandidates } from '../node/candidates.ts';
import { isFolder } from '../node/files.ts';
import { openOutputFolder } from '../node/output-folder.ts';
import { packageVersion } from '../node/package-folder.ts';
import { log, printData, printProblems } from '../node/terminal.ts';
import { mappingSetEditor, mappingSetName } from '../reconcile/propose/mapping-set.ts';
import { proposalsFor } from '../reconcile/propose/propose.ts';
import { type Decide, reviewedRows } from '../reconcile/propose/review.ts';
import { counted, countText } from '../report/counts.ts';
import { Failure } from '../report/failure.ts';
import { problemCounts } from '../report/problem.ts';
import { visible } from '../report/render-text.ts';
import { mapSeries } from '../series/map-series.ts';
import type { CommandContext } from './command.ts';

export interface LinkOptions extends CandidateOptions {
  readonly kind: readonly string[];
  readonly acceptAbove?: number;
  readonly reviewer?: string;
  readonly ontology: string;
  readonly quiet: boolean;
}

/** Replaced by tests. */
interface Review {
  readonly decide: Decide | undefined;
  readonly date: string;
}

const reviewOf = ({ acceptAbove, reviewer }: LinkOptions): Review => ({
  decide: acceptAbove !== undefined && reviewer === undefined ? undefined : askReviewer(),
  date: new Date().toISOString().slice(0, 10),
});

/**
 * Proposes Wikidata items for the things of a series that have no link, and appends accepted rows to its mapping set.
 * @returns the exit code: 0, or 1 if the facts have errors
 */
export async function link(
  [path = '']: readonly string[],
  options: LinkOptions,
  { reader }: Pick<CommandContext, 'reader'>,
  { decide, date } = reviewOf(options),
): Promise<number> {
  const { kind, acceptAbove, reviewer, quiet } = options;
  if (!(await isFolder(path)))
    throw new Failure('usage', '`link` needs a folder, which holds the mapping set', {
      hint: 'name the folder of one series, such as facts/ics',
    });
  const accepting = acceptAbove !== undefined || decide !== undefined;
  // Locked until the end, so that nobody changes the mapping set between reading and writing.
  const folder = accepting ? openOutputFolder(path) : undefined;
  try {
    const [{ profile }, read] = await Promise.all([reader.ontology(options.ontology), reader.series(path)]);
    const series = mapSeries(read, { profile });
    if (problemCounts(series.problems).error > 0) {
      printProblems(series.problems, { texts: series.texts, titles: new Map() }, { json: false, least: 'error' });
      log(`${countText(series.problems)}; no candidates were searched for`);
      return 1;
    }
    const unknown = kind.find((key) => !profile.classes.has(key));
    if (unknown !== undefined) throw new Failure('usage', `--kind: the ontology has no class ${unknown}`);
    const proposed = await proposalsFor(series, await openCandidates(options, profile), kind);
    const mappingSet = mappingSetEditor(join(path, mappingSetName), series);
    const rows = await reviewedRows(proposed, mappingSet, {
      acceptAbove,
      decide,
      reviewer,
      date,
      tool: { name: 'seminar-graph', version: packageVersion() },
      print: (text) => printData(text.split('\n').map(visible).join('\n')),
    });
    if (rows.length > 0) folder?.replace(new Map([[mappingSetName, mappingSet.textWith(rows)]]));
    const found = proposed.filter(({ proposals }) => proposals.length > 0).length;
    const outcome = accepting
      ? `, ${counted(rows.length, 'row')} appended`
      : '; to accept candidates, use --accept-above SCORE or run in a terminal';
    if (!quiet) log(`${counted(proposed.length, 'thing')} without a link, ${found} with candidates${outcome}`);
    return 0;
  } finally {
    folder?.close();
  }
}
