import { spawn } from 'node:child_process';
import { existsSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../support/repository.ts';
import { mainFile } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const talks = `namespace: https://example.org/talks/
things:
  talks: { a: EventSeries, name: Talks }
source: { id: letter, name: A letter, publisher: A library, url: https://example.org/letter, language: en }
claims:
  - quote: Talks
    says: { talks: { description: Evenings } }
`;
const line = '{"namespace":"https://example.org/talks/","things":{"talks":{"a":"EventSeries","name":"Talks"}}}\n';
const files = {
  'talks.yaml': talks,
  'broken.yaml': talks.replace('Talks', '[]'),
  'talks.ndjson': line,
};
const built = join(repository, 'output');

interface Ended {
  readonly exitCode: number | null;
  readonly stderr: string;
}

/** Runs the program with nobody to read its stdout, or with an open file as its stdout. */
function run(args: readonly string[], stdout: 'closed' | number, folder = temporaryFolder(files)): Promise<Ended> {
  const child = spawn(process.execPath, [mainFile, ...args], {
    cwd: folder,
    stdio: ['ignore', stdout === 'closed' ? 'pipe' : stdout, 'pipe'],
  });
  child.stdout?.destroy();
  let stderr = '';
  child.stderr?.on('data', (part) => {
    stderr += part;
  });
  return new Promise((resolve) => child.on('close', (exitCode) => resolve({ exitCode, stderr })));
}

describe('a closed pipe', () => {
  it.each([
    ['query', ['query', 'SELECT * { ?s ?p ?o }', '--out', built]],
    ['explain', ['explain', 'wpb', '--out', built]],
    ['map', ['map', 'talks.ndjson']],
    ['check --json', ['check', 'talks.yaml', '--json', '--quiet']],
  ])('ends %s quietly, as a signal ends other programs', async (_, args) => {
    expect(await run(args, 'closed')).toEqual({ exitCode: 141, stderr: '' });
  });

  it('leaves check its exit code where the data has errors', async () => {
    expect(await run(['check', 'broken.yaml', '--json', '--quiet'], 'closed')).toEqual({ exitCode: 1, stderr: '' });
  });

  it('leaves build to write its files', async () => {
    const folder = temporaryFolder(files);
    const args = ['build', 'talks.yaml', '--json', '--quiet', '--out', 'built'];
    expect(await run(args, 'closed', folder)).toEqual({ exitCode: 0, stderr: '' });
    expect(readdirSync(join(folder, 'built'))).toContain('talks.ttl');
  });
});

describe.runIf(existsSync('/dev/full'))('a full disk behind stdout', () => {
  it.each([
    ['explain', ['explain', 'wpb', '--out', built]],
    ['map', ['map', 'talks.ndjson']],
  ])('is one line of %s', async (_, args) => {
    expect(await run(args, openSync('/dev/full', 'w'))).toEqual({
      exitCode: 2,
      stderr: 'error unwritable cannot write to stdout: the disk is full\n',
    });
  });
});
