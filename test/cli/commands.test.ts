import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { textOf } from '../support/repository.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The block of the README that holds these words. */
function readmeBlock(language: string, words: string): string {
  const blocks = [...textOf('README.md').matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(
    ([, text = '']) => text,
  );
  const block = blocks.find((text) => text.includes(words));
  if (block === undefined) throw new Error(`the README has no ${language} block with ${words}`);
  return block;
}

const readings = readmeBlock('yaml', 'Harbour Readings');

describe('build', () => {
  it("builds the README's own series, and says what the README says", async () => {
    const folder = temporaryFolder({ 'readings.yaml': readings });
    const { exitCode, stderr, stdout } = await runCommand(['build', 'readings.yaml'], folder);
    expect(exitCode).toBe(0);
    expect(stdout).toBe('');
    const [shown = ''] = readmeBlock('text', 'readings: 1 source').split('\n');
    expect(stderr).toContain(shown);
    expect(readdirSync(join(folder, 'output')).sort()).toEqual(
      ['report.md', 'svg', 'ttl', 'void.ttl', 'jsonld'].map((end) => `readings.${end}`).sort(),
    );
  });

  it('shows a slip as the README does, with exit code 1, and leaves the old output untouched', async () => {
    const folder = temporaryFolder({
      'readings.yaml': readings.replace('organizer:', 'organiser:'),
      'output/readings.ttl': 'old',
    });
    const { exitCode, stderr } = await runCommand(['build', 'readings.yaml'], folder);
    expect(exitCode).toBe(1);
    const [shown = ''] = readmeBlock('text', 'organiser').split('\n\n');
    for (const line of shown.trim().split('\n')) expect(stderr).toContain(line.trimStart());
    expect(readdirSync(join(folder, 'output'))).toEqual(['readings.ttl']);
    expect(readFileSync(join(folder, 'output', 'readings.ttl'), 'utf8')).toBe('old');
  });

  it('writes plain triples under their own name', async () => {
    const folder = temporaryFolder({ 'readings.yaml': readings });
    expect((await runCommand(['build', 'readings.yaml', '--plain', '--format', 'nt'], folder)).exitCode).toBe(0);
    expect(readdirSync(join(folder, 'output')).sort()).toEqual(['readings.plain.nt', 'readings.plain.void.ttl']);
    expect(readFileSync(join(folder, 'output', 'readings.plain.nt'), 'utf8')).not.toContain('ns#Statement');
  });
});

describe('values that their quotations do not say', () => {
  const folder = () => temporaryFolder({ 'readings.yaml': readings.replace(/startDate: 20\d\d/, 'startDate: 1999') });

  it.each(['check', 'build'])('are warnings of %s, counted in its summary', async (command) => {
    const { exitCode, stderr } = await runCommand([command, 'readings.yaml'], folder());
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/warning not-supported the quotation does not say `startDate: 1999\S*`: no year/);
    expect(stderr).toMatch(/\d+ values quoted, (?:.*, )?1 not supported/);
  });

  it.each(['check', 'build'])('are errors of %s with --strict', async (command) => {
    const where = folder();
    const { exitCode, stderr } = await runCommand([command, 'readings.yaml', '--strict'], where);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('error not-supported');
    expect(readdirSync(where)).toEqual(['readings.yaml']);
  });
});

