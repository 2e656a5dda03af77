import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Quad } from '@rdfjs/types';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toNamedGraphs } from '../../src/graph/named-graphs.ts';
import { allQuads, plainQuads } from '../../src/graph/quads.ts';
import type { SettledSeries } from '../../src/graph/settle.ts';
import { longestLine } from '../../src/node/map-input.ts';
import { toNQuads } from '../../src/rdf/n-quads.ts';
import { inputsOf } from '../support/bundled.ts';
import { namesIn, repository, textOf } from '../support/repository.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const main = join(repository, 'src/cli/main.ts');

/** The bundled series as one line of NDJSON. */
function bundledLine(): string {
  const documents = namesIn('facts/ics', '.yaml').map((name) =>
    parse(textOf('facts', 'ics', `${name}.yaml`), { schema: 'failsafe' }),
  );
  const { namespace, things } = Object.assign({}, ...documents);
  const sources = documents.flatMap(({ source, claims }) => (source ? [{ ...source, claims }] : []));
  return JSON.stringify({ namespace, things, sources });
}

let generated: string;
beforeAll(async () => {
  generated = await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(repository, 'bench/generate.ts'), '--series', '60', '--seed', '5']);
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
    });
    child.on('error', reject).on('close', () => resolve(text));
  });
});

const sorted = (lines: string) =>
  lines
    .split(/(?<=\n)/)
    .sort()
    .join('');

/** The same facts, as `build` has them before rules infer anything. */
async function settledSeries(lines: string): Promise<SettledSeries[]> {
  const files = lines.trim().split('\n');
  const folder = temporaryFolder(Object.fromEntries(files.map((line, index) => [`${index}.json`, line])));
  const { all } = await inputsOf(files.map((_, index) => join(folder, `${index}.json`)));
  return all.map(({ settled }) => settled);
}

describe('map', () => {
  it.each([
    ['the bundled series', bundledLine],
    ['generated series', () => generated],
  ])('writes of %s what build writes before it infers', async (_, lines) => {
    const folder = temporaryFolder({ 'all.ndjson': lines() });
    const all = await settledSeries(lines());
    const mapped = async (...args: string[]) =>
      (await runCli(['map', 'all.ndjson', '--quiet', ...args], folder)).stdout;
    const expected = (quadsOf: (settled: SettledSeries) => readonly Quad[]) =>
      sorted(all.map((settled) => toNQuads(quadsOf(settled))).join(''));
    expect(sorted(await mapped())).toBe(expected((settled) => toNamedGraphs(allQuads(settled))));
    expect(sorted(await mapped('--format', 'nt'))).toBe(expected(allQuads));
    expect(sorted(await mapped('--format', 'nt', '--plain'))).toBe(expected((settled) => plainQuads(settled)));
  });

  it('keeps the order, however many threads map, from gzip to gzip', async () => {
    const many = generated.repeat(10);
    const folder = temporaryFolder({ 'all.ndjson': many });
    writeFileSync(join(folder, 'all.gz'), gzipSync(many));
    const { stdout } = await runCli(['map', '--plain', 'all.ndjson'], folder);
    const { exitCode } = await runCli(['map', '--plain', '--workers', '3', '--out', 'out.nq.gz', 'all.gz'], folder);
    expect(exitCode).toBe(0);
    expect(gunzipSync(readFileSync(join(folder, 'out.nq.gz'))).toString()).toBe(stdout);
    expect(existsSync(join(folder, 'out.nq.gz.part.json'))).toBe(false);
  });

  it('finds with --check what check finds in each series: shapes, rules, queries and conflicts', async () => {
    // A series that comes twice is two series; one namespace stands inside another.
    const lines = [
      '{"namespace":"https://example.org/a/","things":{"a":{"a":"EventSeries","name":""}}}',
      bundledLine(),
      bundledLine(),
      JSON.stringify({
        namespace: 'https://example.org/a/inner/',
        things: {
          a: { a: 'EventSeries', name: 'A' },
          one: { a: 'Edition' },
          two: { a: 'Edition' },
          nobody: { a: 'Person', name: 'N' },
        },
        sources: [
          {
            id: 'letter',
            name: 'Letter',
            claims: [
              {
                quote: 'annual, from 2001 to 2004, and twice in 2001',
                says: {
                  a: { frequency: 'annual', startDate: '2001', lastEdition: 'two' },
                  one: { superEvent: 'a', startDate: ['2001-05', '2001-06'] },
                  two: { superEvent: 'a', startDate: '2004', endDate: '2003' },
                },
              },
            ],
          },
        ],
      }),
    ];
    const files = Object.fromEntries(lines.map((line, index) => [`${index + 1}.json`, line]));
    const folder = temporaryFolder({ ...files, 'all.ndjson': `${lines.join('\n')}\n` });
    const found: string[] = [];
    for (const name of Object.keys(files)) {
      const { stderr } = await runCli(['check', name], folder);
      for (const line of stderr.replaceAll(`${name}:1:`, `all.ndjson:${name[0]}:`).split('\n'))
        if (/^all.ndjson|^(error|warning|info) /.test(line)) found.push(line);
    }
    expect(found.filter((line) => line.startsWith('all.ndjson:4:')).length).toBeGreaterThan(5);
    const { exitCode, stderr } = await runCli(['map', '--check', '--on-error', 'skip', 'all.ndjson'], folder);
    expect(stderr.split('\n').filter((line) => /^all.ndjson|^(error|warning|info) /.test(line))).toEqual(found);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('2 series →');
    const quiet = await runCli(['map', '--check', '--quiet', '--on-error', 'skip', 'all.ndjson'], folder);
    const severities = (text: string) => text.match(/(?<=^all\.ndjson:\S+ |^)(error|warning|info)(?= )/gm) ?? [];
    expect(severities(stderr)).toContain('warning');
    expect(severities(quiet.stderr)).toEqual(severities(stderr).filter((severity) => severity === 'error'));
    // Without, only what cannot be mapped is told.
    expect((await runCli(['map', 'all.ndjson', '--quiet'], folder)).stderr).toBe('');
  });
});

