import { styleText } from 'node:util';
import { packageVersion } from '../node/package-folder.ts';
import { Failure, messageOf } from '../report/failure.ts';
import { atLeast, type Problem, type Severity } from '../report/problem.ts';
import { type Paint, renderExcerpt, renderProblems, visible } from '../report/render-text.ts';
import { toSarif } from '../report/sarif.ts';

/** Data goes to stdout. */
export function printData(text: string): void {
  process.stdout.write(text);
}

/** Messages go to stderr. */
export function log(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Colours for a stream, where it is a terminal that shows them and its user wants them. */
export function paintFor(stream: NodeJS.WriteStream): Paint | undefined {
  const wanted = stream.isTTY === true && stream.hasColors() && !process.env.NO_COLOR;
  return wanted ? (format, text) => styleText(format, text, { validateStream: false }) : undefined;
}

/** What a report shows beside the problems themselves. */
export interface ReportContext {
  /** The text of each file by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** What the check queries look for, by code. */
  readonly titles: ReadonlyMap<string, string>;
}

/**
 * Reports what reading and mapping found at once under --watch: shapes and queries take longer to answer.
 * @returns what reports the problems of all stages at the end, those not shown before
 */
export function reportStages(
  {
    all,
    context,
  }: { readonly all: readonly { readonly problems: readonly Problem[] }[]; readonly context: ReportContext },
  options: { readonly json: boolean; readonly watch: boolean; readonly least: Severity },
): (problems: readonly Problem[]) => void {
  const shown = new Set(options.watch && !options.json ? all.flatMap(({ problems }) => problems) : []);
  if (shown.size > 0) printProblems([...shown], context, options);
  return (problems) =>
    printProblems(
      problems.filter((problem) => !shown.has(problem)),
      context,
      options,
    );
}

/** The problems on stderr for people, from the given severity up; or all of them on stdout as SARIF for programs. */
export function printProblems(
  problems: readonly Problem[],
  { texts, titles }: ReportContext,
  { json, least }: { readonly json: boolean; readonly least: Severity },
): void {
  const shown = atLeast(problems, least);
  if (json) printData(`${JSON.stringify(toSarif(problems, { version: packageVersion(), texts, titles }), null, 2)}\n`);
  else if (shown.length > 0) log(renderProblems(shown, { texts, paint: paintFor(process.stderr) }));
}

/** What stopped the command, in a line or two; the stack only for what nobody foresaw. */
export function printFailure(error: unknown): void {
  if (!(error instanceof Failure)) {
    const text = (error instanceof Error && error.stack) || messageOf(error);
    log(`error unexpected ${text.split('\n').map(visible).join('\n')}`);
    log('  hint: this is a fault of seminar-graph; please report it with the input that caused it');
    return;
  }
  log(`error ${error.code} ${visible(error.message)}`);
  if (error.excerpt) for (const line of renderExcerpt(error.excerpt, 'error', paintFor(process.stderr))) log(line);
  if (error.hint !== undefined) log(`  hint: ${visible(error.hint)}`);
}
