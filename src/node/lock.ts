import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { Failure } from '../report/failure.ts';

/**
 * Takes a lock: a file that names the process and its machine. The lock of a process that is no more, however it ended,
 * is taken over.
 * @returns what gives the lock back
 * @throws Failure `busy` while another run holds it
 */
export function takeLock(file: string): () => void {
  const own = `${process.pid} on ${hostname()}`;
  for (let tries = 0; tries < 4; tries += 1) {
    if (createFile(file, own)) return () => rmSync(file, { force: true });
    const holder = holderOf(file);
    if (isRunning(holder))
      throw new Failure('busy', `another run (process ${holder}) is writing there`, {
        hint: `wait for it to end; if there is no such run any more, remove ${file}`,
      });
    // Whoever just made it has not yet written its name.
    if (holder === '' && tries < 2) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    else if (holder === holderOf(file)) rmSync(file, { force: true });
  }
  throw new Failure('busy', 'other runs are writing there', { hint: 'wait for them to end' });
}

/** @returns false where there is such a file already */
function createFile(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
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

/** Whether the process is there; of another machine's nobody here can tell, so it counts as running. */
function isRunning(holder: string): boolean {
  const [pid = '', host] = holder.split(' on ');
  if (host !== hostname()) return host !== undefined;
  // A process number can come again, in a new container for example; nobody else has this one now.
  if (Number(pid) === process.pid) return false;
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
