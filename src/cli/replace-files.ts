import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure, messageOf } from '../report/failure.ts';

/**
 * Writes files so that each is the old or the new one, never half: all are written beside and flushed to disk first,
 * then renamed together. Where one cannot be written, none is replaced.
 * @param files content by path
 */
export async function replaceFiles(files: ReadonlyMap<string, string>): Promise<void> {
  const staged = new Map([...files.keys()].map((path) => [path, `${path}.${process.pid}.tmp`]));
  try {
    for (const [path, content] of files) {
      const temporary = staged.get(path) ?? join(dirname(path), 'tmp');
      await mkdir(dirname(path), { recursive: true });
      const handle = await open(temporary, 'w');
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    for (const [path, temporary] of staged) await rename(temporary, path);
  } catch (error) {
    await Promise.all([...staged.values()].map((temporary) => rm(temporary, { force: true })));
    throw new Failure('unwritable', `cannot write: ${messageOf(error)}`, { cause: error });
  }
}
