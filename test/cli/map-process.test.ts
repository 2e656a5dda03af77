import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { generatedLines } from '../support/generated-lines.ts';
import { mainFile, runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const generated = await generatedLines();

describe('the process of map', () => {
  it('is refused while another run writes the same file', async () => {
    const folder = temporaryFolder({ 'all.ndjson': generated });
    const first = spawn(process.execPath, [mainFile, 'map', '--out', 'out.nq'], {
      cwd: folder,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    while (!existsSync(join(folder, 'out.nq.part'))) await setTimeout(20);
    const { exitCode, stderr } = await runCli(['map', '--plain', '--out', 'out.nq', 'all.ndjson'], folder);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^error busy another run \(process \d+ on /)]);
    first.stdin.end(generated);
    expect(await new Promise((resolve) => first.on('close', resolve))).toBe(0);
    expect(readFileSync(join(folder, 'out.nq'), 'utf8')).toBe((await runCli(['map', 'all.ndjson'], folder)).stdout);
    expect(readdirSync(folder).sort()).toEqual(['all.ndjson', 'out.nq']);
  });

  it('ends at SIGINT although its input sends nothing', async () => {
    const folder = temporaryFolder();
    const child = spawn(process.execPath, [mainFile, 'map', '--out', 'out.nq'], {
      cwd: folder,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    child.stdin.on('error', () => {});
    child.stdin.write('{"namespace":');
    // From then on it is about to read.
    while (!existsSync(join(folder, 'out.nq.part'))) await setTimeout(20);
    await setTimeout(200);
    child.kill('SIGINT');
    let stderr = '';
    child.stderr.on('data', (part) => {
      stderr += part;
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
    expect(stderr).toMatch(/^0 series → 0 quads/);
  });

  it('ends at SIGINT with whole series and exit code 130', async () => {
    const child = spawn(process.execPath, [mainFile, 'map', '--plain', '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdin.on('error', () => {});
    child.stdout.on('data', (part) => {
      if (stdout === '') child.kill('SIGINT');
      stdout += part;
    });
    child.stderr.on('data', (part) => {
      stderr += part;
    });
    const feeding = setInterval(() => child.stdin.write(generated.repeat(3)), 20);
    const exitCode = await new Promise((resolve) => child.on('close', resolve));
    clearInterval(feeding);
    expect(exitCode).toBe(130);
    expect(stdout.endsWith(' .\n')).toBe(true);
    expect(stderr).toMatch(/^\d+ series → \d+ quads/m);
  });

  it('ends without a message where its reader has read enough', async () => {
    const folder = temporaryFolder({ 'all.ndjson': generated.repeat(30) });
    const child = spawn(process.execPath, [mainFile, 'map', 'all.ndjson'], { cwd: folder });
    let stderr = '';
    child.stdout.once('data', () => child.stdout.destroy());
    child.stderr.on('data', (part) => {
      stderr += part;
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(141);
    expect(stderr).toBe('');
  });
});
