import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileReader, readSourceTexts } from '../../src/node/files.ts';
import { Failure } from '../../src/report/failure.ts';
import { textOf } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Names of files and folders as a stranger may send them, made when the test runs: not every system could keep them.

interface Layout {
  readonly files: Readonly<Record<string, string>>;
  /** Target by link. */
  readonly links?: Readonly<Record<string, string>>;
  readonly folders?: readonly string[];
  /** What the command is given. */
  readonly facts: string;
  /** `series` with its name and how many files it has, or the failure. */
  readonly expected: string;
}

const read = <Case>(name: string) =>
  Object.entries(JSON.parse(textOf('test', 'cases', 'hostile', 'paths', name)) as Record<string, Case>);

describe('facts in', () => {
  it.each(read<Layout>('paths.json'))('%s', async (_title, { files, links = {}, folders = [], facts, expected }) => {
    const folder = temporaryFolder(files);
    for (const path of folders) mkdirSync(join(folder, path), { recursive: true });
    for (const [path, target] of Object.entries(links)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      symlinkSync(target, join(folder, path));
    }
    const found = await outcomeOf(folder, async () => {
      const { facts: read, texts } = await fileReader().series(`${folder}/${facts}`);
      return `series ${read.series}${texts.size === 1 && !expected.endsWith(' 1') ? '' : ` ${texts.size}`}`;
    });
    expect(found).toBe(expected);
  });
});

describe('--source with', () => {
  it.each(read<{ source: string; expected: string }>('sources.json'))('%s', async (_title, { source, expected }) => {
    const folder = temporaryFolder({ 'w.txt': 'q', 'a=b.txt': 'q', 'texts/w.txt': 'q', 'texts/w.md': 'q' });
    mkdirSync(join(folder, 'linked'));
    symlinkSync('../w.txt', join(folder, 'linked', 'w.txt'));
    writeFileSync(join(folder, 'latin-1.txt'), Buffer.from([0x61, 0xe9]));
    const before = process.cwd();
    process.chdir(folder);
    try {
      const found = await outcomeOf(folder, async () => `read ${[...(await readSourceTexts([source])).texts.keys()]}`);
      expect(found.slice(0, expected.length)).toBe(expected);
    } finally {
      process.chdir(before);
    }
  });
});

/** What came of it, with paths as the user gave them. */
async function outcomeOf(folder: string, run: () => Promise<string>): Promise<string> {
  const outcome = await run().catch((error: unknown) => {
    if (error instanceof Failure) return `failure ${error.code} ${error.message}`;
    throw error;
  });
  return outcome.replaceAll(`${folder}/`, '');
}
