import { createHash } from 'node:crypto';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { Failure, messageOf } from '../report/failure.ts';
import { nearest } from '../report/nearest.ts';

// Files as bytes: what they hold, files.ts reads. Apart from it, for that takes 0.1 s to import.

/** An ontology is all Turtle files of a folder. */
export const ontologyEndings = ['.ttl'];

/**
 * The bytes of a file.
 * @throws Failure `unreadable`
 */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const reason = missing ? 'there is no such file' : messageOf(error);
    const hint = missing ? await nearestFile(file) : undefined;
    throw new Failure('unreadable', `cannot read ${file}: ${reason}`, { cause: error, ...(hint && { hint }) });
  }
}

/** The file that a name which is none most likely means. */
async function nearestFile(file: string): Promise<string | undefined> {
  const names = await readdir(dirname(file)).catch(() => undefined);
  if (!names) return `is ${dirname(file)} the right folder?`;
  const near = nearest(basename(file), names);
  return near === undefined ? undefined : `did you mean \`${join(dirname(file), near)}\`?`;
}

/**
 * The files of a folder with these endings, by name.
 * @throws Failure `unreadable` where one is no file, or leads out of the folder: who gets a folder from a stranger does
 * not mean to read other files through it
 */
export async function filesIn(folder: string, endings: readonly string[]): Promise<string[]> {
  const files = (await namesIn(folder))
    .filter((name) => endings.some((ending) => name.endsWith(ending) && name !== ending))
    .map((name) => join(folder, name));
  const inside = `${await realpath(folder)}${sep}`;
  for (const file of files) {
    const [real, found] = await Promise.all([realpath(file), stat(file)]).catch(() => []);
    if (found?.isFile() && real?.startsWith(inside)) continue;
    const what = !found ? 'is a link to nothing' : found.isFile() ? 'leads out of its folder' : 'is no file';
    throw new Failure('unreadable', `cannot read ${file}: it ${what}`, {
      hint: 'put a copy there, or remove it',
    });
  }
  return files;
}

/** SHA-256 of the bytes of the files of a folder with these endings. */
export async function hashOfFiles(folder: string, endings: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesIn(folder, endings)) hash.update(await readBytes(file));
  return hash.digest('hex');
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    throw new Failure('unreadable', `cannot read the folder ${folder}: ${messageOf(error)}`, { cause: error });
  }
}
