import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { datasetOf } from '../src/rdf/environment.ts';
import { dataCodes, failureCodes } from '../src/report/codes.ts';
import { renderProblems } from '../src/report/render-text.ts';
import { checkSeries } from '../src/series/check-series.ts';
import { inferSeries } from '../src/series/infer-series.ts';
import { readQueryFile } from '../src/sparql/query-file.ts';
import { mapLine } from '../src/stream/map-line.ts';
import { batchesOf } from '../src/wikidata/quick-statements.ts';
import { unlinkedProblems } from '../src/wikidata/unlinked.ts';
import { bundledOptions, inputsOf } from './support/bundled.ts';
import { sharedEngine } from './support/engine.ts';
import { namesIn, repository, textOf } from './support/repository.ts';
import { runCommand } from './support/run-command.ts';
import { type Misbehaviour, storeDouble } from './support/store-double.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

// docs/diagnostics.md is the data of these tests: in each example, lines with - are wrong, lines with + are the fix, and
// the block "report" holds what the program says. `npx vitest run test/diagnostics.test.ts -u` writes these blocks.

const doc = textOf('docs', 'diagnostics.md');

interface Block {
  readonly language: string;
  readonly file: string;
  readonly text: string;
}

interface Example {
  readonly code: string;
  readonly meaning: string;
  readonly blocks: readonly Block[];
}

const examples = doc.split(/^### /m).slice(1).map(exampleOf);
const reports = new Map<string, string>();
const engine = sharedEngine();

const checks = namesIn('queries/checks', '.rq').map((name) =>
  readQueryFile(name, textOf('queries', 'checks', `${name}.rq`)),
);
const meanings = new Map<string, string>([
  ...Object.entries({ ...dataCodes, ...failureCodes }),
  ...checks.map(({ name, title }) => [`check:${name}`, `${title.charAt(0).toUpperCase()}${title.slice(1)}.`] as const),
]);

const readings = `namespace: https://example.org/readings/
things: { readings: { a: EventSeries, name: Harbour Readings } }
source: { id: letter, name: A letter, url: https://example.org/letter }
claims:
  - quote: they met in May 2023
    says:
      may: { a: Edition, superEvent: readings, startDate: 2023-05, theme: tides }
`;

describe('docs/diagnostics.md', () => {
  it('explains every code there is, once, and no other', () => {
    expect(examples.map(({ code }) => code).sort()).toEqual([...meanings.keys()].sort());
  });

  it.each(examples)('says of $code what it means', ({ code, meaning }) => {
    expect(meaning).toBe(meanings.get(code));
  });
});

describe('the example', () => {
  const ofData = examples.filter(({ code }) => !(code in failureCodes));
  it.each(ofData)('of $code is reported, and the fix removes it', async (example) => {
    const found = await reportOf(example, '-');
    expect(found).toContain(` ${example.code} `);
    reports.set(example.code, found);
    expect(await reportOf(example, '+')).toBe('');
  });

  const ofFailures = examples.filter(({ code }) => code in failureCodes);
  it.each(ofFailures)('of $code stops the command so', async (example) => {
    const folder = await failureFolder(example);
    const store = await storeOf(example);
    const args = argumentsOf(example).map((word) => word.replace('://store.example', `://${store}`));
    const { exitCode, stderr } = await runCommand(args, folder);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`error ${example.code} `);
    const said = stderr
      .replaceAll(store, 'store.example')
      .replaceAll(`${process.ppid} on ${hostname()}`, '4711 on harbour');
    reports.set(
      example.code,
      said
        .split('\n')
        .slice(said.split('\n').findIndex((line) => line.startsWith('error')))
        .join('\n'),
    );
  });
});

