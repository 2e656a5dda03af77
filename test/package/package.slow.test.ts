import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository, textOf } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// The package as users get it: packed, unpacked in a folder of its own, beside the packages that it depends on.

const readme = textOf('README.md');
const readmeBlock = (language: string, words: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].find(([, text]) =>
    text?.includes(words),
  )?.[1] ?? '';

function installed(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(files);
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: repository });
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'seminar-graph'), { recursive: true });
  for (const name of readdirSync(join(repository, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(repository, 'node_modules', name), join(modules, name));
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  const own = join(modules, 'seminar-graph');
  execFileSync('tar', ['-xzf', join(folder, archive), '--strip-components=1', '-C', own]);
  return folder;
}

describe('the packed package', () => {
  it("runs the README's lines of TypeScript, has types for all its entries, and a program", {
    timeout: 180_000,
  }, () => {
    const entries = ['store', 'serve', 'wikidata', 'node'];
    const folder = installed({
      'package.json': '{ "type": "module" }',
      'readings.yaml': readmeBlock('yaml', 'Harbour Readings'),
      'example.ts': readmeBlock('ts', "from 'seminar-graph'"),
      'entries.ts': `${entries.map((entry) => `export * as ${entry} from 'seminar-graph/${entry}';\n`).join('')}`,
      'tsconfig.json': JSON.stringify({
        compilerOptions: { module: 'nodenext', target: 'es2024', strict: true, noEmit: true, types: ['node'] },
        files: ['example.ts', 'entries.ts'],
      }),
    });
    const run = (command: string, ...args: string[]) =>
      execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const turtle = run(process.execPath, 'example.ts');
    expect(turtle).toContain('readings:readings-2023-05 a sg:Edition');
    expect(turtle).toContain('a sg:Statement');
    const names = "import('./entries.ts').then((all) => console.log(Object.keys(all).sort().join()))";
    expect(run(process.execPath, '--eval', names).trim()).toBe(entries.sort().join());
    expect(run(join(repository, 'node_modules', '.bin', 'tsc'), '--project', '.')).toBe('');
    run(process.execPath, join('node_modules', 'seminar-graph', 'dist', 'cli', 'start.js'), 'build', 'readings.yaml');
    expect(readdirSync(join(folder, 'output'))).toContain('readings.ttl');
  });
});