describe('wrong usage', () => {
  it.each([
    [['build', 'nowhere.yaml'], 'unreadable'],
    [['build', '--format', 'pdf', 'readings.yaml'], 'unknown format pdf'],
    [['build', '--source', 'nobody=readings.yaml', 'readings.yaml'], 'no facts file has a source `nobody`'],
    [['build', '--out', 'readings.yaml', 'readings.yaml'], 'cannot write'],
    [['biuld'], 'Did you mean build?'],
    [['build', '--fromat', 'ttl'], 'Did you mean --format?'],
    [['query', 'SELECT * { ?s ?p ?o }'], 'run `build` first'],
    [['explain', 'readings'], 'run `build` first'],
    [['query', 'ASK {}', '--graph', 'https://example.org/'], '--graph needs --endpoint'],
    [['check', 'readings.yaml', '--graph', 'https://example.org/'], '--graph needs --endpoint'],
  ])('of %j ends with exit code 2 and says %s', async (args, message) => {
    const folder = temporaryFolder({ 'readings.yaml': readings });
    const { exitCode, stdout, stderr } = await runCommand(args, folder);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('check', () => {
  it('reports what could not be read, and not what only follows from it', async () => {
    const text = readings.replace('startDate:', 'starDate:').replace(/url: https:\/\//, 'url: ');
    const folder = temporaryFolder({ 'readings.yaml': text });
    const { stderr } = await runCommand(['check', 'readings.yaml'], folder);
    const codes = [...stderr.matchAll(/^readings.yaml:\d+:\d+ (\w+ [\w:-]+)/gm)].map(([, code]) => code);
    expect(codes).toEqual(['error bad-iri', 'error unknown-property']);
  });

  it('proves quotes, and names sentences that no claim quotes', async () => {
    const text = [
      'The library’s monthly\nHarbour  Readings began in 2021.',
      'In winter it rests.',
      'It was in May 2023, some thirty people came to the Old Quay to hear about tides.',
    ];
    const folder = temporaryFolder({ 'readings.yaml': readings, 'texts/newsletter.txt': text.join('\n') });
    const { exitCode, stdout } = await runCommand(['check', '--json', '--source', 'texts', 'readings.yaml'], folder);
    const { runs } = JSON.parse(stdout) as Log;
    expect(exitCode).toBe(1);
    const found = runs[0]?.results?.map(({ ruleId, locations }) => {
      const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
      return [ruleId, artifactLocation?.uri, region?.startLine];
    });
    expect(found).toEqual([
      ['quote-not-found', 'readings.yaml', 20],
      ['not-quoted', 'texts/newsletter.txt', 3],
      ['not-quoted', 'texts/newsletter.txt', 4],
    ]);
  });

  it('maps a property that is only declared in the shapes', async () => {
    const folder = temporaryFolder({
      'readings.yaml': readings.replace('theme: tides', 'theme: tides, weather: windy'),
    });
    const ontology = join(folder, 'ontology');
    mkdirSync(ontology);
    writeFileSync(join(ontology, 'seminar.ttl'), textOf('ontology', 'seminar.ttl'));
    const shapes = textOf('ontology', 'shapes.ttl');
    writeFileSync(
      join(ontology, 'shapes.ttl'),
      `${shapes}
shape:Edition sh:property shape:weather .
shape:weather sh:name "weather" ; sh:path <https://example.org/ns#weather> ; sh:datatype xsd:string .`,
    );
    expect((await runCommand(['check', 'readings.yaml'], folder)).exitCode).toBe(1);
    expect((await runCommand(['build', 'readings.yaml', '--ontology', 'ontology'], folder)).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'output', 'readings.ttl'), 'utf8')).toContain(
      '<https://example.org/ns#weather> "windy"',
    );
  });
});

describe('query', () => {
  it('answers over what build wrote, and refuses updates and the network', async () => {
    const csv = await runCommand(['query', join('queries', 'questions', 'years-without-theme.rq'), '--format', 'csv']);
    expect(csv).toMatchObject({ exitCode: 0, stderr: '' });
    expect(csv.stdout.replaceAll('\r\n', '\n').trim()).toBe(
      textOf('queries', 'questions', 'years-without-theme.csv').replaceAll('\r\n', '\n').trim(),
    );
    for (const refused of [
      'INSERT DATA { <a:a> <a:b> <a:c> }',
      'SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }',
      'SELEKT',
    ]) {
      const { exitCode, stdout } = await runCommand(['query', refused]);
      expect([exitCode, stdout]).toEqual([2, '']);
    }
  });

  it('gives up a query that does not end', async () => {
    const { exitCode, stderr } = await runCommand([
      'query',
      'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a',
      '--time-limit',
      '1',
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('query-timeout');
  });
});

describe('a number that an option cannot have is refused', () => {
  it.each([
    [
      'query ASK{} --time-limit',
      ['0', '-1', '1e3', 'Infinity', '3000000', 'x', '1.2.3'],
      'seconds from 0.001 to 2000000',
    ],
    ['map --workers', ['0', '1.5', '257', '0x2'], 'number from 1 to 256'],
    ['link --accept-above', ['', '101', 'high'], 'score from 0 to 100'],
    ['serve --port', ['-1', '70000', 'http'], 'number from 0 to 65535'],
  ])('%s', async (command, values, message) => {
    for (const value of values) {
      const { exitCode, stderr } = await runCommand([...command.split(' '), value]);
      expect([value, exitCode, stderr]).toEqual([value, 2, expect.stringContaining(message)]);
    }
  });
});

describe('explain', () => {
  it('shows value, source and quote, rank with its reason, and what contradicts it', async () => {
    const { stdout } = await runCommand(['explain', 'ics:ics-2009']);
    expect(stdout).toMatch(
      / {2}startDate: 2009-05-15\n(?: {6}.*\n)* {6}malta-2009, title: “.*Brussels, 15-17 May 2009”/,
    );
    expect(stdout).toMatch(/startDate: 2008-05-15 {2}\[deprecated\]\n.*“From 15-17 May 2008/);
    expect(stdout).toContain('deprecated, because a misprint');
    expect(stdout).toContain('contradicted by ics:ics-2009 startDate: 2008-05-15 [deprecated]');
  });

  it('suggests the nearest thing', async () => {
    const { exitCode, stderr } = await runCommand(['explain', 'ics-199']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/did you mean `ics-199\d`\?/);
  });
});
