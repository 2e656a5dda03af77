import { log, printData, printProblems } from '../node/terminal.ts';
import { literal } from '../rdf/environment.ts';
import { xsd } from '../rdf/namespace.ts';
import type { Problem } from '../report/problem.ts';
import { type SourceStatus, sourceStatuses } from '../series/source-status.ts';
import { toTable } from '../sparql/table.ts';
import type { CommandContext } from './command.ts';
import { readInputs } from './inputs.ts';
import type { FactsOptions } from './options.ts';

interface SourcesOptions extends FactsOptions {
  readonly fetch: boolean;
  readonly privateAddresses: boolean;
}

/**
 * Prints what rests on each source, and whether its text still says it. Changes no file.
 * @returns the exit code: 0; 1 if a text or page does not have a quotation, or is gone; 2 if a page cannot be read
 */
export async function sources(
  paths: readonly string[],
  options: SourcesOptions,
  { reader }: CommandContext,
): Promise<number> {
  const inputs = await readInputs(paths, options, reader);
  const all: SourceStatus[] = [];
  for (const mapped of inputs.all) {
    const known = sourceStatuses(mapped, inputs.sources);
    all.push(...(options.fetch ? await retrieved(known, mapped.facts.sources, options) : known));
  }
  if (options.json) printData(`${JSON.stringify(all.map(toJson), null, 2)}\n`);
  else
    printData(
      toTable(
        { boolean: undefined, variables: columns, rows: all.map(toRow) },
        { prefixes: new Map(), width: process.stdout.columns },
      ),
    );
  printProblems(
    all.flatMap(({ text }) => text.missing),
    inputs.context,
    { json: false, least: 'error' },
  );
  const states = new Set(all.map(({ text }) => text.state));
  if (states.has('differs') || states.has('gone')) return 1;
  return [...unread].some((state) => states.has(state)) ? 2 : 0;
}

const unread = ['unreachable', 'refused', 'no text'] as const;

async function retrieved(
  known: readonly SourceStatus[],
  facts: Parameters<typeof import('../node/retrieve-source.ts').retrieveSources>[1],
  { privateAddresses, quiet }: SourcesOptions,
): Promise<SourceStatus[]> {
  // Reading HTML takes 60 ms to import.
  const { retrieveSources } = await import('../node/retrieve-source.ts');
  return retrieveSources(known, facts, { privateAddresses }, (count) => {
    if (!quiet && process.stderr.isTTY) log(`${count} of ${known.length} sources`);
  });
}

const columns = ['source', 'claims', 'quotations', 'readings', 'values', 'text', 'from'];

function toRow({ id, claims, quotations, readings, values, text, url }: SourceStatus) {
  const number = (count: number) => literal(String(count), xsd.integer);
  const { state, reason, missing, from } = text;
  const detail = state === 'differs' ? `: ${missing.length} not found` : reason === undefined ? '' : `: ${reason}`;
  return new Map([
    ['source', literal(id)],
    ['claims', number(claims)],
    ['quotations', number(quotations)],
    ['readings', number(readings)],
    ['values', number(values)],
    ['text', literal(`${state}${detail}`)],
    ['from', literal(from ?? url ?? '')],
  ]);
}

function toJson({ text: { missing, ...text }, ...status }: SourceStatus) {
  return { ...status, text: { ...text, missing: missing.map(placeOf) } };
}

function placeOf({ place, hint }: Problem) {
  return { file: place?.file, line: place?.line, column: place?.column, hint };
}
