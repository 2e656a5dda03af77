import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

// Compares `map` with the minimum (bench/floor.ts) and with other engines: same input, same output graph (verified), in
// turn. Prints a table of medians: CPU seconds (user and system), wall seconds, quads per CPU second, peak memory, and the
// ratio to the minimum.
//
//   node bench/map.ts [--series 1000] [--rounds 3] [--only floor,plain,full] [--json FILE]
//
// Other engines are in bench/.engines (see bench/README.md); missing ones are skipped.

const { values } = parseArgs({
  options: {
    series: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});
const root = join(import.meta.dirname, '..');
const engines = join(import.meta.dirname, '.engines');
const data = join(import.meta.dirname, '.data', values.series);
mkdirSync(data, { recursive: true });
const at = (name: string) => join(data, name);
const node = process.execPath;
/** The built package: stripping types takes Node a quarter of a second. */
const main = join(root, 'dist/cli/main.js');
const python = join(engines, 'py/bin/python');

prepare();
const inputSize = statSync(at('facts.ndjson')).size;
const share = statSync(at('plain.nt')).size / inputSize;

interface Contender {
  readonly name: string;
  readonly command: readonly string[];
  /** File of its triples. Its stdout is discarded. */
  readonly output?: string;
  readonly needs?: string;
  readonly cwd?: string;
  /** Writes the whole graph, not the plain triples only. */
  readonly whole?: boolean;
  /** For comparison only, without a rate. */
  readonly yardstick?: boolean;
}

const contenders: Readonly<Record<string, Contender>> = {
  floor: {
    name: 'floor',
    command: [node, join(import.meta.dirname, 'floor.ts'), at('facts.ndjson'), String(share)],
    yardstick: true,
  },
  plain: { name: 'map --plain', command: [node, main, 'map', '--plain', '--quiet', at('facts.ndjson')] },
  plain2: {
    name: 'map --plain --workers 2',
    command: [node, main, 'map', '--plain', '--quiet', '--workers', '2', at('facts.ndjson')],
  },
  // The maximum for two cores, to compare `--workers 2` with.
  halves: {
    name: 'two of map --plain, half of the input each',
    command: [
      'bash',
      '-c',
      'half="$1"; shift; "$0" "$@" "$half.aa" & "$0" "$@" "$half.ab" && wait $!',
      node,
      at('half'),
      main,
      'map',
      '--plain',
      '--quiet',
    ],
    yardstick: true,
  },
  full: { name: 'map (with evidence)', command: [node, main, 'map', '--quiet', at('facts.ndjson')], whole: true },
  check: { name: 'map --check', command: [node, main, 'map', '--check', '--quiet', at('facts.ndjson')], whole: true },
  jsonld: {
    name: 'jsonld.js',
    command: [node, join(import.meta.dirname, 'run-jsonld.ts'), at('flat.ld.ndjson'), at('jsonld.nt')],
    output: 'jsonld.nt',
  },
  rocketrml: {
    name: 'RocketRML',
    command: ['node', join(import.meta.dirname, 'run-rocketrml.mjs'), at('series.rml.ttl'), at('rocketrml.nt')],
    output: 'rocketrml.nt',
    needs: join(engines, 'rocketrml/node_modules/rocketrml'),
    cwd: join(engines, 'rocketrml'),
  },
  morph: {
    name: 'Morph-KGC',
    command: [python, '-m', 'morph_kgc', at('morph.ini')],
    output: 'morph.nt',
    needs: python,
  },
  rdfizer: {
    name: 'SDM-RDFizer',
    command: [python, '-m', 'rdfizer', '-c', at('rdfizer.ini')],
    output: 'rdfizer/out.nt',
    needs: python,
  },
};

const wanted = values.only?.split(',') ?? Object.keys(contenders);
const found = wanted.flatMap((key) => {
  const contender = contenders[key];
  return contender && (contender.needs === undefined || existsSync(contender.needs)) ? [contender] : [];
});
interface Measured {
  readonly cpu: number;
  readonly wall: number;
  readonly memory: number;
}
const measured = new Map(found.map(({ name }) => [name, [] as Measured[]]));
for (let round = 0; round < Number(values.rounds); round += 1)
  for (const contender of found) measured.get(contender.name)?.push(measure(contender));

const { lines: plainQuads, hash: expected } = sorted(at('plain.nt'));
const wholeQuads = found.some(({ whole }) => whole)
  ? Number(shell('"$0" "$1" map --quiet "$2" | wc -l', node, main, at('facts.ndjson')))
  : 0;
const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
const rows = found.map(({ name, output, whole, yardstick }) => {
  const runs = measured.get(name) ?? [];
  const cpu = median(runs.map((run) => run.cpu));
  const quads = whole ? wholeQuads : plainQuads;
  return {
    name,
    cpu,
    wall: median(runs.map(({ wall }) => wall)),
    memory: Math.max(...runs.map(({ memory }) => memory)),
    rate: yardstick ? undefined : quads / cpu,
    same: output === undefined ? undefined : sorted(at(output)).hash === expected,
  };
});
const floor = rows.find(({ name }) => name === 'floor')?.cpu ?? Number.NaN;
console.log(`${values.series} series, ${inputSize} bytes, ${plainQuads} plain quads; Node ${process.version}`);
console.log(
  '| run | CPU s | wall s | quads/s | peak MB | × floor | same graph |\n| --- | --- | --- | --- | --- | --- | --- |',
);
for (const { name, cpu, wall, memory, rate, same } of rows) {
  const cells = [
    cpu.toFixed(2),
    wall.toFixed(2),
    rate === undefined ? '' : String(Math.round(rate)),
    String(Math.round(memory)),
  ];
  console.log(
    `| ${name} | ${cells.join(' | ')} | ${(cpu / floor).toFixed(2)} | ${same === undefined ? '' : same ? 'yes' : 'NO'} |`,
  );
}
if (values.json)
  writeFileSync(values.json, JSON.stringify({ series: Number(values.series), inputSize, plainQuads, rows }, null, 2));

/** Generates the facts, their form for other engines, the mappings, and the expected output. */
function prepare(): void {
  run(['npm', 'run', '--silent', 'build']);
  const write = (name: string, args: readonly string[]) => {
    if (existsSync(at(name))) return;
    const file = openSync(at(`${name}.part`), 'w');
    run([node, ...args], file);
    closeSync(file);
    renameSync(at(`${name}.part`), at(name));
  };
  write('facts.ndjson', [join(import.meta.dirname, 'generate.ts'), '--series', values.series, '--regular']);
  write('plain.nt', [main, 'map', '--plain', '--quiet', '--format', 'nt', at('facts.ndjson')]);
  if (!existsSync(at('half.ab'))) run(['split', '-n', 'l/2', at('facts.ndjson'), at('half.')]);
  const ours = ['floor', 'plain', 'plain2', 'halves', 'full', 'check'];
  if (values.only?.split(',').every((key) => ours.includes(key))) return;
  if (!existsSync(at('flat.json')))
    run([node, join(import.meta.dirname, 'flatten.ts'), at('facts.ndjson'), at('flat.json'), at('flat.ld.ndjson')]);
  // Some engines fail if a list is missing.
  const lists = Object.keys(JSON.parse(readFileSync(at('flat.json'), 'utf8')) as object);
  const mapping = readFileSync(join(import.meta.dirname, 'mappings/series.rml.ttl'), 'utf8').replaceAll(
    'INPUT',
    at('flat.json'),
  );
  const [head = '', ...maps] = mapping.split(/\n(?=<)/);
  const used = maps.filter((map) => lists.includes(/^<(\w+)>/.exec(map)?.[1] ?? ''));
  writeFileSync(at('series.rml.ttl'), [head, ...used].join('\n'));
  for (const name of ['morph.ini', 'rdfizer.ini'])
    writeFileSync(at(name), readFileSync(join(import.meta.dirname, 'mappings', name), 'utf8').replaceAll('DIR', data));
  mkdirSync(at('rdfizer'), { recursive: true });
}

/** @param output a file descriptor for stdout */
function run([command = '', ...args]: readonly string[], output: number | 'pipe' = 'pipe'): string {
  const { status, stdout, stderr } = spawnSync(command, args, { stdio: ['ignore', output, 'pipe'], encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** The output of a pipeline with the arguments $0, $1, … */
function shell(pipeline: string, ...args: readonly string[]): string {
  return run(['bash', '-o', 'pipefail', '-c', pipeline, ...args]).trim();
}

/** Measures one run with /usr/bin/time. */
function measure({ name, command, output, cwd }: Contender): Measured {
  if (output) rmSync(at(output), { force: true });
  const args = ['-f', '%U %S %e %M', '-o', at('time'), ...command];
  const { status, stderr } = spawnSync('/usr/bin/time', args, {
    cwd: cwd ?? root,
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${name} failed: ${String(stderr).slice(-500)}`);
  const [user = 0, system = 0, wall = 0, kilobytes = 0] = readFileSync(at('time'), 'utf8')
    .trim()
    .split(' ')
    .map(Number);
  return { cpu: user + system, wall, memory: kilobytes / 1000 };
}

/**
 * The number of distinct lines of a graph without blank nodes, and the SHA-256 of them sorted. By other programs, because
 * the files are larger than the memory of Node. Undoes the percent-encoding of object IRIs by SDM-RDFizer.
 */
function sorted(file: string): { readonly lines: number; readonly hash: string } {
  const decode =
    's/(?<! )\\.$/ ./; s{<(https?:%2F%2F[^>]*)>}{"<".($1 =~ s/%2F/\\//gr =~ s/%23/#/gr =~ s/%3A/:/gr).">"}ge';
  shell('perl -ne \'next if /^$/; \'"$2"\'; print\' "$0" | LC_ALL=C sort -u -o "$1"', file, `${file}.sorted`, decode);
  const lines = Number(shell('wc -l < "$0"', `${file}.sorted`));
  const hash = shell('sha256sum < "$0"', `${file}.sorted`);
  rmSync(`${file}.sorted`);
  return { lines, hash };
}

console.log(`measured in ${relative(process.cwd(), data)}`);
