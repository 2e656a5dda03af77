import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { idHint, isId } from '../facts/ids.ts';
import { Failure, messageOf } from '../report/failure.ts';
import { code } from '../report/message-text.ts';
import { firstSeries } from './first-series.ts';
import { log } from './terminal.ts';

/**
 * Writes a small series with comments into a folder, for its user to change. Files that exist stay as they are.
 * @returns the exit code: 0
 * @throws Failure `usage` where the folder cannot name a series, `unwritable` where a file exists
 */
export async function init([folder = 'readings']: readonly string[]): Promise<number> {
  const name = basename(resolve(folder));
  if (!isId(name))
    throw new Failure('usage', `${folder}: a series is named after its folder, and ${code(name)} is no name`, {
      hint: idHint(name),
    });
  const files = [...firstSeries(name)].map(([file, text]) => [join(folder, file), text] as const);
  const existing = files.find(([file]) => existsSync(file));
  if (existing) throw new Failure('unwritable', `${existing[0]} exists already`, { hint: 'name another folder' });
  try {
    mkdirSync(folder, { recursive: true });
    // Exclusive, for it may have come into being meanwhile.
    for (const [file, text] of files) writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    throw new Failure('unwritable', `cannot write into ${folder}: ${messageOf(error)}`, { cause: error });
  }
  for (const [file] of files) log(file);
  const named = /\s/.test(folder) ? `"${folder}"` : folder;
  log(`\nNext:\n  seminar-graph build ${named}    writes its graph, a report and a picture into output/`);
  log('  seminar-graph serve    shows them as pages, with a SPARQL endpoint');
  return 0;
}
