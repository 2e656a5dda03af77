import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure } from '../report/failure.ts';
import { takeLock } from './lock.ts';
import { orUnwritable, reasonOf } from './system-errors.ts';

// Files are replaced in three steps, so that the process can be killed at any time:
//   1. all files are written to .seminar-graph/new and flushed to disk   killed: the old files are unchanged
//   2. that folder is renamed to .seminar-graph/ready                    from here on, the new files count
//   3. its files are renamed into place                                  killed: the next command finishes it

const workName = '.seminar-graph';

/** A folder that is locked for other runs until it is closed. */
interface OutputFolder {
  /**
   * Replaces or adds these files (content by name), all or none.
   * @throws Failure `unwritable`
   */
  replace(files: ReadonlyMap<string, string>): void;
  /** Releases the lock and removes folders that were created but not used. */
  close(): void;
}

/**
 * Creates the folder if it does not exist, and locks it.
 * @throws Failure `unwritable`, or `busy` while another run has the lock
 */
export function openOutputFolder(folder: string): OutputFolder {
  const write = <T>(action: () => T) =>
    orUnwritable(`into ${folder}`, action, 'nothing was written; name another folder');
  return write(() => {
    const created = createFolders(folder);
    const work = join(folder, workName);
    created.push(...createFolders(work));
    if (!lstatSync(work).isDirectory()) throw new Error(`${work} is not a folder`);
    const unlock = takeLock(join(work, 'lock'));
    const close = () => {
      ignoreErrors(() => rmSync(join(work, 'new'), { recursive: true, force: true }));
      ignoreErrors(unlock);
      for (const path of [...created, work].reverse()) ignoreErrors(() => rmdirSync(path));
    };
    try {
      moveReady(folder);
    } catch (error) {
      close();
      throw error;
    }
    return { replace: (files) => write(() => replaceFiles(folder, files)), close };
  });
}

/** Finishes step 3 of a killed run, so that readers see all its files. */
export function finishReplacing(folder: string): void {
  if (existsSync(join(folder, workName, 'ready'))) openOutputFolder(folder).close();
}

function replaceFiles(folder: string, files: ReadonlyMap<string, string>): void {
  const staged = join(folder, workName, 'new');
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(staged);
  for (const [name, content] of files) {
    if (basename(name) !== name) throw new Error(`${name} is not a file name`);
    const target = join(folder, name);
    if (lstatSync(target, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${target} is a folder`);
    const file = openSync(join(staged, name), 'wx');
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
  renameSync(staged, join(folder, workName, 'ready'));
  try {
    moveReady(folder);
  } catch (error) {
    throw new Failure('unwritable', `cannot move the new files into ${folder}: ${reasonOf(error)}`, {
      cause: error,
      hint: 'they are complete; the next run moves them into place',
    });
  }
}

/** Replaces symbolic links, not the files that they point to. */
function moveReady(folder: string): void {
  const ready = join(folder, workName, 'ready');
  if (!existsSync(ready)) return;
  for (const name of readdirSync(ready)) renameSync(join(ready, name), join(folder, name));
  rmdirSync(ready);
}

/**
 * Creates folders one by one: the recursive mkdir of Node never returns if the system refuses a folder as if its parent
 * were missing.
 */
function createFolders(folder: string): string[] {
  const missing: string[] = [];
  for (let path = resolve(folder); !existsSync(path); path = dirname(path)) missing.unshift(path);
  for (const path of missing) mkdirSync(path);
  return missing;
}

function ignoreErrors(remove: () => void): void {
  try {
    remove();
  } catch {
    // It is not empty, is gone, or cannot be removed; the next run uses what is left.
  }
}
