import { MapInput, requireInputs } from '../node/map-input.ts';
import { fileOutput, standardOutput } from '../node/map-output.ts';
import { type MapperOptions, startMapper } from '../node/map-pool.ts';
import { closedPipeCode } from '../node/output-errors.ts';
import { ProgressLine } from '../node/progress-line.ts';
import { hashOfFiles, ontologyEndings } from '../node/raw-files.ts';
import { log, paintFor } from '../node/terminal.ts';
import { counted } from '../report/counts.ts';
import { Failure } from '../report/failure.ts';
import type { Place } from '../report/problem.ts';
import { renderProblems } from '../report/render-text.ts';
import type { BadLine } from '../stream/map-chunk.ts';
import { mapStream, type StreamEnd } from '../stream/map-stream.ts';

interface MapOptions extends Omit<MapperOptions, 'warnings'> {
  readonly out?: string;
  readonly workers: number;
  readonly resume: boolean;
  readonly quiet: boolean;
}

/** 130 is the exit code that shells report for SIGINT. */
const exitCodes: Readonly<Record<StreamEnd, number>> = {
  complete: 0,
  'bad-line': 1,
  interrupted: 130,
  closed: closedPipeCode,
};

/**
 * Maps NDJSON, one series per line, to N-Quads in the same order.
 * @returns the exit code: 0; 1 if a line has errors; 130 if the run was interrupted; 141 if the output was closed
 */
export async function map(files: readonly string[], options: MapOptions): Promise<number> {
  const { out, resume, workers, quiet } = options;
  if (resume && out === undefined)
    throw new Failure('usage', '--resume needs an output file', { hint: 'name it with `--out`' });
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
    const omitted = skipped > 0 ? `, ${counted(skipped, 'line')} skipped` : '';
    if (!quiet && end !== 'closed') {
      log(`${counted(series, 'series')} → ${counted(quads, 'quad')}, ${seconds} s${omitted}`);
      if (end !== 'complete' && output.unfinished) log(output.unfinished);
    }
    return exitCodes[end === 'complete' && skipped > 0 ? 'bad-line' : end];
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

/** The inputs and options that determine the output: a run can be resumed only with the same. */
async function requestOf(files: readonly string[], options: MapOptions): Promise<string> {
  const { format, plain, gzip, onError, check } = options;
  const ontology = await hashOfFiles(options.ontology, ontologyEndings);
  return JSON.stringify({ files, format, plain, gzip, onError, check, ontology });
}
