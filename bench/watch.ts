import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Measures --watch: alternately makes and fixes a mistake in the bundled facts, and takes the time from writing the file to
// the message, and to the end of the run. Prints medians, and ratios to the first run.
//
//   node bench/watch.ts [changes]

const changes = Number(process.argv[2] ?? 10);
const root = join(import.meta.dirname, '..');
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

console.log(`Node ${process.version}, ${changes} changes\n`);
console.log(
  '| command | first run, ms | until the message, ms | until the end, ms | × first |\n| --- | --- | --- | --- | --- |',
);
for (const command of ['check', 'build']) {
  const folder = mkdtempSync(join(tmpdir(), 'seminar-graph-'));
  cpSync(join(root, 'facts', 'ics'), join(folder, 'ics'), { recursive: true });
  const file = join(folder, 'ics', 'wikipedia.yaml');
  const good = readFileSync(file, 'utf8');
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), command, 'ics', '--watch'], { cwd: folder });
  const printed = (part: string) =>
    new Promise<void>((resolve) => {
      const listen = (chunk: Buffer) => {
        if (!String(chunk).includes(part)) return;
        child.stderr.off('data', listen);
        resolve();
      };
      child.stderr.on('data', listen);
    });
  const start = performance.now();
  await printed('watching');
  const first = performance.now() - start;
  const shown: number[] = [];
  const ended: number[] = [];
  for (let change = 0; change < changes; change += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const changed = performance.now();
    const mistake = change % 2 === 0;
    const message = mistake ? printed('did you mean') : undefined;
    const end = printed('watching');
    writeFileSync(file, mistake ? good.replace('frequency: annual', 'freqency: annual') : good);
    await message;
    if (mistake) shown.push(performance.now() - changed);
    await end;
    ended.push(performance.now() - changed);
  }
  child.kill('SIGINT');
  rmSync(folder, { recursive: true });
  const columns = [first, median(shown), median(ended)].map(Math.round);
  console.log(`| ${command} --watch | ${columns.join(' | ')} | ${(median(ended) / first).toFixed(2)} |`);
}
