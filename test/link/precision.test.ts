import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOntologyFolder } from '../../src/cli/files.ts';
import { advised, outcomes } from '../support/labelled.ts';
import { repository } from '../support/repository.ts';

const all = await outcomes(await readOntologyFolder(join(repository, 'ontology')), advised);

describe.each(all)('against the labelled $table', ({ table, accepted, wrong, linkable, missed, judged }) => {
  it('nothing that is accepted is wrong', () => {
    expect(wrong).toEqual([]);
    expect(accepted).toBeGreaterThan(4);
  });

  it('most of what is there is found', () => {
    console.info(`${table}: precision 1, recall ${linkable - missed.length}/${linkable}, missed: ${missed.join(', ')}`);
    expect((linkable - missed.length) / linkable).toBeGreaterThan(0.7);
  });

  it('what is missed is shown to people among the first three', () => {
    const shown = judged.flatMap(({ thing, proposals }) => (proposals.length > 0 ? [thing.id] : []));
    expect(missed.filter((id) => !shown.includes(id))).toEqual([]);
  });
});
