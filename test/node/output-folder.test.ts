import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { finishReplacing, openOutputFolder } from '../../src/node/output-folder.ts';
import { Failure } from '../../src/report/failure.ts';
import { names, old, versionIn, writer } from '../support/replaced-files.ts';
import { repository } from '../support/repository.ts';
import { sampleOf } from '../support/sample.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const programs = join(repository, 'test', 'support', 'programs');

/** Writes version 1 over version 0; the Nth file operation fails. */
function writeFailing(folder: string, at: number, failure: string) {
  return spawnSync(process.execPath, ['--import', join(programs, 'failing-fs.ts'), writer, folder, '1'], {
    encoding: 'utf8',
    env: { ...process.env, FAIL_AT: String(at), FAIL_WITH: failure, FAIL_IN: folder },
  });
}

describe('files that are replaced together', () => {
  it.each(sampleOf(['ENOSPC', 'EACCES', 'EROFS'], 1))(
    'are all old or all new whichever operation fails with %s',
    (code) => {
      const outcomes = new Set<string>();
      for (let at = 1; ; at += 1) {
        const folder = temporaryFolder(old);
        const { status, stderr } = writeFailing(folder, at, code);
        const leftOvers = readdirSync(folder).filter((name) => !names.includes(name));
        finishReplacing(folder);
        outcomes.add(`${status === 0 ? 'done' : 'failed'}: ${versionIn(folder)}`);
        if (status === 0 && leftOvers.length === 0 && at > 12) break;
        if (status !== 0) expect(stderr).toMatch(/cannot (write|move the new files) into/);
        expect(at).toBeLessThan(60);
      }
      expect([...outcomes]).toEqual(expect.arrayContaining(['failed: 0', 'done: 1']));
    },
  );

  it('are all old or all new whichever operation is the last before a kill', () => {
    const outcomes = new Set<string>();
    for (let at = 1; ; at += 1) {
      const folder = temporaryFolder(old);
      const { status } = writeFailing(folder, at, 'kill');
      finishReplacing(folder);
      outcomes.add(`${status === 0 ? 'done' : 'killed'}: ${versionIn(folder)}`);
      // The next run goes on as if nothing had been.
      openOutputFolder(folder).close();
      expect(readdirSync(folder).sort()).toEqual(names);
      if (status === 0) break;
      expect(at).toBeLessThan(60);
    }
    expect([...outcomes].sort()).toEqual(['done: 1', 'killed: 0', 'killed: 1']);
  });

  it('replace a link, not what it leads to', () => {
    const folder = temporaryFolder({ 'elsewhere/precious.txt': 'precious' });
    symlinkSync(join(folder, 'elsewhere', 'precious.txt'), join(folder, 'a.ttl'));
    const output = openOutputFolder(folder);
    output.replace(new Map([['a.ttl', 'new']]));
    output.close();
    expect(readFileSync(join(folder, 'elsewhere', 'precious.txt'), 'utf8')).toBe('precious');
    expect(readFileSync(join(folder, 'a.ttl'), 'utf8')).toBe('new');
  });

  it('stay as they were where a folder has the name of one, or a name leads out', () => {
    const folder = temporaryFolder({ 'a.ttl': 'old' });
    mkdirSync(join(folder, 'b.ttl'));
    const output = openOutputFolder(folder);
    for (const name of ['b.ttl', '../b.ttl', 'sub/b.ttl'])
      expect(() =>
        output.replace(
          new Map([
            ['a.ttl', 'new'],
            [name, 'new'],
          ]),
        ),
      ).toThrow(Failure);
    output.close();
    expect(readFileSync(join(folder, 'a.ttl'), 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['a.ttl', 'b.ttl']);
  });

  it('are not staged through a link that leads elsewhere', () => {
    const folder = temporaryFolder({ 'elsewhere/x': '' });
    symlinkSync(join(folder, 'elsewhere'), join(folder, '.seminar-graph'));
    expect(() => openOutputFolder(folder)).toThrow('is not a folder');
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['x']);
  });
});

describe('a folder that is written into', () => {
  it('is refused to a second run, and free again afterwards', () => {
    const folder = temporaryFolder();
    const output = openOutputFolder(folder);
    const second = spawnSync(process.execPath, [writer, folder, '1'], { encoding: 'utf8' });
    expect(second.status).not.toBe(0);
    expect(second.stderr).toContain(`another run (process ${process.pid} `);
    output.close();
    expect(spawnSync(process.execPath, [writer, folder, '1']).status).toBe(0);
    expect(versionIn(folder)).toBe(1);
  });

  it('is not left behind where it was made for nothing', () => {
    const folder = temporaryFolder();
    openOutputFolder(join(folder, 'a', 'b')).close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken over from a run that is no more, or that was killed before it wrote its name', () => {
    for (const holder of ['', `999999999 on ${hostname()}`]) {
      const folder = temporaryFolder();
      mkdirSync(join(folder, '.seminar-graph'));
      writeFileSync(join(folder, '.seminar-graph', 'lock'), holder);
      openOutputFolder(folder).close();
      expect(readdirSync(folder)).toEqual([]);
    }
  });
});
