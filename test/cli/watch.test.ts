import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { textOf } from '../support/repository.ts';
import { mainFile } from '../support/run-cli.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const facts = textOf('test', 'cases', 'diagnostics', 'all-in-order.yaml');

/** Runs a command that goes on; what it says is kept. */
function startCli(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [mainFile, ...args], { cwd });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  return { child, said: () => said };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('exit', resolve));
}

async function until(condition: () => boolean): Promise<void> {
  await expect.poll(condition, { timeout: 40_000, interval: 20 }).toBe(true);
}

const timesOf = (text: string, part: string) => text.split(part).length - 1;

describe('--watch', () => {
  it('answers each change, goes on after errors, and ends when interrupted', async () => {
    const folder = temporaryFolder({ 'facts.yaml': facts });
    const file = join(folder, 'facts.yaml');
    const { child, said } = startCli(['build', 'facts.yaml', '--watch'], folder);
    const exited = exitOf(child);
    await until(() => timesOf(said(), 'watching') === 1);
    const built = readFileSync(join(folder, 'output', 'facts.ttl'), 'utf8');

    writeFileSync(file, facts.replace('keywords', 'keyword'));
    await until(() => timesOf(said(), 'watching') === 2);
    expect(said()).toContain('did you mean `keywords`?');
    expect(readFileSync(join(folder, 'output', 'facts.ttl'), 'utf8')).toBe(built);

    writeFileSync(file, facts.replaceAll('1999', '2001'));
    await until(() => timesOf(said(), 'watching') === 3);
    expect(readFileSync(join(folder, 'output', 'facts.ttl'), 'utf8')).toContain('"2001"');

    child.kill('SIGINT');
    expect(await exited).toBe(0);
    expect(existsSync(join(folder, 'output', '.seminar-graph'))).toBe(false);
  });
});

describe('two builds into one folder', () => {
  it('are one after the other: the second says so, and a killed one is no hindrance', async () => {
    const folder = temporaryFolder({ 'facts.yaml': facts });
    const { child } = startCli(['build', 'facts.yaml'], folder);
    const exited = exitOf(child);
    await until(() => existsSync(join(folder, 'output', '.seminar-graph', 'lock')));
    const second = await runCommand(['build', 'facts.yaml'], folder);
    expect(second.exitCode).toBe(2);
    expect(second.stderr).toContain('error busy another run');
    child.kill('SIGKILL');
    await exited;
    expect((await runCommand(['build', 'facts.yaml'], folder)).exitCode).toBe(0);
  });
});
