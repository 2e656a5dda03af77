import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { idHint, isId } from '../facts/ids.ts';
import { orUnwritable } from '../node/system-errors.ts';
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
  const files = [...firstSeries(name)].map(([file, text]) => [join(folder, file), text] as const);
  const existing = files.find(([file]) => existsSync(file));
  if (existing) throw new Failure('unwritable', `${existing[0]} exists already`, { hint: 'name another folder' });
  orUnwritable(`into ${folder}`, () => {
    mkdirSync(folder, { recursive: true });
    // Exclusive, because another process may have created it meanwhile.
    for (const [file, text] of files) writeFileSync(file, text, { flag: 'wx' });
  });
  for (const [file] of files) log(file);
  const argument = /\s/.test(folder) ? `"${folder}"` : folder;
  log(`\nNext:\n  seminar-graph build ${argument}    writes its graph, a report and a picture into output/`);
  log('  seminar-graph serve    shows them as pages, with a SPARQL endpoint');
  return 0;
}
