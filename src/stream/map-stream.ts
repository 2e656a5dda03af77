import type { Problem } from '../report/problem.ts';
import type { BadLine, Chunk, MappedChunk } from './map-chunk.ts';

/** How far an input was read: an interrupted run goes on from here. */
export interface InputPosition {
  /** Number of files before. */
  readonly files: number;
  /** Lines and bytes of this file, unpacked. */
  readonly lines: number;
  readonly bytes: number;
  /** CRC-32 of these bytes. */
  readonly crc: number;
}

/** Lines that belong together, and the position of the input after them. */
export interface InputChunk extends Chunk {
  readonly after: InputPosition;
  /** Instead of lines: what is wrong with one that does not fit into memory. */
  readonly problem?: Problem;
}

/** Lines of NDJSON in chunks. */
export interface MapInput {
  chunks(from: InputPosition | undefined): AsyncIterable<InputChunk>;
  /** Reads no more. What comes after is the end, perhaps in the middle of a line. */
  stop(): void;
}

/** Maps chunks, several at a time. */
export interface ChunkMapper {
  /** How many chunks should be under way. */
  readonly width: number;
  map(chunk: Chunk): Promise<MappedChunk>;
}

/** Where the mapped lines go. */
export interface MapOutput {
  /** Where an earlier run stopped reading. */
  readonly from: InputPosition | undefined;
  /**
   * Writes what the input up to a position became; without a position, what comes before a bad line.
   * @returns false where the output cannot be written any more
   */
  write(bytes: Uint8Array, after: InputPosition | undefined): Promise<boolean>;
  /** All is written. */
  finish(): void;
}

/** How a stream ended. */
export type StreamEnd = 'complete' | 'bad-line' | 'interrupted' | 'closed';

export interface StreamTotal {
  readonly series: number;
  readonly quads: number;
  /** Lines left out. */
  readonly skipped: number;
  readonly end: StreamEnd;
}

export interface StreamOptions {
  readonly onError: 'stop' | 'skip';
  /** Ends the stream after the chunks under way. */
  readonly interrupted: AbortSignal;
  /** Told of each chunk in its order: bad lines, and how many series are written by then. */
  readonly onChunk: (chunk: InputChunk, reported: readonly BadLine[], series: number) => void;
}

/** Maps an input to an output, chunk by chunk and in order; memory does not grow with the input. */
export async function mapStream(
  input: MapInput,
  mapper: ChunkMapper,
  output: MapOutput,
  { onError, interrupted, onChunk }: StreamOptions,
): Promise<StreamTotal> {
  const total = { series: 0, quads: 0, skipped: 0 };
  let end: StreamEnd = 'complete';
  interrupted.addEventListener('abort', () => {
    end = 'interrupted';
    input.stop();
  });
  const underWay: { readonly chunk: InputChunk; readonly mapped: Promise<MappedChunk> }[] = [];
  const writeNext = async () => {
    const next = underWay.shift();
    if (!next) return;
    const { series, quads, skipped, stopped, bytes, reported } = await next.mapped;
    total.series += series;
    total.quads += quads;
    total.skipped += skipped;
    if (stopped && end === 'complete') end = 'bad-line';
    const written = await output.write(bytes, stopped ? undefined : next.chunk.after);
    if (!written && end === 'complete') end = 'closed';
    onChunk(next.chunk, reported, total.series);
  };
  const ended = () => end !== 'complete';
  for await (const chunk of input.chunks(output.from)) {
    if (ended()) break;
    const mapped = chunk.problem ? Promise.resolve(tooLong(chunk, chunk.problem, onError)) : mapper.map(chunk);
    // Its failure is thrown in its turn.
    mapped.catch(() => {});
    underWay.push({ chunk, mapped });
    if (underWay.length >= mapper.width) await writeNext();
    if (ended()) break;
  }
  while (underWay.length > 0 && ['complete', 'interrupted'].includes(end)) await writeNext();
  if (!ended()) output.finish();
  return { ...total, end };
}

/** A line that does not fit into memory is a bad line too. */
function tooLong({ line }: InputChunk, problem: Problem, onError: 'stop' | 'skip'): MappedChunk {
  return {
    bytes: new Uint8Array(),
    series: 0,
    quads: 0,
    skipped: onError === 'skip' ? 1 : 0,
    stopped: onError === 'stop',
    reported: [{ line, text: '', problems: [problem] }],
  };
}