it('is printed as docs/diagnostics.md shows it', async () => {
  const written = doc.replace(
    /(^### `(.+?)`$.*?^```text report\n).*?(^```$)/gms,
    (_, before: string, code: string, end: string) => `${before}${reports.get(code) ?? ''}${end}`,
  );
  await expect(written).toMatchFileSnapshot(join(repository, 'docs', 'diagnostics.md'));
});

function exampleOf(section: string): Example {
  const [, code = '', meaning = ''] = /^`(.+?)`\n\n(.+)\n/.exec(section) ?? [];
  const blocks = [...section.matchAll(/^```(\w+)(?: ([^\n]+))?\n(.*?)^```$/gms)].map(
    ([, language = '', file = '', text = '']) => ({ language, file, text }),
  );
  return { code, meaning, blocks };
}

/** The files of an example by name, wrong (-) or fixed (+). */
function filesOf({ blocks }: Example, side: '-' | '+'): Record<string, string> {
  const files = blocks.filter(({ language, file }) => file !== '' && file !== 'report' && language !== 'sh');
  return Object.fromEntries(files.map(({ language, file, text }) => [file, sideOf(text, language, side)]));
}

function sideOf(text: string, language: string, side: '-' | '+'): string {
  if (language !== 'diff') return text;
  const lines = text.split('\n').filter((line) => line === '' || line.startsWith(' ') || line.startsWith(side));
  return lines.map((line) => line.slice(1)).join('\n');
}

/** What all stages report of an example under its own code. */
async function reportOf(example: Example, side: '-' | '+'): Promise<string> {
  const files = filesOf(example, side);
  const [lines] = Object.entries(files).filter(([name]) => name.endsWith('.ndjson'));
  return lines ? reportOfLines(...lines) : reportOfSeries(example, files);
}

/** What `map` reports. */
async function reportOfLines(file: string, text: string): Promise<string> {
  const { ontology } = await inputsOf([]);
  const problems = text
    .trim()
    .split('\n')
    .flatMap((line, index) => mapLine(file, index + 1, line, ontology).problems);
  return renderProblems(problems, { texts: new Map([[file, text]]) });
}

/** What `check` reports. */
async function reportOfSeries(example: Example, files: Readonly<Record<string, string>>): Promise<string> {
  const names = Object.keys(files);
  const folder = temporaryFolder({ 'readings.yaml': readings, ...files });
  const ownRules = names.some((name) => name.startsWith('queries/'));
  if (ownRules) cpSync(join(repository, 'queries'), join(folder, 'queries'), { recursive: true });
  const series = names.some((name) => name.startsWith('readings/')) ? 'readings' : 'readings.yaml';
  const inputs = await inputsOf([join(folder, series)], {
    queries: ownRules ? join(folder, 'queries') : bundledOptions.queries,
    source: names.includes('letter.txt') ? [`letter=${join(folder, 'letter.txt')}`] : [],
  });
  // Shapes and queries take most of the time: only those run that can report this code.
  const [origin, check] = example.code.split(':');
  const rules = origin === 'check' ? inputs.rules : [];
  const isException = example.code.endsWith('exception');
  const checks = isException ? inputs.checks : inputs.checks.filter(({ name }) => name === check);
  const ontology = origin === 'shape' ? inputs.ontology : { ...inputs.ontology, dataset: datasetOf([]) };
  const problems = [];
  for (const mapped of inputs.all) {
    const inferred = await inferSeries(mapped, rules, engine);
    problems.push(...(await checkSeries(inferred, { ontology, checks }, engine, inputs.sources)));
    // Reported by `export quickstatements`, which comes after the stages.
    if (example.code !== 'not-linked') continue;
    const { missing } = batchesOf(inferred.graph, inferred.profile.wikidata, { createEditions: false, only: [] });
    problems.push(...unlinkedProblems(missing, inferred));
  }
  const ofCode = problems.filter(({ code }) => code === example.code);
  const { texts } = inputs.context;
  return renderProblems(ofCode, { texts }).replaceAll(join(folder, '/'), '');
}

/** A folder with what the commands in the examples speak of. */
async function failureFolder(example: Example): Promise<string> {
  const folder = temporaryFolder({ 'readings.yaml': readings });
  mkdirSync(join(folder, 'empty'));
  for (const name of ['ontology', 'queries'])
    if (argumentsOf(example).includes(`own-${name}`))
      cpSync(join(repository, name), join(folder, `own-${name}`), { recursive: true });
  for (const [name, content] of Object.entries(filesOf(example, '-'))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  if (argumentsOf(example).includes('built')) {
    mkdirSync(join(folder, 'built'));
    for (const name of ['ics.ttl', 'ics.void.ttl']) writeFileSync(join(folder, 'built', name), textOf('output', name));
  }
  if (example.code === 'busy') {
    // The parent of this process is the other run.
    const lock = join(folder, 'output', '.seminar-graph', 'lock');
    mkdirSync(dirname(lock), { recursive: true });
    writeFileSync(lock, `${process.ppid} on ${hostname()}`);
  }
  return folder;
}

/** What a store does that answers with none of HTTP's own words. */
const oddStores: Readonly<Record<string, Misbehaviour>> = {
  '(hangs up)': (_, response) => Boolean(response.socket?.destroy()),
  '(says nothing)': () => true,
  '(takes no updates)': ({ path }, response) => path === '/update' && Boolean(response.writeHead(404).end()),
  '(forgets what it is given)': ({ path }, response) => path === '/store' && Boolean(response.writeHead(204).end()),
  '(answers from its default graph only)': ({ body }, response) =>
    /default-graph/.test(body) &&
    Boolean(
      response
        .writeHead(200, { 'content-type': 'application/sparql-results+json' })
        .end('{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"0"}}]}}'),
    ),
};

/** The host and port of the store that an example speaks of. */
async function storeOf({ blocks }: Example): Promise<string> {
  const answer = blocks.find(({ language }) => language === 'http')?.text.trim() ?? '';
  const [head = '', body = ''] = answer.split('\n\n');
  const [status = '', ...headers] = head.split('\n');
  const always: Misbehaviour = (_, response) => {
    response.writeHead(Number.parseInt(status, 10), Object.fromEntries(headers.map((line) => line.split(': '))));
    return Boolean(response.end(body));
  };
  const { address, data } = await storeDouble(answer === '' ? undefined : (oddStores[answer] ?? always));
  data.load('<https://example.org/a> <https://example.org/b> <https://example.org/c> <https://example.org/g> .', {
    format: 'application/n-quads',
  });
  return address.replace('http://', '');
}

function argumentsOf({ blocks }: Example): string[] {
  const command = blocks.find(({ language }) => language === 'sh')?.text ?? '';
  const words = command.trim().replace(/^npx seminar-graph /, '');
  return [...words.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
