import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// What a change costs under --watch beside the first run: a slip and its mend by turns in the bundled facts, from the
// moment the file is written to the moment the slip is shown, and to the end of the run. Medians.
//
//   node bench/watch.ts [changes]

const changes = Number(process.argv[2] ?? 10);
const root = join(import.meta.dirname, '..');
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

console.log(`Node ${process.version}, ${changes} changes\n`);
console.log(
  '| command | first run, ms | a slip is shown, ms | a run ends, ms | × first |\n| --- | --- | --- | --- | --- |',
);
for (const command of ['check', 'build']) {
  const folder = mkdtempSync(join(tmpdir(), 'seminar-graph-'));
  cpSync(join(root, 'facts', 'ics'), join(folder, 'ics'), { recursive: true });
  const file = join(folder, 'ics', 'wikipedia.yaml');
  const good = readFileSync(file, 'utf8');
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), command, 'ics', '--watch'], { cwd: folder });
  const said = (words: string) =>
    new Promise<void>((resolve) => {
      const listen = (chunk: Buffer) => {
        if (!String(chunk).includes(words)) return;
        child.stderr.off('data', listen);
        resolve();
      };
      child.stderr.on('data', listen);
    });
  const start = performance.now();
  await said('watching');
  const first = performance.now() - start;
  const shown: number[] = [];
  const ended: number[] = [];
  for (let change = 0; change < changes; change += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const changed = performance.now();
    const slip = change % 2 === 0;
    const answer = slip ? said('did you mean') : undefined;
    const end = said('watching');
    writeFileSync(file, slip ? good.replace('frequency: annual', 'freqency: annual') : good);
    await answer;
    if (slip) shown.push(performance.now() - changed);
    await end;
    ended.push(performance.now() - changed);
  }
  child.kill('SIGINT');
  rmSync(folder, { recursive: true });
  const columns = [first, median(shown), median(ended)].map(Math.round);
  console.log(`| ${command} --watch | ${columns.join(' | ')} | ${(median(ended) / first).toFixed(2)} |`);
}
