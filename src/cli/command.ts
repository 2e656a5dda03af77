import type { OptionValues } from 'commander';
import type { FileReader } from '../node/files.ts';
import type { QueryEngine } from '../sparql/engine.ts';
import type { options } from './options.ts';

/** What a command is given besides its arguments and options. */
export interface CommandContext {
  /** The query engine, in a thread of its own. */
  readonly engine: QueryEngine;
  readonly reader: FileReader;
}

interface CommandModule {
  /** A method, so that a command may name the types of its own options: they are what its row declares. */
  run(args: readonly string[], options: OptionValues, context: CommandContext): Promise<number>;
}

/** A command. Its code is loaded when it runs, so that --help stays quick. */
export interface CommandRow {
  /** After the name of its group, where it has one. */
  readonly name: string;
  readonly summary: string;
  readonly args: readonly {
    readonly name: string;
    readonly about: string;
    readonly usual?: readonly string[] | string;
  }[];
  /** Reads facts: the usual ones where none are named, none with --endpoint. */
  readonly facts?: boolean;
  readonly options: readonly (keyof typeof options)[];
  readonly examples: readonly string[];
  readonly note?: string;
  /** The query engine starts at once and loads beside the command; otherwise when it is first asked. */
  readonly engine?: boolean;
  /** Its work is more than what it prints: a closed pipe does not change its exit code. */
  readonly writes?: boolean;
  /** Returns the function that runs it: from arguments, options and context to the exit code. */
  readonly load: () => Promise<CommandModule['run']>;
}
