import { join } from 'node:path';
import { openOutputFolder } from '../node/output-folder.ts';
import { counted, countText } from '../report/counts.ts';
import { Failure } from '../report/failure.ts';
import { type Problem, problemCounts } from '../report/problem.ts';
import { checkSeries } from '../series/check-series.ts';
import { inferSeries } from '../series/infer-series.ts';
import { type Batches, batchesOf, leftOutTable } from '../wikidata/quick-statements.ts';
import { unlinkedProblems } from '../wikidata/unlinked.ts';
import type { CommandContext } from './command.ts';
import { readInputs } from './inputs.ts';
import type { FactsOptions } from './options.ts';
import { log, printProblems } from './terminal.ts';

export interface ExportOptions extends FactsOptions {
  readonly out: string;
  readonly createEditions: boolean;
  readonly only: readonly string[];
}

/**
 * Writes two batches for QuickStatements and a list of what they leave out; nothing where the data has errors or where
 * the batches need an item that no mapping set names.
 * @returns the exit code: 0, or 1 where nothing was written
 */
export async function exportQuickStatements(
  paths: readonly string[],
  options: ExportOptions,
  { engine, reader }: CommandContext,
): Promise<number> {
  const output = openOutputFolder(options.out);
  try {
    const inputs = await readInputs(paths, options, reader);
    const { properties } = inputs.ontology.profile.wikidata;
    const unknown = options.only.find((id) => !properties.has(id));
    if (unknown !== undefined)
      throw new Failure('usage', `--only: the ontology declares no Wikidata property ${unknown}`, {
        hint: `one of: ${[...properties.keys()].join(', ')}`,
      });
    const problems: Problem[] = [];
    const files = new Map<string, string>();
    const lines: string[] = [];
    for (const mapped of inputs.all) {
      const series = await inferSeries(mapped, inputs.rules, engine);
      problems.push(...(await checkSeries(series, inputs, engine, inputs.sources)));
      const batches = batchesOf(series.graph, series.profile.wikidata, options);
      problems.push(...unlinkedProblems(batches.missing, series));
      const keys = new Map([...series.profile.properties.values()].map(({ iri, key }) => [iri, key]));
      for (const [name, content, note] of filesOf(series.facts.series, batches, (iri) => keys.get(iri) ?? iri)) {
        files.set(name, content);
        lines.push(`  ${join(options.out, name)}  ${note}`);
      }
    }
    printProblems(problems, inputs.context, { json: options.json, least: 'error' });
    if (problemCounts(problems).error > 0) {
      if (!options.quiet) log(`${countText(problems)}; nothing was written`);
      return 1;
    }
    output.replace(files);
    if (!options.quiet) log(lines.join('\n'));
    return 0;
  } finally {
    output.close();
  }
}

function filesOf(
  name: string,
  { create, link, leftOut }: Batches,
  keyOf: (iri: string) => string,
): [name: string, content: string, note: string][] {
  const count = (text: string) => counted(text.split('\n').length - 1, 'line');
  return [
    [`${name}.1-create.tsv`, create, `${count(create)}: items to make`],
    [`${name}.2-link.tsv`, link, `${count(link)}: statements on items that exist`],
    [`${name}.left-out.tsv`, leftOutTable(leftOut, keyOf), 'what the batches do not hold, and why'],
  ];
}
