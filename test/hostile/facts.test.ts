import { basename, extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/node/built.ts';
import { fileReader, readOntologyFolder } from '../../src/node/files.ts';
import { Failure } from '../../src/report/failure.ts';
import { type Problem, sortedProblems } from '../../src/report/problem.ts';
import { renderProblems } from '../../src/report/render-text.ts';
import { coverageOf } from '../../src/write/coverage.ts';
import { toCoveragePicture } from '../../src/write/coverage-picture.ts';
import { toDatasetDescription } from '../../src/write/dataset-description.ts';
import { graphHash } from '../../src/write/formats.ts';
import { toReport } from '../../src/write/report.ts';
import { expectedOf } from '../support/expected.ts';
import { repository } from '../support/repository.ts';
import { readWithOxigraph } from '../support/second-parser.ts';
import { type Staged, stagesOfFiles } from '../support/stages.ts';

// Each case is a facts file as a stranger may send it. expected.txt tells what is reported of it: severity, code and
// place of every problem, or the failure that ends the command. What maps is written in every format and read back.

const kinds = ['bytes', 'ids', 'iris', 'json-ld', 'keys', 'languages', 'texts', 'values', 'yaml'];
const { profile } = await readOntologyFolder(join(repository, 'ontology'));

describe.each(kinds)('hostile %s', (kind) => {
  it.each(expectedOf('test', 'cases', 'hostile', kind))('%s', async (name, lines) => {
    const file = join(repository, 'test', 'cases', 'hostile', kind, name);
    const read = await fileReader()
      .series(file)
      .catch((error: unknown) => {
        if (error instanceof Failure) return error;
        throw error;
      });
    if (read instanceof Failure) {
      expect([`failure ${read.code} ${read.message.replace(file, 'it')}`]).toEqual(lines);
      return;
    }
    const staged = stagesOfFiles(read, profile);
    const problems = sortedProblems(staged.problems);
    expect(problems.map(({ severity, code, place }) => `${severity} ${code} ${place?.line}:${place?.column}`)).toEqual(
      lines,
    );
    expectReadable(problems, read.texts);
    if (problems.every(({ severity }) => severity !== 'error')) await expectWritable(staged);
  });
});

/** Messages are short and plain, whatever the data hold: no control characters, nothing that only programmers read. */
function expectReadable(problems: readonly Problem[], texts: ReadonlyMap<string, string>): void {
  for (const { message, hint, place } of problems) {
    expect(message.length).toBeLessThan(400);
    expect(`${message} ${hint}`).not.toMatch(/\[object|native code|at .*\.ts/);
    expect(message).not.toContain('undefined');
    expect(extname(basename(place?.file ?? ''))).toMatch(/^\.(yaml|json)$/);
  }
  const shown = renderProblems(problems, { texts });
  expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/u);
}

/** Every format holds the same graph, for our parsers and for one that shares nothing with them. */
async function expectWritable({ facts, series, profile: own }: Staged): Promise<void> {
  const hash = graphHash(series.graph);
  for (const format of formats) {
    const text = await format.write(series.graph, own);
    expect([format.name, graphHash(await format.read(text))]).toEqual([format.name, hash]);
    expect([format.name, graphHash(readWithOxigraph(text, format.name))]).toEqual([format.name, hash]);
  }
  const description = await toDatasetDescription(
    { ...series, namespace: facts.namespace, plain: false, graphHash: hash, files: [] },
    own,
  );
  expect(readWithOxigraph(description, 'ttl').length).toBeGreaterThan(5);
  expect(toReport({ facts, series, problems: [], checks: [], graphHash: hash })).toContain('## Findings');
  expect(toCoveragePicture('', coverageOf(series))).toMatch(/<\/svg>\n$/);
}
