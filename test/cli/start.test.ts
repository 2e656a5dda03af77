import { execFileSync, spawnSync } from 'node:child_process';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textOf } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const start = textOf('src', 'cli', 'start.ts');

/** Starts the program of a package that wants this Node; the program only says that it runs. */
function started(wanted: string, node = process.execPath, entry = 'start.ts') {
  const folder = temporaryFolder({
    'package.json': JSON.stringify({ type: 'module', engines: { node: wanted } }),
    'src/cli/start.ts': start,
    'src/cli/start.js': stripTypeScriptTypes(start),
    'src/cli/main.ts': "process.stdout.write('runs');",
  });
  const { status, stdout, stderr } = spawnSync(node, [join(folder, 'src', 'cli', entry)], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** The Node of the machine, where it is older than the one that the program needs. */
const oldNode = ['/usr/local/bin/node', '/usr/bin/node'].find((path) => {
  try {
    return Number.parseInt(execFileSync(path, ['--version'], { encoding: 'utf8' }).slice(1), 10) < 22;
  } catch {
    return false;
  }
});

describe('the program', () => {
  it.each([`>=${major}.${minor}`, `>=${major - 1}.99`, `>=${major}`])('runs where it needs Node %s', (wanted) => {
    expect(started(wanted)).toEqual({ status: 0, stdout: 'runs', stderr: '' });
  });

  it.each([`${major}.${minor + 1}`, `${major + 1}.0`])('says in one line that it needs Node %s', (wanted) => {
    expect(started(`>=${wanted}`)).toEqual({
      status: 2,
      stdout: '',
      stderr: `error usage seminar-graph needs Node ${wanted} or newer; this is Node ${process.versions.node}\n`,
    });
  });

  it.runIf(oldNode)('says so under a Node that could not even read it', () => {
    const { engines } = JSON.parse(textOf('package.json')) as { engines: { node: string } };
    expect(started(engines.node, oldNode, 'start.js')).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^error usage seminar-graph needs Node 22\.19 or newer; this is Node \S+\n$/),
    });
  });

  it('is what the package installs, and imports nothing before it has looked', () => {
    const { bin } = JSON.parse(textOf('package.json')) as { bin: Record<string, string> };
    expect(bin).toEqual({ 'seminar-graph': 'dist/cli/start.js' });
    expect(start).not.toMatch(/^import .* from/m);
  });
});
