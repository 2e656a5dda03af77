import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFactsDocument } from '../../src/facts/facts-document.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { sortedProblems } from '../../src/report/problem.ts';
import { renderProblems } from '../../src/report/render-text.ts';
import { repository, textOf } from '../support/repository.ts';
import { sampleOf } from '../support/sample.ts';
import { stagesOf } from '../support/stages.ts';

// Files too large to keep: each is a piece that stands many times between a prefix and a suffix. Hundreds of kilobytes
// are read in seconds, whatever they hold; what is longer is refused. The time limit of a test ends what takes minutes.

interface Large {
  readonly prefix: string;
  readonly piece: string;
  readonly times: number;
  readonly suffix: string;
  /** The problems by severity, code and place; of many, the first, and how many there are. */
  readonly expected: readonly string[];
  readonly problems?: number;
}

const { profile } = await readOntologyFolder(join(repository, 'ontology'));
const cases = JSON.parse(textOf('test', 'cases', 'hostile', 'large', 'large.json')) as Record<string, Large>;

describe('many values of a property that has one', () => {
  it('are one error, not a conflict of each with each', () => {
    const dates = Array.from({ length: 500 }, (_, index) => 1000 + index).join(', ');
    const text = `namespace: https://example.org/x/
things: { s: { a: EventSeries, name: S } }
source: { id: w, name: W }
claims: [{ quote: q, says: { s: { startDate: [${dates}] } } }]`;
    const { document } = readFactsDocument('facts.yaml', text);
    const { problems } = stagesOf(document ? [document] : [], profile);
    expect(problems.map(({ severity, code, place }) => `${severity} ${code} ${place?.line}`)).toEqual([
      'error conflict 4',
    ]);
  });
});

describe('a large file', () => {
  it.each(sampleOf(Object.entries(cases), 6))(
    '%s',
    (_name, { prefix, piece, times, suffix, expected, problems = expected.length }) => {
      const text = prefix + piece.repeat(times) + suffix;
      const { document, problems: unusable } = readFactsDocument('facts.yaml', text);
      const found = sortedProblems(document ? stagesOf([document], profile).problems : unusable);
      const shown = renderProblems(found.slice(0, 10), { texts: new Map([['facts.yaml', text]]) });
      expect(found.length).toBe(problems);
      const lines = found.map(({ severity, code, place }) => `${severity} ${code} ${place?.line}:${place?.column}`);
      expect(lines.slice(0, expected.length)).toEqual(expected);
      expect(shown.length).toBeLessThan(800 * Math.min(found.length, 10) + 1);
    },
  );
});
