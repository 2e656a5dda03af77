import { existsSync } from 'node:fs';
import { Argument, Command, type Option, type OptionValues } from 'commander';
import type { FileReader } from '../node/files.ts';
import { packageVersion } from '../node/package-folder.ts';
import type { SparqlEngine } from '../node/sparql-engine.ts';
import { printFailure } from '../node/terminal.ts';
import { Failure } from '../report/failure.ts';
import type { CommandContext, CommandRow } from './command.ts';
import { commands } from './commands.ts';
import { defaults, optionOf } from './options.ts';

/** Starts the query engine; the time limit of a query is in milliseconds. */
type StartEngine = (timeLimit: number) => Promise<SparqlEngine>;

const startEngine: StartEngine = async (timeLimit) => {
  const { SparqlEngine } = await import('../node/sparql-engine.ts');
  return new SparqlEngine({ timeLimit });
};

const exitCodes = `Exit codes: 0 success; 1 the data has errors; 2 wrong usage, or an unusable file or
server; 130 interrupted; 141 the output was closed.`;

/**
 * Runs a command.
 * @param args the arguments of the program
 * @returns the exit code
 */
export async function run(args: readonly string[], start = startEngine): Promise<number> {
  let exitCode = 0;
  const program = programOf(async (row, names, values) => {
    exitCode = await runRow(row, names, values, start);
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed its message; it throws for --help and --version too.
    if (error instanceof Error && error.name === 'CommanderError')
      return 'exitCode' in error && error.exitCode === 0 ? 0 : 2;
    printFailure(error);
    return 2;
  }
}

/** Whether the command of these arguments does more than print. */
export function writesFiles([first = '']: readonly string[]): boolean {
  return commands.some(({ name, writes }) => writes === true && name.split(' ')[0] === first);
}

function programOf(action: (row: CommandRow, names: string[], values: OptionValues) => Promise<void>): Command {
  const program = new Command('seminar-graph')
    .description('Turns what sources say about a series of meetings into linked data that can be trusted.')
    .version(packageVersion())
    .showSuggestionAfterError()
    .addHelpText('after', `\n${exitCodes}`)
    .configureHelp({ optionDescription })
    .exitOverride();
  const groups = new Map<string, Command>();
  for (const row of commands) {
    const [name = '', group] = row.name.split(' ').reverse();
    if (group !== undefined && !groups.has(group))
      groups.set(group, program.command(group).description('write files for other tools'));
    const command = (groups.get(group ?? '') ?? program).command(name).description(row.summary);
    for (const [argument, about, usual] of row.args ?? [])
      command.addArgument(new Argument(argument, about).default(usual, usual?.join(' ')));
    for (const option of row.options) command.addOption(optionOf(option));
    const examples = row.examples.map((line) => `  ${line.includes('seminar-graph') ? line : `seminar-graph ${line}`}`);
    const notes = ['', 'Examples:', ...examples, ...(row.note === undefined ? [] : ['', row.note]), '', exitCodes];
    command.configureHelp({ optionDescription }).addHelpText('after', notes.join('\n'));
    command.action(() => action(row, command.processedArgs.flat(), command.opts()));
  }
  return program;
}

/** Shows choices and defaults, except for false and empty ones. */
function optionDescription({ description, argChoices, defaultValue, defaultValueDescription }: Option): string {
  const usual = defaultValueDescription ?? (['string', 'number'].includes(typeof defaultValue) ? defaultValue : '');
  return `${description}${argChoices ? `: ${argChoices.join(', ')}` : ''}${usual === '' ? '' : ` (default: ${usual})`}`;
}

async function runRow(
  row: CommandRow,
  named: readonly string[],
  values: OptionValues,
  start: StartEngine,
): Promise<number> {
  const inStore = values.endpoint !== undefined;
  if (!inStore && row.options.includes('graphs') && values.graph.length > 0)
    throw new Failure('usage', '--graph needs --endpoint', {
      hint: 'GRAPH in a query selects named graphs of files that have them (trig, nq)',
    });
  const names = row.facts && named.length === 0 && !inStore ? defaultFacts() : named;
  const timeLimit = 1000 * Number(values.timeLimit ?? defaults.timeLimit);
  let started: Promise<SparqlEngine> | undefined;
  const engine = () => {
    started ??= start(timeLimit);
    return started;
  };
  if (row.engine && !inStore) void engine();
  // Loaded only by commands that read facts or an ontology.
  let loaded: Promise<FileReader> | undefined;
  const reader = () => {
    loaded ??= import('../node/files.ts').then(({ fileReader }) => fileReader({ remember: values.watch === true }));
    return loaded;
  };
  const command = await row.load();
  const context: CommandContext = {
    engine: {
      load: async (graph: string) => (await engine()).load(graph),
      add: async (graph: string) => (await engine()).add(graph),
      answer: async (...asked: Parameters<SparqlEngine['answer']>) => (await engine()).answer(...asked),
    },
    reader: {
      series: async (path) => (await reader()).series(path),
      ontology: async (folder) => (await reader()).ontology(folder),
    },
  };
  try {
    if (values.watch !== true) return await command(names, values, context);
    const { watchFiles } = await import('../node/watch-files.ts');
    const { ontology, queries, source, quiet } = values;
    return await watchFiles([...names, ontology, queries, ...source], () => command(names, values, context), quiet);
  } finally {
    await (await started)?.close();
  }
}

function defaultFacts(): string[] {
  if (existsSync(defaults.facts)) return [defaults.facts];
  throw new Failure('no-facts', `there are no facts here (no folder ${defaults.facts})`, {
    hint: 'name a file or folder of facts, or start a series with `seminar-graph init`',
  });
}
