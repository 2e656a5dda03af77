import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ProgressLine } from '../../src/node/progress-line.ts';

function screen(properties: { isTTY?: boolean; columns?: number }) {
  const written: string[] = [];
  return { written, ...properties, write: (text: string) => written.push(text) };
}

beforeEach(() => {
  vi.stubEnv('CI', '');
});

describe('the progress line', () => {
  it('says on a terminal how far it is and how fast, and goes away', () => {
    const terminal = screen({ isTTY: true, columns: 80 });
    const line = new ProgressLine(terminal, 1000);
    line.read(500);
    line.show(12_345);
    expect(terminal.written.join('')).toMatch(/█{10}░{10} 50 % {2}12,345 quads {2}[\d,]+ quads\/s$/);
    line.clear();
    expect(terminal.written.at(-1)).toBe('\r\u001b[K');
  });

  it.each([
    ['a pipe', { columns: 80 }],
    ['a terminal without width', { isTTY: true, columns: 0 }],
    ['a narrow terminal', { isTTY: true, columns: 40 }],
  ])('writes nothing to %s', (_, properties) => {
    const stream = screen(properties);
    const line = new ProgressLine(stream, 1000);
    line.show(5);
    line.clear();
    expect(stream.written).toEqual([]);
  });

  it('tells a lost connection everywhere', () => {
    const pipe = screen({});
    new ProgressLine(pipe, 1000).note('trying again');
    expect(pipe.written).toEqual(['trying again\n']);
  });
});
