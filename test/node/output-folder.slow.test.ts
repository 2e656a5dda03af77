import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { finishReplacing } from '../../src/node/output-folder.ts';
import { old, versionIn, writer } from '../support/replaced-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('files that are replaced together', () => {
  it('are of one version after 200 kills at random moments', async () => {
    const moments = Array.from({ length: 200 }, () => Math.random() * 40);
    const killOne = async (moment: number) => {
      const folder = temporaryFolder(old);
      const child = spawn(process.execPath, [writer, folder, '1', 'loop'], { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = new Promise((resolve) => child.on('exit', resolve));
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await setTimeout(moment);
      child.kill('SIGKILL');
      await ended;
      finishReplacing(folder);
      return versionIn(folder);
    };
    const versions: number[] = [];
    for (let first = 0; first < moments.length; first += 4)
      versions.push(...(await Promise.all(moments.slice(first, first + 4).map(killOne))));
    expect(versions.every((version) => version > 0)).toBe(true);
    expect(new Set(versions).size).toBeGreaterThan(5);
  });
});
