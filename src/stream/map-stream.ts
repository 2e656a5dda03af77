import type { Problem } from '../report/problem.ts';
import type { BadLine, Chunk, MappedChunk } from './map-chunk.ts';

/** A position in the input, from which an interrupted run can continue. */
export interface InputPosition {
  /** Number of files before the current one. */
  readonly files: number;
  /** Lines and decompressed bytes read of the current file. */
  readonly lines: number;
  readonly bytes: number;
  /** CRC-32 of these bytes. */
  readonly crc: number;
}

export interface InputChunk extends Chunk {
  /** The position after the chunk. */
  readonly after: InputPosition;
  /** In place of lines: a problem of a line that is too long for memory. */
  readonly problem?: Problem;
}

/** Lines of NDJSON in chunks. */
export interface MapInput {
  chunks(from: InputPosition | undefined): AsyncIterable<InputChunk>;
  /** Stops reading. The last chunk may end in the middle of a line. */
  stop(): void;
}

export interface ChunkMapper {
  /** Number of chunks to map at the same time. */
  readonly width: number;
  map(chunk: Chunk): Promise<MappedChunk>;
}

export interface MapOutput {
  /** Where an earlier run stopped reading. */
  readonly from: InputPosition | undefined;
  /**
   * @param after the position that the input was mapped up to; undefined for the lines before a line with errors
   * @returns false if the output can no longer be written
   */
  write(bytes: Uint8Array, after: InputPosition | undefined): Promise<boolean>;
  /** Called after the last write. */
  finish(): void;
}

export type StreamEnd = 'complete' | 'bad-line' | 'interrupted' | 'closed';

interface StreamTotal {
  readonly series: number;
  readonly quads: number;
  /** Number of skipped lines. */
  readonly skipped: number;
  readonly end: StreamEnd;
}

interface StreamOptions {
  readonly onError: 'stop' | 'skip';
  /** Ends the stream after the chunks that are being mapped. */
  readonly interrupted: AbortSignal;
  /** Called for each chunk, in order, with the lines that have problems and the number of series written so far. */
  readonly onChunk: (chunk: InputChunk, reported: readonly BadLine[], series: number) => void;
}

/** Maps an input to an output chunk by chunk, in order. Memory does not grow with the input. */
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
    // A failure is thrown in the order of the chunks.
    mapped.catch(() => {});
    underWay.push({ chunk, mapped });
    if (underWay.length >= mapper.width) await writeNext();
    if (ended()) break;
  }
  while (underWay.length > 0 && ['complete', 'interrupted'].includes(end)) await writeNext();
  if (!ended()) output.finish();
  return { ...total, end };
}

/** The result for a line that is too long for memory. */
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
