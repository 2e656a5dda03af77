import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { Failure } from '../report/failure.ts';
import { systemCode } from './system-errors.ts';

/**
 * Takes a lock: a file with the number of the process and the name of its machine. The lock of a process that has ended
 * is taken over.
 * @returns a function that releases the lock
 * @throws Failure `busy` while another process has it
 */
export function takeLock(file: string): () => void {
  const own = `${process.pid} on ${hostname()}`;
  for (let tries = 0; tries < 4; tries += 1) {
    if (createFile(file, own)) return () => rmSync(file, { force: true });
    const holder = holderOf(file);
    if (isRunning(holder))
      throw new Failure('busy', `another run (process ${holder}) is writing there`, {
        hint: `wait until it ends; if there is no such process, remove ${file}`,
      });
    // The file was just created, and has no content yet.
    if (holder === '' && tries < 2) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    else if (holder === holderOf(file)) rmSync(file, { force: true });
  }
  throw new Failure('busy', 'other runs are writing there', { hint: 'wait until they end' });
}

/** @returns false if the file exists */
function createFile(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    rmSync(file, { force: true });
    throw error;
  }
}

function holderOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Whether the process is running. A process of another machine counts as running. */
function isRunning(holder: string): boolean {
  const [pid = '', host] = holder.split(' on ');
  if (host !== hostname()) return host !== undefined;
  // Numbers are reused, for example in a new container; this one is ours now.
  if (Number(pid) === process.pid) return false;
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
