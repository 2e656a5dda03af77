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
import { reasonOf } from './output-folder.ts';

/** An output with what to say of a run that was interrupted. */
interface ResumableOutput extends MapOutput {
  readonly unfinished: string | undefined;
}

/** Lines to standard output. Its errors are reported by the program, for every command alike. */
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

/** What is kept beside an unfinished file. */
interface Kept {
  /** What the run was asked for: another one does not go on from here. */
  readonly asked: string;
  readonly after: InputPosition;
  readonly written: number;
}

/**
 * Lines to a file that has its name only when it is whole. Until then it is `FILE.part`, and `FILE.part.json` says
 * what of the input it holds, so that a run which was cut in any way can go on.
 * @param asked inputs and options; only the same can be resumed
 */
export function fileOutput(file: string, asked: string, resume: boolean): ResumableOutput {
  const part = `${file}.part`;
  const state = `${part}.json`;
  return orUnwritable(file, () => {
    requireFile(file);
    const unlock = takeLock(`${part}.lock`);
    // However the run ends.
    process.once('exit', unlock);
    const kept = resume ? readKept(state, asked) : undefined;
    const handle = openSync(part, kept ? 'r+' : 'w');
    if (kept && fstatSync(handle).size < kept.written)
      throw new Failure('usage', `--resume: ${part} is shorter than it was`, {
        hint: 'map it anew, without `--resume`',
      });
    let written = kept?.written ?? 0;
    ftruncateSync(handle, written);
    return {
      from: kept?.after,
      async write(bytes, after) {
        // A run that goes on reads these lines again, and the bad one, which may be mended by then.
        if (after === undefined) return true;
        orUnwritable(file, () => {
          for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at, bytes.length - at, written + at);
          written += bytes.length;
          writeFileSync(`${state}.new`, JSON.stringify({ asked, after, written } satisfies Kept));
          renameSync(`${state}.new`, state);
        });
        return true;
      },
      finish() {
        orUnwritable(file, () => {
          fsyncSync(handle);
          closeSync(handle);
          renameSync(part, file);
          for (const left of [state, `${state}.new`]) rmSync(left, { force: true });
        });
      },
      unfinished: `${part} holds what was mapped; --resume goes on from there`,
    };
  });
}

/** What has no end, or is more than a file, cannot take the place of one. */
function requireFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (file === '' || file.endsWith('/') || (found && !found.isFile()))
    throw new Failure('unwritable', `cannot write ${code(file)}: it is no file`, {
      hint: 'name a file; into a pipe or a device, write without `--out`: > …',
    });
}

function readKept(state: string, asked: string): Kept | undefined {
  if (!existsSync(state)) return undefined;
  const kept = JSON.parse(readFileSync(state, 'utf8')) as Kept;
  if (kept.asked !== asked)
    throw new Failure('usage', '--resume: the run that was cut had other files or options', {
      hint: `it was: ${kept.asked}`,
    });
  return kept;
}

function orUnwritable<T>(name: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw error instanceof Failure ? error : unwritable(name, error);
  }
}

function unwritable(name: string, error: unknown): Failure {
  return new Failure('unwritable', `cannot write ${name}: ${reasonOf(error)}`, { cause: error });
}
