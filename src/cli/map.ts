import { MapInput, requireInputs } from '../node/map-input.ts';
import { fileOutput, standardOutput } from '../node/map-output.ts';
import { type MapperOptions, startMapper } from '../node/map-pool.ts';
import { ProgressLine } from '../node/progress-line.ts';
import { hashOfFiles, ontologyEndings } from '../node/raw-files.ts';
import { counted } from '../report/counts.ts';
import { Failure } from '../report/failure.ts';
import type { Place } from '../report/problem.ts';
import { renderProblems } from '../report/render-text.ts';
import type { BadLine } from '../stream/map-chunk.ts';
import { mapStream, type StreamEnd } from '../stream/map-stream.ts';
import { closedPipeCode } from './output-errors.ts';
import { log, paintFor } from './terminal.ts';

export interface MapOptions extends Omit<MapperOptions, 'warnings'> {
  readonly out?: string;
  readonly workers: number;
  readonly resume: boolean;
  readonly quiet: boolean;
}

/** As a shell says it of programs that a signal ended. */
const interruptedCode = 130;

const exitCodes: Readonly<Record<Exclude<StreamEnd, 'complete'>, number>> = {
  'bad-line': 1,
  interrupted: interruptedCode,
  closed: closedPipeCode,
};

/**
 * Maps NDJSON, a series a line, to lines of N-Quads in the same order.
 * @returns the exit code: 0; 1 where a line has errors; 130 where the run was interrupted, 141 where nobody reads the output
 */
export async function map(files: readonly string[], options: MapOptions): Promise<number> {
  const { out, resume, workers, quiet } = options;
  if (resume && out === undefined)
    throw new Failure('usage', '--resume goes on with a file', { hint: 'name it with `--out`' });
  await requireInputs(files, out);
  const gzip = options.gzip || out?.endsWith('.gz') === true;
  const output =
    out === undefined ? standardOutput() : fileOutput(out, await requestOf(files, { ...options, gzip }), resume);
  const mapper = startMapper({ ...options, gzip, warnings: options.check && !quiet }, workers);
  const input = new MapInput(files);
  const progress = new ProgressLine(process.stderr, quiet);
  const [start, size] = [performance.now(), await input.size()];
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const { series, quads, skipped, end } = await mapStream(input, mapper, output, {
      onError: options.onError,
      interrupted: interrupted.signal,
      onChunk: ({ file }, reported, count) => {
        progress.clear();
        report(file, reported);
        progress.show({ start, count, unit: 'series', bytes: input.bytesRead, size });
      },
    });
    progress.clear();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const left = skipped > 0 ? `, ${counted(skipped, 'line')} left out` : '';
    if (!quiet && end !== 'closed')
      log(`${counted(series, 'series')} → ${counted(quads, 'quad')}, ${seconds} s${left}`);
    if (!quiet && end !== 'closed' && end !== 'complete' && output.unfinished) log(output.unfinished);
    return end === 'complete' ? (skipped > 0 ? 1 : 0) : exitCodes[end];
  } catch (error) {
    progress.clear();
    if (output.unfinished !== undefined && !quiet) log(output.unfinished);
    throw error;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await mapper.close();
  }
}

function report(file: string, reported: readonly BadLine[]): void {
  for (const { line, text, problems } of reported) {
    const lineOf = (place: Place) => (place.file === file && place.line === line && text !== '' ? text : undefined);
    log(renderProblems(problems, { texts: new Map([[file, text]]), lineOf, paint: paintFor(process.stderr) }));
  }
}

/** What a run was asked for: only the same can be resumed. By another ontology a series becomes another graph. */
async function requestOf(files: readonly string[], options: MapOptions): Promise<string> {
  const { format, plain, gzip, onError, check } = options;
  const ontology = await hashOfFiles(options.ontology, ontologyEndings);
  return JSON.stringify({ files, format, plain, gzip, onError, check, ontology });
}
