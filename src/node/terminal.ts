import { styleText } from 'node:util';
import { Failure, messageOf } from '../report/failure.ts';
import { atLeast, type Problem, type Severity } from '../report/problem.ts';
import { type Paint, renderExcerpt, renderProblems, visible } from '../report/render-text.ts';
import { toSarif } from '../report/sarif.ts';
import { packageVersion } from './package-folder.ts';

/** Data goes to stdout. */
export function printData(text: string): void {
  process.stdout.write(text);
}

/** Messages go to stderr. */
export function log(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Colours, if the stream is a terminal that supports them and NO_COLOR is not set. */
export function paintFor(stream: NodeJS.WriteStream): Paint | undefined {
  const wanted = stream.isTTY === true && stream.hasColors() && !process.env.NO_COLOR;
  return wanted ? (format, text) => styleText(format, text, { validateStream: false }) : undefined;
}

export interface ReportContext {
  /** The text of each file by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** The titles of the check queries by code. */
  readonly titles: ReadonlyMap<string, string>;
}

/**
 * With --watch, prints the problems of reading and mapping at once, because shapes and queries take longer.
 * @returns a function that prints the problems of all stages, except those printed already
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

/** Prints problems of at least a severity to stderr; or, as SARIF, all problems to stdout. */
export function printProblems(
  problems: readonly Problem[],
  { texts, titles }: ReportContext,
  { json, least }: { readonly json: boolean; readonly least: Severity },
): void {
  const shown = atLeast(problems, least);
  if (json) printData(`${JSON.stringify(toSarif(problems, { version: packageVersion(), texts, titles }), null, 2)}\n`);
  else if (shown.length > 0) log(renderProblems(shown, { texts, paint: paintFor(process.stderr) }));
}

/** Prints a failure in one or two lines, and other errors with their stack. */
export function printFailure(error: unknown): void {
  if (!(error instanceof Failure)) {
    const text = (error instanceof Error && error.stack) || messageOf(error);
    log(`error unexpected ${text.split('\n').map(visible).join('\n')}`);
    log('  hint: this is a bug in seminar-graph; please report it with the input that caused it');
    return;
  }
  log(`error ${error.code} ${visible(error.message)}`);
  if (error.excerpt) for (const line of renderExcerpt(error.excerpt, 'error', paintFor(process.stderr))) log(line);
  if (error.hint !== undefined) log(`  hint: ${visible(error.hint)}`);
}