describe('a line', () => {
  it('may begin with a byte order mark where it is the first, and end as on Windows', async () => {
    const folder = temporaryFolder({
      'all.ndjson': generated,
      'other.ndjson': `\ufeff${generated.replaceAll('\n', '\r\n')}`,
    });
    const [one, other] = await Promise.all(
      ['all.ndjson', 'other.ndjson'].map((name) => runCli(['map', '--quiet', name], folder)),
    );
    expect(other).toEqual(one);
    expect(one?.exitCode).toBe(0);
  });
});

describe('a bad line', () => {
  const good = '{"namespace":"https://example.org/a/","things":{"a":{"a":"EventSeries","name":"A"}}}\n';
  const wrong = good.replace('EventSeries', 'EventSerie');

  it('stops the run at its line, after the lines before it', async () => {
    const folder = temporaryFolder({ 'all.ndjson': `${good}\n${wrong}${good}` });
    const { exitCode, stdout, stderr } = await runCli(['map', 'all.ndjson'], folder);
    expect([exitCode, stdout.split('\n').length - 1]).toEqual([1, 2]);
    expect(stderr).toContain('all.ndjson:3:58 error unknown-class `EventSerie` is not a class that things can have');
    expect(stderr).toContain('did you mean `EventSeries`?');
  });

  it('is left out where that is asked for', async () => {
    const folder = temporaryFolder({ 'all.ndjson': good + wrong + good });
    const { exitCode, stdout, stderr } = await runCli(['map', '--on-error', 'skip', 'all.ndjson'], folder);
    expect([exitCode, stdout.split('\n').length - 1]).toEqual([1, 4]);
    expect(stderr).toContain('1 line left out');
  });

  it('may have any number of problems', async () => {
    const things = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`t${n}`, { a: 'Plce', name: 'x' }]));
    const folder = temporaryFolder({
      'all.ndjson': `${JSON.stringify({ namespace: 'https://example.org/a/', things })}\n`,
    });
    const { exitCode, stderr } = await runCli(['map', '--on-error', 'skip', 'all.ndjson'], folder);
    expect(exitCode).toBe(1);
    expect(stderr.match(/^all\.ndjson:1:\d+ error unknown-class /gm)?.length).toBe(2000);
  });

  it('with more problems than the maximum does not stop the run', async () => {
    const keys = Object.fromEntries(Array.from({ length: 300_000 }, (_, n) => [`k${n}`, 'x']));
    const things = { t: { a: 'Place', name: 'x', ...keys } };
    const folder = temporaryFolder({
      'all.ndjson': `${JSON.stringify({ namespace: 'https://example.org/a/', things })}\n${good}`,
    });
    const { exitCode, stdout, stderr } = await runCli(['map', '--on-error', 'skip', 'all.ndjson'], folder);
    expect([exitCode, stdout.split('\n').length - 1]).toEqual([1, 2]);
    expect(stderr).toMatch(/^all\.ndjson:1:1 error unknown-property more than 200000 problems/m);
  });

  it.each([
    ['no JSON', '{"a":1', 'error json'],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'error json the line is not UTF-8'],
    ['a key twice', good.replace('"name":"A"', '"name":"A","name" : "B"'), 'error duplicate-key'],
    ['null', good.replace('"A"', 'null'), 'error yaml a value is missing'],
    ['very long', Buffer.alloc(longestLine + 2 ** 19, 'a'), 'error json the line has more than 8 MiB'],
    ['nested deeply', `${'['.repeat(50)}${']'.repeat(50)}`, 'error yaml nested deeper'],
  ])('that is %s is named, and those around it are mapped', async (_, line, message) => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'all.ndjson'),
      Buffer.concat([Buffer.from(good), Buffer.from(line), Buffer.from(`\n${good}`)]),
    );
    const { stdout, stderr } = await runCli(['map', '--on-error', 'skip', 'all.ndjson'], folder);
    expect(stdout.split('\n').length - 1).toBe(4);
    expect(stderr).toContain('all.ndjson:2:');
    expect(stderr).toContain(message);
  });
});

