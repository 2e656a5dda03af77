import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { idHint, isId } from '../facts/ids.ts';
import { openOutputFolder } from '../node/output-folder.ts';
import { log } from '../node/terminal.ts';
import { Failure } from '../report/failure.ts';
import { code } from '../report/message-text.ts';
import { firstSeries } from '../series/first-series.ts';

/**
 * Writes a small series with comments into a folder. It does not overwrite files.
 * @returns the exit code: 0
 * @throws Failure `usage` if the name of the folder cannot be the name of a series, `unwritable` if a file exists
 */
export async function init([folder = 'readings']: readonly string[]): Promise<number> {
  const name = basename(resolve(folder));
  if (!isId(name))
    throw new Failure('usage', `${folder}: a series has the name of its folder, and ${code(name)} is not valid`, {
      hint: idHint(name),
    });
  const files = firstSeries(name);
  const existing = [...files.keys()].map((file) => join(folder, file)).find((file) => existsSync(file));
  if (existing) throw new Failure('unwritable', `${existing} exists already`, { hint: 'name another folder' });
  const output = openOutputFolder(folder);
  try {
    output.replace(files);
  } finally {
    output.close();
  }
  for (const file of files.keys()) log(join(folder, file));
  const named = /\s/.test(folder) ? `"${folder}"` : folder;
  log(`\nNext:\n  seminar-graph build ${named}    writes its graph, a report and a picture into output/`);
  log('  seminar-graph serve    shows them as pages, with a SPARQL endpoint');
  return 0;
}
