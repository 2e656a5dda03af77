import { existsSync } from 'node:fs';
import { Command, type Option, type OptionValues } from 'commander';
import { packageVersion } from '../node/package-folder.ts';
import type { SparqlEngine } from '../node/sparql-engine.ts';
import { Failure } from '../report/failure.ts';
import type { CommandRow } from './command.ts';
import { commands } from './commands.ts';
import { defaults, options } from './options.ts';
import { log, printFailure } from './terminal.ts';

/** Gives a command its query engine; the time limit of a query is in milliseconds. */
export type StartEngine = (timeLimit: number) => Promise<SparqlEngine>;

const startEngine: StartEngine = async (timeLimit) => {
  const { SparqlEngine } = await import('../node/sparql-engine.ts');
  return new SparqlEngine({ timeLimit });
};

const exitCodes = `Exit codes: 0 done; 1 the data has errors, and nothing was written; 2 wrong usage, or a file or
server that cannot be used; 130 interrupted; 141 nobody reads the output any more.`;

/**
 * Runs a command.
 * @param args as after the name of the program
 * @returns the exit code
 */
export async function run(args: readonly string[], engine: StartEngine = startEngine): Promise<number> {
  let exitCode = 0;
  const program = programOf(async (row, names, values) => {
    exitCode = await runRow(row, names, values, engine);
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed its own message; its help and version are no errors.
    if (error instanceof Error && error.name === 'CommanderError')
      return 'exitCode' in error && error.exitCode === 0 ? 0 : 2;
    printFailure(error);
    return 2;
  }
}

/** Whether the work of the command that these arguments name is more than what it prints. */
export function writesFiles([first = '']: readonly string[]): boolean {
  return commands.some(({ name, writes }) => writes === true && name.split(' ')[0] === first);
}

type RunRow = (row: CommandRow, names: string[], values: OptionValues) => Promise<void>;

function programOf(runCommand: RunRow): Command {
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
      groups.set(group, program.command(group).description('write for the tools of others'));
    const command = (groups.get(group ?? '') ?? program).command(name).description(row.summary);
    for (const { name: argument, about, usual } of row.args) command.argument(argument, about, usual);
    for (const option of row.options) command.addOption(options[option]());
    const examples = row.examples.map((line) => `  ${line.includes('seminar-graph') ? line : `seminar-graph ${line}`}`);
    const notes = ['', 'Examples:', ...examples, ...(row.note === undefined ? [] : ['', row.note]), '', exitCodes];
    command.configureHelp({ optionDescription }).addHelpText('after', notes.join('\n'));
    command.action(() => runCommand(row, command.processedArgs.flat(), command.opts()));
  }
  return program;
}

/** Without the values that say nothing, and without folders of this machine. */
function optionDescription({ description, defaultValue, defaultValueDescription }: Option): string {
  const usual = defaultValueDescription ?? (['string', 'number'].includes(typeof defaultValue) ? defaultValue : '');
  return usual === '' ? description : `${description} (default: ${usual})`;
}

async function runRow(
  row: CommandRow,
  named: readonly string[],
  values: OptionValues,
  start: StartEngine,
): Promise<number> {
  const inStore = values.endpoint !== undefined;
  const names = row.facts && named.length === 0 && !inStore ? usualFacts() : named;
  const timeLimit = 1000 * Number(values.timeLimit ?? defaults.timeLimit);
  let started: Promise<SparqlEngine> | undefined;
  const engine = () => {
    started ??= start(timeLimit);
    return started;
  };
  if (row.engine && !inStore) void engine();
  const [command, { fileReader }] = await Promise.all([row.load(), import('../node/files.ts')]);
  try {
    const context = {
      engine: {
        load: async (graph: string) => (await engine()).load(graph),
        add: async (graph: string) => (await engine()).add(graph),
        answer: async (...asked: Parameters<SparqlEngine['answer']>) => (await engine()).answer(...asked),
      },
      reader: fileReader(),
    };
    if (values.watch !== true) return await command(names, values, context);
    const remembering = { ...context, reader: fileReader({ remember: true }) };
    return await runWatching(names, values, () => command(names, values, remembering));
  } finally {
    await (await started)?.close();
  }
}

/**
 * Runs a command again whenever a file changes, until it is interrupted or nobody reads its messages. A failure is shown and
 * does not end the watch: the next change may fix it.
 * @returns the exit code of the last run
 */
async function runWatching(
  facts: readonly string[],
  { ontology, queries, source, quiet }: OptionValues,
  command: () => Promise<number>,
): Promise<number> {
  const [{ watchFiles }, { outputClosed }] = await Promise.all([
    import('../node/watch-files.ts'),
    import('./output-errors.ts'),
  ]);
  let exitCode = 0;
  const runOnce = async () => {
    const start = performance.now();
    try {
      exitCode = await command();
    } catch (error) {
      printFailure(error);
      exitCode = 2;
    }
    if (!quiet) log(`\n${Math.round(performance.now() - start)} ms; watching for changes, Ctrl+C ends\n`);
  };
  const interrupted = new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  await watchFiles([...facts, ontology, queries, ...source], runOnce, Promise.race([interrupted, outputClosed]));
  return exitCode;
}

/** The facts that are read where none are named. */
function usualFacts(): string[] {
  if (!existsSync(defaults.facts))
    throw new Failure('no-facts', `there are no facts here (no folder ${defaults.facts})`, {
      hint: 'name a file or folder of facts, or begin a series with `seminar-graph init`',
    });
  return [defaults.facts];
}
