import { join } from 'node:path';
import { openOutputFolder } from '../node/output-folder.ts';
import { log, printProblems } from '../node/terminal.ts';
import { countText } from '../report/counts.ts';
import { Failure } from '../report/failure.ts';
import { type Problem, problemCounts } from '../report/problem.ts';
import { checkSeries } from '../series/check-series.ts';
import { inferSeries } from '../series/infer-series.ts';
import { batchFilesOf } from '../wikidata/batch-files.ts';
import type { BatchOptions } from '../wikidata/quick-statements.ts';
import type { CommandContext } from './command.ts';
import { readInputs } from './inputs.ts';
import type { FactsOptions } from './options.ts';

interface ExportOptions extends FactsOptions, BatchOptions {
  readonly out: string;
}

/**
 * Writes two batches for QuickStatements, and a list of what they leave out. Writes nothing if the data has errors or an
 * item that the batches need is missing.
 * @returns the exit code: 0, or 1 if nothing was written
 */
export async function exportQuickStatements(
  paths: readonly string[],
  options: ExportOptions,
  { engine, reader }: CommandContext,
): Promise<number> {
  const { out, only, json, quiet } = options;
  const output = openOutputFolder(out);
  try {
    const inputs = await readInputs(paths, options, reader);
    const { properties } = inputs.ontology.profile.wikidata;
    const unknown = only.find((id) => !properties.has(id));
    if (unknown !== undefined)
      throw new Failure('usage', `--only: the ontology declares no Wikidata property ${unknown}`, {
        hint: `properties: ${[...properties.keys()].join(', ')}`,
      });
    const problems: Problem[] = [];
    const files = new Map<string, string>();
    const lines: string[] = [];
    for (const mapped of inputs.all) {
      const series = await inferSeries(mapped, inputs.rules, engine);
      problems.push(...(await checkSeries(series, inputs, engine, inputs.sources)));
      const batches = batchFilesOf(series, options);
      problems.push(...batches.problems);
      for (const { name, content, note } of batches.files) {
        files.set(name, content);
        lines.push(`  ${join(out, name)}  ${note}`);
      }
    }
    printProblems(problems, inputs.context, { json, least: 'error' });
    const hasErrors = problemCounts(problems).error > 0;
    if (!hasErrors) output.replace(files);
    if (!quiet) log(hasErrors ? `${countText(problems)}; nothing was written` : lines.join('\n'));
    return hasErrors ? 1 : 0;
  } finally {
    output.close();
  }
}
