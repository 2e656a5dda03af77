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
import { Failure, messageOf } from '../report/failure.ts';
import { takeLock } from './lock.ts';

// A set of files is replaced in three steps, and a run may be killed in any of them:
//   1. all are written beside, into .seminar-graph/new, and flushed to disk   killed: the old files stand, untouched
//   2. that folder is renamed to .seminar-graph/ready: the one moment that decides
//   3. its files are renamed into place                                       killed: the next command finishes it

const workName = '.seminar-graph';

/** A folder that this run alone writes into, until it is closed. */
export interface OutputFolder {
  /**
   * Replaces or adds these files (content by name), all or none.
   * @throws Failure `unwritable`
   */
  replace(files: ReadonlyMap<string, string>): void;
  /** Gives the folder back; what was made for nothing goes again. */
  close(): void;
}

/**
 * Makes the folder where there is none, and keeps other runs from writing into it meanwhile.
 * @throws Failure `unwritable`, or `busy` while another run writes
 */
export function openOutputFolder(folder: string): OutputFolder {
  return orUnwritable(folder, () => {
    const made = makeFolders(folder);
    const work = join(folder, workName);
    made.push(...makeFolders(work));
    if (!lstatSync(work).isDirectory()) throw new Error(`${work} is no folder`);
    const unlock = takeLock(join(work, 'lock'));
    const close = () => {
      tidy(() => rmSync(join(work, 'new'), { recursive: true, force: true }));
      tidy(unlock);
      for (const path of [...made, work].reverse()) tidy(() => rmdirSync(path));
    };
    try {
      moveReady(folder);
    } catch (error) {
      close();
      throw error;
    }
    return { replace: (files) => orUnwritable(folder, () => replaceFiles(folder, files)), close };
  });
}

/** Finishes what a killed run had decided but not yet moved into place, so that readers see all of it. */
export function finishReplacing(folder: string): void {
  if (existsSync(join(folder, workName, 'ready'))) openOutputFolder(folder).close();
}

function replaceFiles(folder: string, files: ReadonlyMap<string, string>): void {
  const staged = join(folder, workName, 'new');
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(staged);
  for (const [name, content] of files) {
    if (basename(name) !== name) throw new Error(`${name} is no file name`);
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
      hint: 'they are ready; the next run moves them into place',
    });
  }
}

/** A link in the place of a file is replaced itself; what it leads to is not touched. */
function moveReady(folder: string): void {
  const ready = join(folder, workName, 'ready');
  if (!existsSync(ready)) return;
  for (const name of readdirSync(ready)) renameSync(join(ready, name), join(folder, name));
  rmdirSync(ready);
}

/** One by one: Node's own recursive mkdir never returns where the system refuses a folder as if its parent were missing. */
function makeFolders(folder: string): string[] {
  const missing: string[] = [];
  for (let path = resolve(folder); !existsSync(path); path = dirname(path)) missing.unshift(path);
  for (const path of missing) mkdirSync(path);
  return missing;
}

function tidy(remove: () => void): void {
  try {
    remove();
  } catch {
    // It holds something, is gone, or cannot be removed; the next run takes over what is left.
  }
}

function orUnwritable<T>(folder: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('unwritable', `cannot write into ${folder}: ${reasonOf(error)}`, {
      cause: error,
      hint: 'nothing was written; `--out` names another folder',
    });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'the system does not permit it',
  EROFS: 'it is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  ENOTDIR: 'a part of the path is a file',
  ENAMETOOLONG: 'the name is too long',
};

/** Why the system refused, in plain words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? messageOf(error);
}
