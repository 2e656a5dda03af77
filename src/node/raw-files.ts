import { createHash } from 'node:crypto';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { Failure } from '../report/failure.ts';
import { nearest } from '../report/nearest.ts';
import { reasonOf, systemCode } from './system-errors.ts';

// Reads files as bytes. `files.ts`, which parses them, takes 0.1 s to import.

export const ontologyEndings = ['.ttl'];

/** @throws Failure `unreadable` */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const hint = systemCode(error) === 'ENOENT' ? await nearestFile(file) : undefined;
    throw new Failure('unreadable', `cannot read ${file}: ${reasonOf(error)}`, { cause: error, hint });
  }
}

/** A hint for a file that does not exist. */
async function nearestFile(file: string): Promise<string | undefined> {
  const names = await readdir(dirname(file)).catch(() => undefined);
  if (!names) return `is ${dirname(file)} the right folder?`;
  const near = nearest(basename(file), names);
  return near === undefined ? undefined : `did you mean \`${join(dirname(file), near)}\`?`;
}

/**
 * The files of a folder with these endings, sorted by name.
 * @throws Failure `unreadable` if one is not a file, or is a link to a file outside of the folder, which a folder from
 * somebody else could use to read private files
 */
export async function filesIn(folder: string, endings: readonly string[]): Promise<string[]> {
  const files = (await namesIn(folder))
    .filter((name) => endings.some((ending) => name.endsWith(ending) && name !== ending))
    .map((name) => join(folder, name));
  const inside = `${await realpath(folder)}${sep}`;
  for (const file of files) {
    const [real, found] = await Promise.all([realpath(file), stat(file)]).catch(() => []);
    if (found?.isFile() && real?.startsWith(inside)) continue;
    const what = !found ? 'is a broken link' : found.isFile() ? 'is a link out of its folder' : 'is not a file';
    throw new Failure('unreadable', `cannot read ${file}: it ${what}`, {
      hint: 'replace it by a copy, or remove it',
    });
  }
  return files;
}

/** SHA-256 of the files of a folder with these endings. */
export async function hashOfFiles(folder: string, endings: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesIn(folder, endings)) hash.update(await readBytes(file));
  return hash.digest('hex');
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    throw new Failure('unreadable', `cannot read the folder ${folder}: ${reasonOf(error)}`, { cause: error });
  }
}
