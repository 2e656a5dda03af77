import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from './repository.ts';

/** Sixty invented series, a line of NDJSON each. */
export async function generatedLines(): Promise<string> {
  const generate = join(repository, 'bench', 'generate.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [generate, '--series', '60', '--seed', '5']);
  return stdout;
}
