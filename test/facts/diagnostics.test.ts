import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFactsDocument } from '../../src/facts/facts-document.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import { mapFacts } from '../../src/graph/map-facts.ts';
import { settle } from '../../src/graph/settle.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import type { Profile } from '../../src/ontology/profile.ts';
import { type Problem, sortedProblems } from '../../src/report/problem.ts';
import { namesIn, repository, textOf } from '../support/repository.ts';

// Each case is a facts file; what must be reported of it stands in expected.txt: name, then severity, code and place of
// every problem, in order.

const folder = join('test', 'cases', 'diagnostics');
const expected = new Map(
  textOf(folder, 'expected.txt')
    .trim()
    .split('\n\n')
    .map((block) => {
      const [name = '', ...problems] = block.split('\n');
      return [name, problems] as const;
    }),
);

let profile: Profile;
beforeAll(async () => {
  profile = (await readOntologyFolder(join(repository, 'ontology'))).profile;
});

describe('a facts file', () => {
  it.each([...expected])('is reported with its errors: %s', (name, problems) => {
    const found = problemsOf(textOf(folder, `${name}.yaml`));
    expect(found.map(({ severity, code, place }) => `${severity} ${code} ${place?.line}:${place?.column}`)).toEqual(
      problems,
    );
    for (const { place, message } of found) {
      expect(place?.file).toBe('facts.yaml');
      expect(message).not.toMatch(/undefined|\[object/);
    }
  });

  it('has an expectation', () => {
    expect(namesIn(folder, '.yaml').sort()).toEqual([...expected.keys()].sort());
  });
});

/** What the stages up to the graph say of a facts file. */
function problemsOf(text: string): Problem[] {
  const { document, problems } = readFactsDocument('facts.yaml', text);
  if (!document) return sortedProblems(problems);
  const read = readFacts('facts', [document]);
  const { mapped, problems: mapProblems } = mapFacts(read.facts, profile);
  return sortedProblems([...problems, ...read.problems, ...mapProblems, ...settle([mapped]).problems]);
}
