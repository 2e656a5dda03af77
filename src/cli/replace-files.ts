import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure, messageOf } from '../report/failure.ts';

/**
 * Writes files so that each is the old or the new one, never half: all are written beside and flushed to disk first,
 * then renamed together. Where one cannot be written, none is replaced.
 * @param files content by path
 */
export async function replaceFiles(files: ReadonlyMap<string, string>): Promise<void> {
  const staged = new Map([...files.keys()].map((path) => [path, `${path}.${process.pid}.tmp`]));
  try {
    for (const [path, temporary] of staged) {
      await mkdir(dirname(path), { recursive: true });
      const handle = await open(temporary, 'w');
      try {
        await handle.writeFile(files.get(path) ?? '');
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    for (const [path, temporary] of staged) await rename(temporary, path);
  } catch (error) {
    // What cannot be removed was not written either; the first error is the one to tell.
    await Promise.allSettled([...staged.values()].map((temporary) => rm(temporary, { force: true })));
    throw new Failure('unwritable', `cannot write: ${messageOf(error)}`, { cause: error });
  }
}