describe('a run that cannot be done is refused before it begins', () => {
  const cases: [string, string[], RegExp][] = [
    ['a folder to write', ['all.ndjson', '--out', 'folder'], /error unwritable cannot write `folder`: it is no file/],
    ['a device to write', ['all.ndjson', '--out', '/dev/null'], /error unwritable .*it is no file\n {2}hint: .*> …/],
    ['no name to write', ['all.ndjson', '--out', ''], /error unwritable /],
    ['a folder that is not there', ['all.ndjson', '--out', 'nowhere/out.nq'], /error unwritable /],
    ['its input to write', ['all.ndjson', '--out', './all.ndjson'], /error usage all\.ndjson is both read and written/],
    [
      'a file that is not there',
      ['all.ndjson', 'other.ndjson'],
      /error unreadable .*other\.ndjson: there is no such file/,
    ],
    ['a folder to read', ['all.ndjson', 'folder'], /error unreadable .*folder: it is a folder/],
  ];
  it.each(cases)('%s', async (_, args, message) => {
    const folder = temporaryFolder({ 'all.ndjson': generated, 'folder/file': '' });
    const { exitCode, stdout, stderr } = await runCli(['map', ...args], folder);
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)]);
    expect(readFileSync(join(folder, 'all.ndjson'), 'utf8')).toBe(generated);
    expect(readdirSync(folder).sort()).toEqual(['all.ndjson', 'folder']);
  });

  it('while another run writes the same file', async () => {
    const folder = temporaryFolder({ 'all.ndjson': generated });
    const first = spawn(process.execPath, [main, 'map', '--out', 'out.nq'], {
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
});

describe('a run that is cut', () => {
  it('goes on with --resume to the same bytes, and with nothing else', async () => {
    const many = generated.repeat(30);
    const folder = temporaryFolder();
    const packed = gzipSync(many);
    writeFileSync(join(folder, 'all.gz'), packed);
    const whole = (await runCli(['map', '--plain', 'all.gz'], folder)).stdout;
    // Cut at two thirds, as a file that is still being copied is.
    writeFileSync(join(folder, 'all.gz'), packed.subarray(0, Math.floor((packed.length * 2) / 3)));
    const cut = await runCli(['map', '--plain', '--out', 'out.nq', 'all.gz'], folder);
    expect(cut.exitCode).toBe(2);
    expect(cut.stderr).toContain('cannot read all.gz: the gzip file ends in the middle');
    expect(existsSync(join(folder, 'out.nq'))).toBe(false);
    expect(existsSync(join(folder, 'out.nq.part.json'))).toBe(true);

    writeFileSync(join(folder, 'all.gz'), packed);
    const other = await runCli(['map', '--resume', '--out', 'out.nq', 'all.gz'], folder);
    expect(other).toMatchObject({ exitCode: 2, stdout: '' });
    expect(other.stderr).toContain('other files or options');
    writeFileSync(join(folder, 'all.gz'), gzipSync(many.replaceAll('"', '" ')));
    const changed = await runCli(['map', '--plain', '--resume', '--out', 'out.nq', 'all.gz'], folder);
    expect(changed.stderr).toContain('does not begin with what was read of it before');

    writeFileSync(join(folder, 'all.gz'), packed);
    const resumed = await runCli(['map', '--plain', '--resume', '--out', 'out.nq', 'all.gz'], folder);
    expect(resumed.exitCode).toBe(0);
    expect(resumed.stderr).not.toMatch(/^1800 series/m);
    expect(readFileSync(join(folder, 'out.nq'), 'utf8')).toBe(whole);
  });

  it('does not go on with what is not what it left', async () => {
    const folder = temporaryFolder({ 'all.ndjson': `${generated}{"a":` });
    cpSync(join(repository, 'ontology'), join(folder, 'ontology'), { recursive: true });
    const run = (...args: string[]) =>
      runCli(['map', '--out', 'out.nq', '--ontology', 'ontology', 'all.ndjson', ...args], folder);
    expect((await run()).exitCode).toBe(1);
    writeFileSync(join(folder, 'all.ndjson'), generated);
    writeFileSync(join(folder, 'ontology', 'more.ttl'), '<https://example.org/a> a <https://example.org/b> .\n');
    expect((await run('--resume')).stderr).toContain('other files or options');
    rmSync(join(folder, 'ontology', 'more.ttl'));
    const part = readFileSync(join(folder, 'out.nq.part'));
    writeFileSync(join(folder, 'out.nq.part'), part.subarray(1));
    expect((await run('--resume')).stderr).toContain('out.nq.part is shorter than it was');
    writeFileSync(join(folder, 'out.nq.part'), part);
    expect((await run('--resume')).exitCode).toBe(0);
  });

  it('by SIGINT ends although its input says nothing', async () => {
    const child = spawn(process.execPath, [main, 'map'], { stdio: ['pipe', 'ignore', 'pipe'] });
    child.stdin.on('error', () => {});
    child.stdin.write('{"namespace":');
    await setTimeout(1500);
    child.kill('SIGINT');
    let stderr = '';
    child.stderr.on('data', (part) => {
      stderr += part;
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
    expect(stderr).toMatch(/^0 series → 0 quads/);
  });

  it('by SIGINT ends with whole series and exit code 130', async () => {
    const child = spawn(process.execPath, [main, 'map', '--plain', '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
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

  it('by a reader that has read enough ends without a word', async () => {
    const folder = temporaryFolder({ 'all.ndjson': generated.repeat(30) });
    const child = spawn(process.execPath, [main, 'map', 'all.ndjson'], { cwd: folder });
    let stderr = '';
    child.stdout.once('data', () => child.stdout.destroy());
    child.stderr.on('data', (part) => {
      stderr += part;
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(141);
    expect(stderr).toBe('');
  });
});
