import { isUtf8 } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import type { SettledSeries } from '../graph/statement.ts';
import type { Profile } from '../ontology/profile.ts';
import { type Problem, problemCounts } from '../report/problem.ts';
import { linesOf, type MapFormat, mapLine } from './map-line.ts';

/** Some lines of NDJSON, each whole. */
export interface Chunk {
  readonly file: string;
  /** The number of its first line. */
  readonly line: number;
  readonly bytes: Uint8Array;
}

export interface ChunkOptions extends MapFormat {
  /** What is done with a line that has errors: nothing after it is mapped, or it alone is left out. */
  readonly onError: 'stop' | 'skip';
  readonly gzip: boolean;
  /** Warnings too, and what `check` finds in each series. */
  readonly check: boolean;
}

/** What is wrong with a line, and its text. */
export interface BadLine {
  readonly line: number;
  readonly text: string;
  readonly problems: readonly Problem[];
}

export interface MappedChunk {
  /** What is to be written: whole series only. */
  readonly bytes: Uint8Array;
  readonly series: number;
  readonly quads: number;
  /** Lines that were left out. */
  readonly skipped: number;
  /** A line had errors, and what follows it was not mapped. */
  readonly stopped: boolean;
  readonly reported: readonly BadLine[];
}

/** What looks at each series that was mapped. */
export type SeriesCheck = (settled: SettledSeries) => Promise<readonly Problem[]>;

/**
 * Maps the lines of a chunk, one after the other; an empty line is none.
 * @param output what the bytes are written into: they stand until the next chunk is mapped
 */
export async function mapChunk(
  chunk: Chunk,
  profile: Profile,
  options: ChunkOptions,
  output: TextBuffer,
  check?: SeriesCheck,
): Promise<MappedChunk> {
  const input = Buffer.from(chunk.bytes.buffer, chunk.bytes.byteOffset, chunk.bytes.byteLength);
  output.clear();
  const reported: BadLine[] = [];
  let [series, quads, skipped, stopped] = [0, 0, 0, false];
  const valid = isUtf8(input);
  for (let start = 0, line = chunk.line; start < input.length && !stopped; line += 1) {
    const newline = input.indexOf(10, start);
    const end = newline === -1 ? input.length : newline;
    const text = input.toString('utf8', start, end);
    const isText = valid || isUtf8(input.subarray(start, end));
    start = end + 1;
    if (text.trim() === '') continue;
    const mapped = isText ? mapLine(chunk.file, line, text, profile) : { problems: [notUtf8(chunk.file, line)] };
    const found = [...mapped.problems, ...((check && mapped.settled && (await check(mapped.settled))) ?? [])];
    const shown = options.check ? found : found.filter(({ severity }) => severity === 'error');
    if (shown.length > 0) reported.push({ line, text, problems: shown });
    if (mapped.settled && problemCounts(shown).error === 0) {
      const lines = linesOf(mapped.settled, options);
      quads += lines.quads;
      series += 1;
      output.add(lines.text);
    } else if (options.onError === 'stop') stopped = true;
    else skipped += 1;
  }
  const bytes = output.bytes();
  // A member of its own for each chunk: a gzip file is any number of them, one after the other (RFC 1952, 2.2).
  return {
    bytes: options.gzip && bytes.length > 0 ? gzipSync(bytes) : bytes,
    series,
    quads,
    skipped,
    stopped,
    reported,
  };
}

function notUtf8(file: string, line: number): Problem {
  return {
    severity: 'error',
    code: 'json',
    message: 'the line is not UTF-8',
    place: { file, line, column: 1, length: 1 },
    hint: 'convert the file, for example with iconv',
  };
}

/** Texts as UTF-8, one after the other, in one buffer. */
export class TextBuffer {
  #buffer = Buffer.allocUnsafeSlow(2 ** 21);
  #length = 0;

  clear(): void {
    this.#length = 0;
  }

  add(text: string): void {
    // No UTF-16 unit takes more than three bytes.
    if (this.#length + 3 * text.length > this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(2 * (this.#length + 3 * text.length));
      this.#buffer.copy(larger, 0, 0, this.#length);
      this.#buffer = larger;
    }
    this.#length += this.#buffer.write(text, this.#length, 'utf8');
  }

  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }
}
