import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { crc32, createGunzip } from 'node:zlib';
import { Failure } from '../report/failure.ts';
import type { Problem } from '../report/problem.ts';
import type { MapInput as Input, InputChunk, InputPosition } from '../stream/map-stream.ts';
import { reasonOf } from './system-errors.ts';

/** Bytes of a line. The bundled series, which is large, has a hundredth of it. */
export const longestLine = 2 ** 23;

/** Bytes that are read and mapped together. */
const chunkSize = 2 ** 18;

/** Checks, before hours of work, that all files exist and none is the output. */
export async function requireInputs(files: readonly string[], out: string | undefined): Promise<void> {
  const target = out === undefined ? undefined : await stat(out).catch(() => undefined);
  for (const file of files) {
    if (file === '-') continue;
    const found = await stat(file).catch(() => undefined);
    if (!found || found.isDirectory())
      throw new Failure('unreadable', `cannot read ${file}: ${found ? 'it is a folder' : 'no such file or folder'}`);
    if (found.dev === target?.dev && found.ino === target.ino)
      throw new Failure('usage', `${file} is both input and output`, { hint: 'give `--out` another name' });
  }
}

/** The lines of files (`-` is stdin), decompressed if they are gzip. */
export class MapInput implements Input {
  /** Bytes read so far, before decompression. */
  bytesRead = 0;
  readonly #files: readonly string[];
  #raw: Readable | undefined;
  #stopped = false;

  constructor(files: readonly string[]) {
    this.#files = files;
  }

  /** Bytes of all files; undefined if they include stdin or a pipe. */
  async size(): Promise<number | undefined> {
    const found = await Promise.all(this.#files.map((file) => stat(file).catch(() => undefined)));
    if (!found.every((one) => one?.isFile())) return undefined;
    return found.reduce((sum, one) => sum + (one?.size ?? 0), 0);
  }

  async *chunks(from: InputPosition = { files: 0, lines: 0, bytes: 0, crc: 0 }): AsyncGenerator<InputChunk> {
    for (const [index, file] of this.#files.entries()) {
      if (index < from.files) continue;
      const start = index === from.files ? from : { files: index, lines: 0, bytes: 0, crc: 0 };
      const name = file === '-' ? 'stdin' : file;
      yield* chunksOf(name, skip(start, name, this.#read(file, name)), start);
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#raw?.destroy();
  }

  async *#read(file: string, name: string): AsyncGenerator<Buffer> {
    if (this.#stopped) return;
    const raw: Readable = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: chunkSize });
    this.#raw = raw;
    try {
      const parts = this.#counted(raw);
      const first = await parts.next();
      if (first.done) return;
      const all = prepend(first.value, parts);
      const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
      yield* isGzip ? gunzipped(all) : all;
    } catch (error) {
      if (this.#stopped) return;
      throw new Failure('unreadable', `cannot read ${name}: ${reasonOf(error)}`, { cause: error });
    } finally {
      raw.destroy();
    }
  }

  async *#counted(raw: Readable): AsyncGenerator<Buffer> {
    for await (const part of raw as AsyncIterable<Buffer>) {
      this.bytesRead += part.length;
      yield part;
    }
  }
}

async function* prepend(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function* gunzipped(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize });
  // Errors of both streams are thrown by the iteration.
  pipeline(packed, gunzip, () => {});
  yield* gunzip as AsyncIterable<Buffer>;
}

/**
 * Skips the bytes before a position.
 * @throws Failure `usage` if they are not the bytes that were read before
 */
async function* skip(
  { bytes, crc }: InputPosition,
  name: string,
  parts: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  let [left, sum] = [bytes, 0];
  for await (const part of parts) {
    const skipped = Math.min(left, part.length);
    if (skipped > 0) sum = crc32(part.subarray(0, skipped), sum);
    left -= skipped;
    if (skipped > 0 && left === 0 && sum !== crc) throw changed(name);
    if (skipped < part.length) yield part.subarray(skipped);
  }
  if (left > 0) throw changed(name);
}

function changed(name: string): Failure {
  return new Failure('usage', `--resume: ${name} has changed since the interrupted run`, {
    hint: 'start again without `--resume`',
  });
}

/** Splits bytes into chunks at line ends. */
async function* chunksOf(file: string, parts: AsyncIterable<Buffer>, start: InputPosition): AsyncGenerator<InputChunk> {
  let { lines, bytes, crc } = start;
  let pending: Buffer[] = [];
  let pendingLength = 0;
  let oversized = false;
  const take = (last: Buffer): InputChunk => {
    const all = pending.length === 0 ? last : Buffer.concat([...pending, last]);
    const line = lines + 1;
    lines += newlinesIn(all) + (all.at(-1) === 10 ? 0 : 1);
    bytes += all.length;
    crc = crc32(all, crc);
    pending = [];
    pendingLength = 0;
    const after = { files: start.files, lines, bytes, crc };
    return oversized
      ? { file, line, bytes: Buffer.alloc(0), after, problem: tooLong(file, line) }
      : { file, line, bytes: all, after };
  };
  for await (let part of parts) {
    if (oversized) {
      const newline = part.indexOf(10);
      if (newline === -1) {
        bytes += part.length;
        crc = crc32(part, crc);
        continue;
      }
      yield take(part.subarray(0, newline + 1));
      oversized = false;
      part = part.subarray(newline + 1);
    }
    const newline = part.lastIndexOf(10);
    if (newline !== -1) {
      yield take(part.subarray(0, newline + 1));
      part = part.subarray(newline + 1);
    }
    if (part.length > 0) pending.push(part);
    pendingLength += part.length;
    if (pendingLength > longestLine) {
      oversized = true;
      for (const kept of pending) {
        bytes += kept.length;
        crc = crc32(kept, crc);
      }
      pending = [];
    }
  }
  if (pendingLength > 0) yield take(Buffer.alloc(0));
}

function newlinesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

function tooLong(file: string, line: number): Problem {
  return {
    severity: 'error',
    code: 'json',
    message: `the line has more than ${longestLine / 2 ** 20} MiB`,
    place: { file, line, column: 1, length: 1 },
    hint: 'write one series per line, not a JSON array of all',
  };
}
