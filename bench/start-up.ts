import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Measures the start-up time of commands, and its ratio to the time of importing Comunica. The commands run in turn, so that
// other load on the machine affects all of them. Prints medians and ratios of medians.
//
//   node bench/start-up.ts [rounds]

const rounds = Number(process.argv[2] ?? 7);
const root = join(import.meta.dirname, '..');
const out = mkdtempSync(join(tmpdir(), 'seminar-graph-'));
const comunica = `import('@comunica/query-sparql').then`;
const commands: Record<string, string[]> = {
  'node alone': ['-e', '0'],
  'node, import Comunica': ['-e', `${comunica}(() => {})`],
  'node, import Comunica, create an engine': ['-e', `${comunica}(({ QueryEngine }) => new QueryEngine())`],
  'seminar-graph build': ['src/cli/main.ts', 'build', '--quiet', '--out', out],
  'seminar-graph explain': ['src/cli/main.ts', 'explain', 'ics-1999', '--out', out],
  'seminar-graph --help': ['src/cli/main.ts', '--help'],
};

const times = new Map(Object.keys(commands).map((name) => [name, [] as number[]]));
for (let round = 0; round <= rounds; round += 1)
  for (const [name, args] of Object.entries(commands)) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
    // The first round fills the file cache.
    if (round > 0) times.get(name)?.push(performance.now() - start);
  }
rmSync(out, { recursive: true });

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const imported = median(times.get('node, import Comunica') ?? []);
const ready = median(times.get('node, import Comunica, create an engine') ?? []);
console.log(`Node ${process.version}, median of ${rounds} rounds`);
console.log('| command | ms | × import | × engine |\n| --- | --- | --- | --- |');
for (const [name, values] of times) {
  const time = median(values);
  console.log(`| ${name} | ${Math.round(time)} | ${(time / imported).toFixed(2)} | ${(time / ready).toFixed(2)} |`);
}
