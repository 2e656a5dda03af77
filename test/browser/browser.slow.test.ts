import { existsSync, globSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';
import type { SeriesFile } from '../../src/index.ts';
import { repository, textOf } from '../support/repository.ts';
import { turtleOf } from './mapping.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const isThere = existsSync(executablePath);
if (!isThere)
  process.stderr.write(`no tests in a browser: there is no ${executablePath}; name another with CHROMIUM\n`);

/** The rooms that `src/index.ts` is made of: they run wherever JavaScript does. */
const coreRooms =
  'report rdf sparql facts ontology graph links check series write wikidata store reconcile pages'.split(' ');

/** What a page would load: the entry and all below it as one script, whose exports are in the global `entry`. */
async function scriptOf(code: string): Promise<string> {
  const bundle = await rolldown({
    input: 'entry',
    platform: 'browser',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? join(repository, 'entry.ts') : undefined),
        load: (id) => (id === join(repository, 'entry.ts') ? code : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'entry', minify: true });
  // What a browser does not have, such as node:fs, would be left to import.
  expect(output.flatMap((file) => (file.type === 'chunk' ? file.imports : []))).toEqual([]);
  return output[0].code;
}

async function inBrowser(script: string, expression: string): Promise<unknown> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage();
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.addScriptTag({ content: script });
    expect(errors).toEqual([]);
    return await page.evaluate(expression);
  } finally {
    await browser.close();
  }
}

const filesIn = (folder: string, ending: RegExp): SeriesFile[] =>
  readdirSync(join(repository, folder))
    .filter((name) => ending.test(name))
    .map((name) => ({ name, text: textOf(folder, name) }));

describe.skipIf(!isThere)('in a browser', () => {
  it('facts become the same Turtle as in Node, with less than 150 kB to load', async () => {
    const script = await scriptOf(`export { turtleOf } from './test/browser/mapping.ts';`);
    expect(gzipSync(script, { level: 9 }).length).toBeLessThan(150_000);
    const facts = filesIn('facts/ics', /\.(yaml|tsv)$/);
    const ontology = filesIn('ontology', /\.ttl$/);
    const turtle = await inBrowser(script, `entry.turtleOf(${JSON.stringify(facts)}, ${JSON.stringify(ontology)})`);
    expect(turtle).toBe(await turtleOf(facts, ontology));
    expect(turtle).toContain('ics:ics-1999');
  });

  it('every file of the core rooms loads', async () => {
    const files = globSync(`src/{${coreRooms.join()}}/**/!(*.d).ts`, { cwd: repository });
    expect(files.length).toBeGreaterThan(100);
    const script = await scriptOf(files.map((file, index) => `export * as m${index} from './${file}';`).join('\n'));
    expect(await inBrowser(script, 'Object.keys(entry).length')).toBe(files.length);
  });
});
