import type { OptionValues } from 'commander';
import type { FileReader } from '../node/files.ts';
import type { QueryEngine } from '../sparql/engine.ts';
import type { OptionName } from './options.ts';

export interface CommandContext {
  /** The query engine, in a worker thread. */
  readonly engine: QueryEngine;
  readonly reader: FileReader;
}

interface CommandModule {
  /** Returns the exit code. A method, so that commands can declare the types of their own options. */
  run(args: readonly string[], options: OptionValues, context: CommandContext): Promise<number>;
}

/** A command. Its code is loaded only when it runs, so that --help is fast. */
export interface CommandRow {
  /** With its group, as in `export quickstatements`. */
  readonly name: string;
  readonly summary: string;
  readonly args?: readonly (readonly [name: string, about: string, usual?: readonly string[]])[];
  /** Without arguments and --endpoint, it reads the default facts. */
  readonly facts?: boolean;
  readonly options: readonly OptionName[];
  readonly examples: readonly string[];
  readonly note?: string;
  /** Start the query engine at once, beside the command, and not only when it is used. */
  readonly engine?: boolean;
  /** It does more than print, so a closed pipe does not change its exit code. */
  readonly writes?: boolean;
  readonly load: () => Promise<CommandModule['run']>;
}
