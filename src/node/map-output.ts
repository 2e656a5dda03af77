import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { Failure } from '../report/failure.ts';
import { code } from '../report/message-text.ts';
import type { InputPosition, MapOutput } from '../stream/map-stream.ts';
import { takeLock } from './lock.ts';
import { orUnwritable } from './system-errors.ts';

interface ResumableOutput extends MapOutput {
  /** Printed if the run is interrupted. */
  readonly unfinished: string | undefined;
}

/** Writes to stdout. Its errors are handled in `output-errors.ts`. */
export function standardOutput(): ResumableOutput {
  return {
    from: undefined,
    write: (bytes) =>
      new Promise((resolve) => {
        if (bytes.length === 0) resolve(true);
        else process.stdout.write(bytes, (error) => resolve(!error));
      }),
    finish: () => {},
    unfinished: undefined,
  };
}

/** The state of an interrupted run. */
interface State {
  /** Inputs and options of the run. */
  readonly request: string;
  readonly after: InputPosition;
  readonly written: number;
}

/**
 * Writes to a file that gets its name when it is complete. Until then it is `FILE.part`, and `FILE.part.json` has the
 * state, from which an interrupted run can continue.
 * @param request inputs and options, which must be the same to resume a run
 */
export function fileOutput(file: string, request: string, resume: boolean): ResumableOutput {
  const part = `${file}.part`;
  const stateFile = `${part}.json`;
  return orUnwritable(file, () => {
    requireFile(file);
    process.once('exit', takeLock(`${part}.lock`));
    const state = resume ? readState(stateFile, request) : undefined;
    const handle = openSync(part, state ? 'r+' : 'w');
    if (state && fstatSync(handle).size < state.written)
      throw new Failure('usage', `--resume: ${part} is shorter than before`, {
        hint: 'start again without `--resume`',
      });
    let written = state?.written ?? 0;
    ftruncateSync(handle, written);
    return {
      from: state?.after,
      async write(bytes, after) {
        // A resumed run reads these lines again, and the line with errors, which may be fixed by then.
        if (after === undefined) return true;
        orUnwritable(file, () => {
          for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at, bytes.length - at, written + at);
          written += bytes.length;
          writeFileSync(`${stateFile}.new`, JSON.stringify({ request, after, written } satisfies State));
          renameSync(`${stateFile}.new`, stateFile);
        });
        return true;
      },
      finish() {
        orUnwritable(file, () => {
          fsyncSync(handle);
          closeSync(handle);
          renameSync(part, file);
          for (const left of [stateFile, `${stateFile}.new`]) rmSync(left, { force: true });
        });
      },
      unfinished: `the output so far is in ${part}; --resume continues it`,
    };
  });
}

/** Folders, pipes and devices cannot be replaced by a file. */
function requireFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (file === '' || file.endsWith('/') || (found && !found.isFile()))
    throw new Failure('unwritable', `cannot write ${code(file)}: it is not a file`, {
      hint: 'name a file; to write to a pipe or device, use > in place of `--out`',
    });
}

function readState(stateFile: string, request: string): State | undefined {
  if (!existsSync(stateFile)) return undefined;
  const state = JSON.parse(readFileSync(stateFile, 'utf8')) as State;
  if (state.request === request) return state;
  throw new Failure('usage', '--resume: the interrupted run had other files or options', {
    hint: `it had: ${state.request}`,
  });
}
