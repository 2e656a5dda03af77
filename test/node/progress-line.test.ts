import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProgressLine, progressText } from '../../src/node/progress-line.ts';

beforeEach(() => {
  vi.stubEnv('CI', '');
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const input = { count: 50_000, unit: 'series', bytes: 250, size: 1000 };
const terminal = { isTTY: true, columns: 80 };

/** What is written to a screen in two seconds, and at the end. */
function written(properties: { isTTY?: boolean; columns?: number }, quiet = false): string[] {
  const texts: string[] = [];
  const line = new ProgressLine({ ...properties, write: (text: string) => texts.push(text) }, quiet);
  const start = performance.now();
  for (let step = 0; step < 20; step += 1) {
    vi.advanceTimersByTime(100);
    line.show({ ...input, start });
  }
  line.clear();
  line.clear();
  return texts;
}

describe('the progress line', () => {
  it('says on a terminal twice a second how far the run is, and goes away', () => {
    const texts = written(terminal);
    expect(texts.length).toBe(5);
    expect(texts.at(-2)).toBe('\r\u001b[K50,000 series, 25,000 a second, 25 %, 6 s left');
    expect(texts.at(-1)).toBe('\r\u001b[K');
  });

  it.each([
    ['a pipe', { columns: 80 }],
    ['a terminal without width', { isTTY: true, columns: 0 }],
    ['a narrow terminal', { isTTY: true, columns: 40 }],
  ])('writes nothing to %s', (_, properties) => {
    expect(written(properties)).toEqual([]);
  });

  it('writes nothing with --quiet, and nothing in CI', () => {
    expect(written(terminal, true)).toEqual([]);
    vi.stubEnv('CI', 'true');
    expect(written(terminal)).toEqual([]);
  });

  it('says the remaining time where the size is known', () => {
    expect(progressText({ ...input, bytes: 1 }, 2)).toBe('50,000 series, 25,000 a second, 0 %, 33 min left');
    expect(progressText({ ...input, unit: 'quads', bytes: 2000 }, 2)).toBe(
      '50,000 quads, 25,000 a second, 100 %, 0 s left',
    );
    expect(progressText({ ...input, size: undefined }, 2)).toBe('50,000 series, 25,000 a second');
  });
});
