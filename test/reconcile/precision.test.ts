import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOntologyFolder } from '../../src/node/files.ts';
import { advised, outcomes } from '../support/labelled.ts';
import { repository } from '../support/repository.ts';

const ontology = await readOntologyFolder(join(repository, 'ontology'));
const all = await outcomes(ontology, advised);

describe.each(all)('against the labelled $table, from the advised score on,', (outcome) => {
  const { accepted, wrong, linkable, missed, judged } = outcome;
  const found = linkable - missed.length;

  it(`precision is 1: none of the ${accepted} that are accepted is wrong`, () => {
    expect(wrong).toEqual([]);
    expect(accepted).toBeGreaterThan(4);
  });

  it(`recall is ${(found / linkable).toFixed(2)}: ${found} of ${linkable} are found`, () => {
    expect(found / linkable).toBeGreaterThan(0.7);
  });

  it.each(missed)('%s is left to people, who are shown %s among the first three', (id, item) => {
    const proposals = judged.find(({ thing }) => thing.id === id)?.proposals ?? [];
    expect(proposals.slice(0, 3).map(({ candidate }) => candidate.item)).toContain(item);
  });
});

it('by equal names alone wrong ones would be accepted: the traps are real', () => {
  const namesakes = all.flatMap(({ judged, known }) =>
    judged.flatMap(({ thing, proposals }) =>
      proposals.filter(({ similarity, candidate }) => similarity === 1 && known[thing.id] !== candidate.item),
    ),
  );
  expect(namesakes.length).toBeGreaterThan(8);
});
