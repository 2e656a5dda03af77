import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Quad } from '@rdfjs/types';
import { describe, expect, it } from 'vitest';
import { toNamedGraphs } from '../../src/graph/named-graphs.ts';
import { allQuads, plainQuads } from '../../src/graph/quads.ts';
import type { SettledSeries } from '../../src/graph/settle.ts';
import { longestLine } from '../../src/node/map-input.ts';
import { toNQuads } from '../../src/rdf/n-quads.ts';
import { inputsOf } from '../support/bundled.ts';
import { bundledLine } from '../support/bundled-line.ts';
import { generatedLines } from '../support/generated-lines.ts';
import { expectSameFindings } from '../support/map-findings.ts';
import { repository } from '../support/repository.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const generated = await generatedLines();

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
      (await runCommand(['map', 'all.ndjson', '--quiet', ...args], folder)).stdout;
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
    const { stdout } = await runCommand(['map', '--plain', 'all.ndjson'], folder);
    const { exitCode } = await runCommand(['map', '--plain', '--workers', '3', '--out', 'out.nq.gz', 'all.gz'], folder);
    expect(exitCode).toBe(0);
    expect(gunzipSync(readFileSync(join(folder, 'out.nq.gz'))).toString()).toBe(stdout);
    expect(existsSync(join(folder, 'out.nq.gz.part.json'))).toBe(false);
  });

  it('finds with --check what check finds in each series: shapes, rules, queries and conflicts', () =>
    expectSameFindings(generated.slice(0, generated.indexOf('\n'))));
});

describe('a line', () => {
  it('may begin with a byte order mark where it is the first, and end as on Windows', async () => {
    const folder = temporaryFolder({
      'all.ndjson': generated,
      'other.ndjson': `\ufeff${generated.replaceAll('\n', '\r\n')}`,
    });
    const [one, other] = await Promise.all(
      ['all.ndjson', 'other.ndjson'].map((name) => runCommand(['map', '--quiet', name], folder)),
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
    const { exitCode, stdout, stderr } = await runCommand(['map', 'all.ndjson'], folder);
    expect([exitCode, stdout.split('\n').length - 1]).toEqual([1, 2]);
    expect(stderr).toContain('all.ndjson:3:58 error unknown-class `EventSerie` is not a class that things can have');
    expect(stderr).toContain('did you mean `EventSeries`?');
  });

  it('is left out where that is asked for', async () => {
    const folder = temporaryFolder({ 'all.ndjson': good + wrong + good });
    const { exitCode, stdout, stderr } = await runCommand(['map', '--on-error', 'skip', 'all.ndjson'], folder);
    expect([exitCode, stdout.split('\n').length - 1]).toEqual([1, 4]);
    expect(stderr).toContain('1 line skipped');
  });

  it('may have any number of problems', async () => {
    const things = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`t${n}`, { a: 'Plce', name: 'x' }]));
    const folder = temporaryFolder({
      'all.ndjson': `${JSON.stringify({ namespace: 'https://example.org/a/', things })}\n`,
    });
    const { exitCode, stderr } = await runCommand(['map', '--on-error', 'skip', 'all.ndjson'], folder);
    expect(exitCode).toBe(1);
    expect(stderr.match(/^all\.ndjson:1:\d+ error unknown-class /gm)?.length).toBe(2000);
  });

  it('is named with what is wrong, and the lines around it are mapped', async () => {
    const bad: [line: string | Uint8Array, message: string][] = [
      ['{"a":1', 'error json'],
      [Buffer.from([0x7b, 0xff, 0x7d]), 'error json the line is not UTF-8'],
      [good.trim().replace('"name":"A"', '"name":"A","name" : "B"'), 'error duplicate-key'],
      [good.trim().replace('"A"', 'null'), 'error yaml a value is missing'],
      [Buffer.alloc(longestLine + 2 ** 19, 'a'), 'error json the line has more than 8 MiB'],
      [`${'['.repeat(50)}${']'.repeat(50)}`, 'error yaml nested deeper'],
    ];
    const folder = temporaryFolder();
    const lines = bad.flatMap(([line]) => [good, line, '\n'].map((part) => Buffer.from(part)));
    writeFileSync(join(folder, 'all.ndjson'), Buffer.concat([...lines, Buffer.from(good)]));
    const { stdout, stderr } = await runCommand(['map', '--on-error', 'skip', 'all.ndjson'], folder);
    expect(stdout.match(/\n/g)).toHaveLength(2 * (bad.length + 1));
    const named = stderr.match(/^all\.ndjson:.*/gm) ?? [];
    expect(named.map((line) => line.replace(/:\d+ /, ' '))).toEqual(
      bad.map(([, message], index) => expect.stringContaining(`all.ndjson:${2 * index + 2} ${message}`)),
    );
  });
});

