import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inputsOf } from '../support/bundled.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const facts = `namespace: https://example.org/x/
things: { s: { a: EventSeries, name: S } }
source: { id: letter, name: A letter }
claims: [{ quote: they met, says: { s: { keywords: tides } } }]
`;

describe('--source', () => {
  it('with a folder may hold texts of other series', async () => {
    const folder = temporaryFolder({
      's.yaml': facts,
      'texts/letter.txt': 'they met',
      'texts/other.txt': 'they parted',
    });
    const { sources } = await inputsOf([join(folder, 's.yaml')], { source: [join(folder, 'texts')] });
    expect(sources.get('letter')?.text).toBe('they met');
  });

  it('with a text of a source that no facts file has is an error', async () => {
    const folder = temporaryFolder({ 's.yaml': facts, 'texts/letter.txt': 'they met' });
    const text = join(folder, 'texts', 'letter.txt');
    const source = [join(folder, 'texts'), `nobody=${text}`];
    await expect(inputsOf([join(folder, 's.yaml')], { source })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('`nobody`'),
      hint: 'sources: letter',
    });
  });
});
