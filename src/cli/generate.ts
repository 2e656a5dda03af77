import { join } from 'node:path';
import { openOutputFolder } from '../node/output-folder.ts';
import { log } from '../node/terminal.ts';
import { contextOf } from '../ontology/context.ts';
import { factsSchemaOf } from '../ontology/facts-schema.ts';
import { termsTableOf } from '../ontology/terms-table.ts';
import type { CommandContext } from './command.ts';
import { defaults } from './options.ts';

/**
 * Writes the JSON-LD context, the JSON Schema of facts files and the terms table into the folder of an ontology.
 * @returns the exit code: 0
 */
export async function generate(
  [folder = defaults.ontology]: readonly string[],
  _: object,
  { reader }: CommandContext,
): Promise<number> {
  const { profile } = await reader.ontology(folder);
  const files = new Map([
    ['context.jsonld', `${JSON.stringify({ '@context': contextOf(profile) }, null, 2)}\n`],
    ['facts.schema.json', `${JSON.stringify(factsSchemaOf(profile), null, 2)}\n`],
    ['terms.md', termsTableOf(profile)],
  ]);
  const output = openOutputFolder(folder);
  try {
    output.replace(files);
  } finally {
    output.close();
  }
  for (const name of files.keys()) log(join(folder, name));
  return 0;
}
