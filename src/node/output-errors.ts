import { Failure } from '../report/failure.ts';
import { reasonOf, systemCode } from './system-errors.ts';
import { printFailure } from './terminal.ts';

/** The exit code that shells report for SIGPIPE. */
export const closedPipeCode = 141;

const closed = Promise.withResolvers<void>();

/** Resolves when stdout or stderr is closed: then `--watch` ends. */
export const outputClosed = closed.promise;

const isClosedPipe = (error: unknown) => /^(EPIPE|EOF)$/.test(systemCode(error));

/**
 * Handles errors of stdout and stderr. A closed pipe is not reported: the command finishes, and the exit code is its own,
 * or 141 if it only prints. Other errors of stdout, such as a full disk, are reported, with exit code 2.
 * @param onlyPrints whether the command only prints to stdout
 */
export function handleOutputErrors(onlyPrints: () => boolean): void {
  let lost: 'closed' | 'unwritable' | undefined;
  process.stdout.on('error', (error) => {
    if (lost !== undefined) return;
    lost = isClosedPipe(error) ? 'closed' : 'unwritable';
    if (lost === 'closed') closed.resolve();
    else printFailure(new Failure('unwritable', `cannot write to stdout: ${reasonOf(error)}`, { cause: error }));
  });
  process.stderr.on('error', () => closed.resolve());
  process.on('exit', (code) => {
    if (lost === 'unwritable') process.exitCode = 2;
    else if (lost === 'closed' && code === 0 && onlyPrints()) process.exitCode = closedPipeCode;
  });
}
