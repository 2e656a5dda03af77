import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('init', () => {
  it('writes a series that builds without errors, warnings or notes, and says how to go on', async () => {
    const folder = temporaryFolder({});
    const { exitCode, stdout, stderr } = await runCommand(['init', 'my-series'], folder);
    expect([exitCode, stdout]).toEqual([0, '']);
    const written = ['newsletter.yaml', 'things.yaml'].map((name) => join('my-series', name));
    expect(stderr.split('\n').slice(0, 2).sort()).toEqual(written);
    expect(readdirSync(join(folder, 'my-series')).sort()).toEqual(['newsletter.yaml', 'things.yaml']);
    const commands = [...stderr.matchAll(/^ {2}seminar-graph (\S+)(?: (\S+))?/gm)].map(([, command, path]) => [
      command,
      path,
    ]);
    expect(commands).toEqual([
      ['build', 'my-series'],
      ['serve', undefined],
    ]);
    expect((await runCommand(['check', 'my-series'], folder)).stderr).toBe(
      'my-series: 7 values quoted\n0 errors, 0 warnings, 0 notes\n',
    );
    const built = await runCommand(['build', 'my-series'], folder);
    expect(built).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(/^my-series: 1 source, 2 claims → 10 statements/),
    });
  });

  it('writes into a folder called readings where none is named', async () => {
    const folder = temporaryFolder({});
    expect((await runCommand(['init'], folder)).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'readings', 'things.yaml'), 'utf8')).toContain('https://example.org/readings/');
  });

  it('overwrites nothing', async () => {
    const folder = temporaryFolder({ 'readings/newsletter.yaml': 'mine' });
    const { exitCode, stderr } = await runCommand(['init', 'readings'], folder);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`error unwritable ${join('readings', 'newsletter.yaml')} exists already`);
    expect(readdirSync(join(folder, 'readings'))).toEqual(['newsletter.yaml']);
    expect(readFileSync(join(folder, 'readings', 'newsletter.yaml'), 'utf8')).toBe('mine');
  });

  it.each([
    ['my series', 'usage', 'my-series'],
    [join('file', 'readings'), 'unwritable', 'cannot write into'],
  ])('refuses %s', async (path, code, message) => {
    const { exitCode, stderr } = await runCommand(['init', path], temporaryFolder({ file: '' }));
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`error ${code} `);
    expect(stderr).toContain(message);
  });
});
