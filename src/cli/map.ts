import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type InputChunk, MapInput } from '../node/map-input.ts';
import { fileOutput, type MapOutput, standardOutput } from '../node/map-output.ts';
import { type ChunkMapper, startMapper } from '../node/map-pool.ts';
import { ProgressLine } from '../node/progress-line.ts';
import { filesIn, ontologyEndings, readBytes } from '../node/raw-files.ts';
import { counted } from '../report/counts.ts';
import { Failure } from '../report/failure.ts';
import type { Place, Problem } from '../report/problem.ts';
import { renderProblems } from '../report/render-text.ts';
import type { BadLine, MappedChunk } from '../stream/map-chunk.ts';
import { closedPipeCode } from './output-errors.ts';
import { log, paintFor } from './terminal.ts';

export interface MapOptions {
  readonly out?: string;
  readonly format: 'nq' | 'nt';
  readonly plain: boolean;
  readonly gzip: boolean;
  readonly onError: 'stop' | 'skip';
  readonly workers: number;
  readonly resume: boolean;
  readonly check: boolean;
  readonly ontology: string;
  readonly queries: string;
  readonly timeLimit: number;
  readonly quiet: boolean;
}

/** As a shell says it of programs that a signal ended. */
const interruptedCode = 130;

/**
 * Maps NDJSON, a series a line, to lines of N-Quads in the same order. What is read is mapped and written bit by bit, so
 * memory does not grow with the input.
 * @returns the exit code: 0; 1 where a line has errors; 130 where the run was interrupted, 141 where nobody read on
 */
export async function map(files: readonly string[], options: MapOptions): Promise<number> {
  if (options.resume && options.out === undefined)
    throw new Failure('usage', '--resume goes on with a file', { hint: 'name it with `--out`' });
  await requireInputs(files, options.out);
  const gzip = options.gzip || options.out?.endsWith('.gz') === true;
  const mapperOptions = { ...options, gzip, warnings: options.check && !options.quiet };
  const output =
    options.out === undefined
      ? standardOutput()
      : fileOutput(options.out, await asked(files, options, gzip), options.resume);
  const mapper = startMapper(mapperOptions, options.workers);
  try {
    return await mapAll(new MapInput(files), mapper, output, options);
  } finally {
    await mapper.close();
  }
}

/** Before hours of work: that all files are there, and none is the one to be written. */
async function requireInputs(files: readonly string[], out: string | undefined): Promise<void> {
  const sameFile = (one: Stats, other: Stats | undefined) => one.dev === other?.dev && one.ino === other.ino;
  const target = out === undefined ? undefined : await stat(out).catch(() => undefined);
  for (const file of files) {
    if (file === '-') continue;
    const found = await stat(file).catch(() => undefined);
    if (!found || found.isDirectory())
      throw new Failure('unreadable', `cannot read ${file}: ${found ? 'it is a folder' : 'there is no such file'}`);
    if (sameFile(found, target))
      throw new Failure('usage', `${file} is both read and written`, { hint: 'give `--out` another name' });
  }
}

async function mapAll(input: MapInput, mapper: ChunkMapper, output: MapOutput, options: MapOptions): Promise<number> {
  const total = { series: 0, quads: 0, skipped: 0 };
  const start = performance.now();
  const progress = new ProgressLine(process.stderr, options.quiet);
  const size = await input.size();
  let end: number | undefined;
  const interrupt = () => {
    end ??= interruptedCode;
    input.stop();
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);

  const underWay: { chunk: InputChunk; mapped: Promise<MappedChunk> }[] = [];
  const writeNext = async () => {
    const next = underWay.shift();
    if (!next) return;
    const { series, quads, skipped, stopped, bytes, reported } = await next.mapped;
    total.series += series;
    total.quads += quads;
    total.skipped += skipped;
    progress.clear();
    report(next.chunk, reported);
    if (stopped) end ??= 1;
    const written = await output.write(bytes, stopped ? undefined : next.chunk.after);
    if (!written) end ??= closedPipeCode;
    progress.show({ start, count: total.series, unit: 'series', bytes: input.bytesRead, size });
  };
  try {
    for await (const chunk of input.chunks(output.from)) {
      if (end !== undefined) break;
      const mapped = chunk.problem ? Promise.resolve(passedOver(chunk, chunk.problem, options)) : mapper.map(chunk);
      // Waited for in its turn.
      mapped.catch(() => {});
      underWay.push({ chunk, mapped });
      if (underWay.length >= mapper.width) await writeNext();
      if (end !== undefined) break;
    }
    while (underWay.length > 0 && (end === undefined || end === interruptedCode)) await writeNext();
  } catch (error) {
    progress.clear();
    if (output.unfinished !== undefined && !options.quiet) log(output.unfinished);
    throw error;
  }
  progress.clear();
  if (end === undefined) output.finish();
  if (options.quiet || end === closedPipeCode) return end ?? (total.skipped > 0 ? 1 : 0);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const left = total.skipped > 0 ? `, ${counted(total.skipped, 'line')} left out` : '';
  log(`${counted(total.series, 'series')} → ${counted(total.quads, 'quad')}, ${seconds} s${left}`);
  if (end !== undefined && output.unfinished !== undefined) log(output.unfinished);
  return end ?? (total.skipped > 0 ? 1 : 0);
}

/** A line that could not be held is a bad line too. */
function passedOver({ line }: InputChunk, problem: Problem, { onError }: MapOptions): MappedChunk {
  return {
    bytes: Buffer.alloc(0),
    series: 0,
    quads: 0,
    skipped: onError === 'skip' ? 1 : 0,
    stopped: onError === 'stop',
    reported: [{ line, text: '', problems: [problem] }],
  };
}

function report({ file }: InputChunk, reported: readonly BadLine[]): void {
  for (const { line, text, problems } of reported) {
    const lineOf = (place: Place) => (place.file === file && place.line === line && text !== '' ? text : undefined);
    log(renderProblems(problems, { texts: new Map([[file, text]]), lineOf, paint: paintFor(process.stderr) }));
  }
}

/** What a run was asked for: only the same can be resumed. */
async function asked(files: readonly string[], options: MapOptions, gzip: boolean): Promise<string> {
  const { format, plain, onError, check, ontology } = options;
  return JSON.stringify({ files, format, plain, gzip, onError, check, ontology: await hashOfOntology(ontology) });
}

/** By another ontology a series becomes another graph. */
async function hashOfOntology(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesIn(folder, ontologyEndings)) hash.update(await readBytes(file));
  return hash.digest('hex');
}
