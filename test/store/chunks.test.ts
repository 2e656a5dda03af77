import { Readable } from 'node:stream';
import type { Quad } from '@rdfjs/types';
import { describe, expect, it } from 'vitest';
import { readTurtle } from '../../src/rdf/read-turtle.ts';
import { type Chunk, chunksOf, type GraphTally, requireGraphIri } from '../../src/store/chunks.ts';

async function chunked(text: string, options: { graph?: string; size?: number } = {}) {
  const tally = new Map<string, GraphTally>();
  const chunks: Chunk[] = [];
  const quads: AsyncIterable<Quad> = Readable.from(readTurtle(text, 'test').quads);
  for await (const chunk of chunksOf(quads, tally, { size: 1e6, ...options })) chunks.push(chunk);
  return { chunks, tally };
}

describe('chunks of quads', () => {
  it('hold no more than their size allows, and together everything', async () => {
    const lines = Array.from({ length: 10 }, (_, index) => `<urn:s> <urn:p> "${index}" <urn:g> .`);
    const { chunks } = await chunked(lines.join('\n'), { size: 50 });
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks.flatMap((chunk) => chunk.lines.get('urn:g') ?? [])).toHaveLength(10);
  });

  it.each([
    ['sorted lines', ['1', '2', '3'], true],
    ['a line that comes twice', ['1', '1', '2'], false],
    ['lines in any order', ['2', '1'], false],
  ])('know whether the count is exact: %s', async (_, values, exact) => {
    const { tally } = await chunked(values.map((value) => `<urn:s> <urn:p> "${value}" <urn:g> .`).join('\n'));
    expect(tally.get('urn:g')).toMatchObject({ quads: values.length, exact });
  });

  it('put everything into one graph when told so', async () => {
    const { tally } = await chunked('<urn:s> <urn:p> 1 .\n<urn:s> <urn:p> 2 .', { graph: 'urn:one' });
    expect([...tally.keys()]).toEqual(['urn:one']);
  });

  it('name blank nodes the same in every request', async () => {
    const { chunks } = await chunked('_:a <urn:p> 1 .\n_:a <urn:p> 2 .', { graph: 'urn:one', size: 1 });
    const subjects = chunks.flatMap((chunk) => chunk.lines.get('urn:one') ?? []).map((line) => line.split(' ')[0]);
    expect(subjects).toHaveLength(2);
    expect(new Set(subjects).size).toBe(1);
    expect(subjects[0]).toMatch(/^<urn:x-seminar-graph:blank:/);
  });

  it('want a name for what stands in no graph', async () => {
    await expect(chunked('<urn:s> <urn:p> 1 .')).rejects.toMatchObject({ code: 'graph-needed' });
  });

  it.each(['', 'graph', 'http://example.org/a b', 'http://example.org/> } ; DROP ALL #', 'urn:x>'])(
    'take no graph named `%s`',
    (name) => {
      expect(() => requireGraphIri(name)).toThrow(expect.objectContaining({ code: 'graph-iri' }));
    },
  );
});
