import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FactsDocument, readFactsDocument } from '../../src/facts/facts-document.ts';
import { formats } from '../../src/node/built.ts';
import { decodeText } from '../../src/node/decode-text.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { toNQuads } from '../../src/rdf/n-quads.ts';
import { type Problem, sortedProblems } from '../../src/report/problem.ts';
import { renderProblems } from '../../src/report/render-text.ts';
import { toReport } from '../../src/write/report.ts';
import { fuzzTimeout, nastyText, runs } from '../support/fuzz.ts';
import { mutated, mutations } from '../support/mutations.ts';
import { namesIn, repository, textOf } from '../support/repository.ts';
import { stagesOf } from '../support/stages.ts';

const { profile } = await readOntologyFolder(join(repository, 'ontology'));
const names = namesIn(join('facts', 'ics'));
const bundled = new Map(names.map((name) => [name, textOf('facts', 'ics', name)]));
const things = documentOf('things.yaml', bundled.get('things.yaml') ?? '');

function documentOf(name: string, text: string): FactsDocument | undefined {
  return readFactsDocument(name, text).document;
}

describe('any change to the bundled facts', () => {
  it(
    'gives a graph, or problems with a place inside the file',
    async () => {
      const change = fc.record({
        name: fc.constantFrom(...names),
        other: fc.constantFrom(...names),
        changes: fc.array(mutations, { minLength: 1, maxLength: 4 }),
        write: fc.integer({ min: 0, max: 14 }).map((number) => number === 0),
      });
      await fc.assert(
        fc.asyncProperty(change, nastyText, async ({ name, other, changes, write }, nasty) => {
          const bytes = mutated(bundled.get(name) ?? '', changes, { other: bundled.get(other) ?? '', nasty });
          const decoded = decodeText(bytes);
          if (decoded.wrong) {
            const { line, column, found } = decoded.wrong;
            const place = { file: name, line, column, length: 1 };
            const problem = { severity: 'error', code: 'yaml', message: found, place } as const;
            expectPlaced([problem], new Map([[name, decoded.text]]));
            return;
          }
          const { text } = decoded;
          const { document, problems: unusable } = readFactsDocument(name, text);
          if (!document) expect(unusable.length).toBeGreaterThan(0);
          const parts = [name === 'things.yaml' ? undefined : things, document].flatMap((part) => part ?? []);
          const staged = stagesOf(parts, profile);
          const problems = sortedProblems([...unusable, ...staged.problems]);
          expectPlaced(problems, new Map([...bundled, [name, text]]));
          if (!write) return;
          const { facts, series, profile: own } = staged;
          for (const format of formats) {
            const quads = await format.read(await format.write(series.graph, own));
            expect(toNQuads(new Set(quads))).toBe(toNQuads(series.graph));
          }
          expect(toReport({ facts, series, problems, checks: [], graphHash: 'h' })).toContain('## Findings');
        }),
        runs(200),
      );
    },
    fuzzTimeout,
  );
});

/** Each problem points into its file, and is shown in lines that nothing in the data can break. */
function expectPlaced(problems: readonly Problem[], texts: ReadonlyMap<string, string>): void {
  for (const { place, message } of problems) {
    expect(message).not.toMatch(/\bundefined\b|\[object/);
    if (!place) throw new Error(`without a place: ${message}`);
    const lines = (texts.get(place.file) ?? '').split('\n');
    expect(place.line).toBeLessThanOrEqual(lines.length);
    expect(place.column).toBeLessThanOrEqual((lines[place.line - 1] ?? '').length + 1);
  }
  const shown = renderProblems(problems.slice(0, 20), { texts });
  expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/u);
}
