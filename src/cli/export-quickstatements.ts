import { join } from 'node:path';
import { openOutputFolder } from '../node/output-folder.ts';
import type { SparqlEngine } from '../node/sparql-engine.ts';
import { Failure } from '../report/failure.ts';
import { type Problem, problemCounts } from '../report/problem.ts';
import {
  checkSeries,
  inferSeries,
  type MappedSeries,
  mapSeries,
  readMeasures,
  reportContextOf,
} from '../series/series-stages.ts';
import { type Batches, batchesOf, leftOutTable } from '../wikidata/quick-statements.ts';
import { unlinkedProblems } from '../wikidata/unlinked.ts';
import type { FactsOptions } from './options.ts';
import { counted, countText, printProblems, say } from './terminal.ts';

export interface ExportOptions extends FactsOptions {
  readonly out: string;
  readonly createEditions: boolean;
  readonly only: readonly string[];
}

/**
 * Writes two batches for QuickStatements and a list of what they leave out; nothing where the data has errors or where
 * the batches need an item that no table of links names.
 * @returns the exit code: 0, or 1 where nothing was written
 */
export async function exportQuickStatements(
  paths: readonly string[],
  options: ExportOptions,
  engine: SparqlEngine,
): Promise<number> {
  const measures = await readMeasures(options);
  const known = measures.ontology.profile.wikidata.properties;
  const unknown = options.only.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new Failure('usage', `--only: the ontology declares no Wikidata property ${unknown}`, {
      hint: `one of: ${[...known.keys()].join(', ')}`,
    });
  const output = openOutputFolder(options.out);
  try {
    const all = await mapSeries(paths, measures);
    const problems: Problem[] = [];
    const files = new Map<string, string>();
    const lines: string[] = [];
    for (const mapped of all) {
      problems.push(...(await inferSeries(mapped, measures, engine)));
      problems.push(...(await checkSeries(mapped, measures, engine)));
      const batches = batchesOf(mapped.series.graph, mapped.profile.wikidata, options);
      problems.push(...unlinkedProblems(batches.missing, mapped.series));
      for (const [name, content, note] of filesOf(mapped, batches)) {
        files.set(name, content);
        lines.push(`  ${join(options.out, name)}  ${note}`);
      }
    }
    printProblems(problems, reportContextOf(all, measures), { json: options.json, least: 'error' });
    if (problemCounts(problems).error > 0) {
      if (!options.quiet) say(`${countText(problems)}; nothing was written`);
      return 1;
    }
    output.replace(files);
    if (!options.quiet) say(lines.join('\n'));
    return 0;
  } finally {
    output.close();
  }
}

function filesOf({ facts, profile }: MappedSeries, { create, link, leftOut }: Batches): [string, string, string][] {
  const keys = new Map([...profile.properties.values()].map(({ iri, key }) => [iri, key]));
  const count = (text: string) => counted(text.split('\n').length - 1, 'line');
  const table = leftOutTable(leftOut, (property) => keys.get(property) ?? property);
  return [
    [`${facts.series}.1-create.tsv`, create, `${count(create)}: items to make`],
    [`${facts.series}.2-link.tsv`, link, `${count(link)}: statements on items that exist`],
    [`${facts.series}.left-out.tsv`, table, `what the batches do not hold, and why`],
  ];
}
