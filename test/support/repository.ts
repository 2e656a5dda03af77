import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the project. */
export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The text of a file of the project. */
export function textOf(...path: readonly string[]): string {
  return readFileSync(join(repository, ...path), 'utf8');
}

/** The names in a folder of the project, sorted; only those with an ending, without it, where one is given. */
export function namesIn(folder: string, ending?: string): string[] {
  const names = readdirSync(join(repository, folder)).sort();
  if (ending === undefined) return names;
  return names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
}
