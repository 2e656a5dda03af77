import { reasonOf } from '../node/output-folder.ts';
import { Failure } from '../report/failure.ts';
import { printFailure } from './terminal.ts';

/** As a shell says it of a program that wrote into a closed pipe (SIGPIPE). */
export const closedPipeCode = 141;

const closed = Promise.withResolvers<void>();

/** Resolves when nobody reads what is printed any more: the one reason for a command that runs until then to end. */
export const outputClosed = closed.promise;

const isClosedPipe = (error: unknown) =>
  error instanceof Error && 'code' in error && /^(EPIPE|EOF)$/.test(String(error.code));

/**
 * Decides how the program ends where its output cannot be written. A closed pipe is quiet: the command does its work to the
 * end, and the exit code is its own, or 141 where printing was all its work. Anything else, such as a full disk, is an error.
 * Messages on stderr that nobody can read change nothing.
 * @param onlyPrints whether the command has no other work than what it prints on stdout
 */
export function handleOutputErrors(onlyPrints: () => boolean): void {
  let lost: 'closed' | 'unwritable' | undefined;
  process.stdout.on('error', (error) => {
    if (lost !== undefined) return;
    lost = isClosedPipe(error) ? 'closed' : 'unwritable';
    if (lost === 'closed') closed.resolve();
    else printFailure(new Failure('unwritable', `cannot write standard output: ${reasonOf(error)}`, { cause: error }));
  });
  process.stderr.on('error', () => closed.resolve());
  process.on('exit', (code) => {
    if (lost === 'unwritable') process.exitCode = 2;
    else if (lost === 'closed' && code === 0 && onlyPrints()) process.exitCode = closedPipeCode;
  });
}
