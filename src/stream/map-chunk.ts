import { isUtf8 } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import type { SettledSeries } from '../graph/settle.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import { type Problem, problemCounts } from '../report/problem.ts';
import { linesOf, type MapFormat, mapLine } from './map-line.ts';
import type { TextBuffer } from './text-buffer.ts';

/** Whole lines of NDJSON. */
export interface Chunk {
  readonly file: string;
  /** The number of the first line. */
  readonly line: number;
  readonly bytes: Uint8Array;
}

export interface ChunkOptions extends MapFormat {
  /** At a line with errors, stop or skip the line. */
  readonly onError: 'stop' | 'skip';
  readonly gzip: boolean;
  /** Report warnings and notes too. */
  readonly warnings: boolean;
}

/** A line with problems. */
export interface BadLine {
  readonly line: number;
  readonly text: string;
  readonly problems: readonly Problem[];
}

export interface MappedChunk {
  /** The output. It has its own buffer, which can be transferred to another thread. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly series: number;
  readonly quads: number;
  /** Number of skipped lines. */
  readonly skipped: number;
  /** A line had errors, and the lines after it were not mapped. */
  readonly stopped: boolean;
  readonly reported: readonly BadLine[];
}

/** Checks mapped series. */
export type ChunkCheck = (all: readonly SettledSeries[]) => Promise<readonly Problem[]>;

interface TextLine {
  readonly line: number;
  readonly text: string;
  readonly settled: SettledSeries;
  readonly problems: readonly Problem[];
}

/**
 * Maps the lines of a chunk. Empty lines are ignored.
 * @param output is cleared first, and reused between chunks
 */
export async function mapChunk(
  chunk: Chunk,
  ontology: Pick<Ontology, 'profile'>,
  options: ChunkOptions,
  output: TextBuffer,
  check?: ChunkCheck,
): Promise<MappedChunk> {
  output.clear();
  const reported: BadLine[] = [];
  let [series, quads, skipped, stopped] = [0, 0, 0, false];
  const lines = mappedLines(chunk, ontology);
  for (const { line, text, settled, problems } of check ? await checkedLines(chunk.file, [...lines], check) : lines) {
    const shown = options.warnings ? problems : problems.filter(({ severity }) => severity === 'error');
    if (shown.length > 0) reported.push({ line, text, problems: shown });
    if (problemCounts(shown).error === 0) {
      const written = linesOf(settled, options);
      for (const one of written) output.add(one);
      quads += written.length;
      series += 1;
    } else if (options.onError === 'skip') skipped += 1;
    else {
      stopped = true;
      break;
    }
  }
  const bytes = output.bytes();
  // One gzip member per chunk: a gzip file is a sequence of members (RFC 1952, 2.2).
  return {
    bytes: options.gzip && bytes.length > 0 ? new Uint8Array(gzipSync(bytes)) : bytes,
    series,
    quads,
    skipped,
    stopped,
    reported,
  };
}

function* mappedLines({ file, line: first, bytes }: Chunk, ontology: Pick<Ontology, 'profile'>): Generator<TextLine> {
  const input = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const valid = isUtf8(input);
  for (let start = 0, line = first; start < input.length; line += 1) {
    const newline = input.indexOf(10, start);
    const end = newline === -1 ? input.length : newline;
    let text = input.toString('utf8', start, end);
    // Readers may ignore a byte order mark (RFC 8259, 8.1).
    if (line === 1 && text.startsWith('\ufeff')) text = text.slice(1);
    const isText = valid || isUtf8(input.subarray(start, end));
    start = end + 1;
    if (text.trim() === '') continue;
    const { settled, problems } = mapLine(file, line, text, ontology, isText ? undefined : notUtf8(file, line));
    yield { line, text, settled, problems };
  }
}

/** Adds the problems that a check finds to their lines; problems without a line go to the first. */
async function checkedLines(file: string, lines: readonly TextLine[], check: ChunkCheck): Promise<TextLine[]> {
  const found: Problem[] = [];
  const correct = lines.filter(({ problems }) => problemCounts(problems).error === 0);
  for (const batch of batchesOf(correct.map(({ settled }) => settled))) found.push(...(await check(batch)));
  const byLine = Map.groupBy(found, ({ place }) => (place?.file === file ? place.line : lines[0]?.line));
  return lines.map((line) => ({ ...line, problems: [...line.problems, ...(byLine.get(line.line) ?? [])] }));
}

/** Splits series into batches to check in one graph each: series with equal namespaces would be merged. */
function batchesOf(all: readonly SettledSeries[]): SettledSeries[][] {
  const batches: SettledSeries[][] = [];
  let namespaces = new Set<string>();
  for (const settled of all) {
    if (batches.length === 0 || namespaces.has(settled.namespace)) {
      batches.push([]);
      namespaces = new Set();
    }
    batches.at(-1)?.push(settled);
    namespaces.add(settled.namespace);
  }
  return batches;
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