describe('a run that cannot be done is refused before it begins', () => {
  const cases: [string, string[], RegExp][] = [
    [
      'a folder to write',
      ['all.ndjson', '--out', 'folder'],
      /error unwritable cannot write `folder`: it is not a file/,
    ],
    [
      'a device to write',
      ['all.ndjson', '--out', '/dev/null'],
      /error unwritable .*it is not a file\n {2}hint: .* use > in place of /,
    ],
    ['no name to write', ['all.ndjson', '--out', ''], /error unwritable /],
    ['a folder that is not there', ['all.ndjson', '--out', 'nowhere/out.nq'], /error unwritable /],
    ['its input to write', ['all.ndjson', '--out', './all.ndjson'], /error usage all\.ndjson is both input and output/],
    [
      'a file that is not there',
      ['all.ndjson', 'other.ndjson'],
      /error unreadable .*other\.ndjson: no such file or folder/,
    ],
    ['a folder to read', ['all.ndjson', 'folder'], /error unreadable .*folder: it is a folder/],
  ];
  it.each(cases)('%s', async (_, args, message) => {
    const folder = temporaryFolder({ 'all.ndjson': generated, 'folder/file': '' });
    const { exitCode, stdout, stderr } = await runCommand(['map', ...args], folder);
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)]);
    expect(readFileSync(join(folder, 'all.ndjson'), 'utf8')).toBe(generated);
    expect(readdirSync(folder).sort()).toEqual(['all.ndjson', 'folder']);
  });
});

describe('a run that is cut', () => {
  it('goes on with --resume to the same bytes, and with nothing else', async () => {
    const many = generated.repeat(30);
    const folder = temporaryFolder();
    const packed = gzipSync(many);
    writeFileSync(join(folder, 'all.gz'), packed);
    const whole = (await runCommand(['map', '--plain', 'all.gz'], folder)).stdout;
    // Cut at two thirds, as a file that is still being copied is.
    writeFileSync(join(folder, 'all.gz'), packed.subarray(0, Math.floor((packed.length * 2) / 3)));
    const cut = await runCommand(['map', '--plain', '--out', 'out.nq', 'all.gz'], folder);
    expect(cut.exitCode).toBe(2);
    expect(cut.stderr).toContain('cannot read all.gz: the gzip file is truncated');
    expect(existsSync(join(folder, 'out.nq'))).toBe(false);
    expect(existsSync(join(folder, 'out.nq.part.json'))).toBe(true);

    writeFileSync(join(folder, 'all.gz'), packed);
    const other = await runCommand(['map', '--resume', '--out', 'out.nq', 'all.gz'], folder);
    expect(other).toMatchObject({ exitCode: 2, stdout: '' });
    expect(other.stderr).toContain('other files or options');
    writeFileSync(join(folder, 'all.gz'), gzipSync(many.replaceAll('"', '" ')));
    const changed = await runCommand(['map', '--plain', '--resume', '--out', 'out.nq', 'all.gz'], folder);
    expect(changed.stderr).toContain('has changed since the interrupted run');

    writeFileSync(join(folder, 'all.gz'), packed);
    const resumed = await runCommand(['map', '--plain', '--resume', '--out', 'out.nq', 'all.gz'], folder);
    expect(resumed.exitCode).toBe(0);
    expect(resumed.stderr).not.toMatch(/^1800 series/m);
    expect(readFileSync(join(folder, 'out.nq'), 'utf8')).toBe(whole);
  });

  it('does not go on with what is not what it left', async () => {
    const folder = temporaryFolder({ 'all.ndjson': `${generated}{"a":` });
    cpSync(join(repository, 'ontology'), join(folder, 'ontology'), { recursive: true });
    const run = (...args: string[]) =>
      runCommand(['map', '--out', 'out.nq', '--ontology', 'ontology', 'all.ndjson', ...args], folder);
    expect((await run()).exitCode).toBe(1);
    writeFileSync(join(folder, 'all.ndjson'), generated);
    writeFileSync(join(folder, 'ontology', 'more.ttl'), '<https://example.org/a> a <https://example.org/b> .\n');
    expect((await run('--resume')).stderr).toContain('other files or options');
    rmSync(join(folder, 'ontology', 'more.ttl'));
    const part = readFileSync(join(folder, 'out.nq.part'));
    writeFileSync(join(folder, 'out.nq.part'), part.subarray(1));
    expect((await run('--resume')).stderr).toContain('out.nq.part is shorter than before');
    writeFileSync(join(folder, 'out.nq.part'), part);
    expect((await run('--resume')).exitCode).toBe(0);
  });
});
