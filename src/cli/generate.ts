import { join } from 'node:path';
import { contextOf } from '../ontology/context.ts';
import { factsSchemaOf } from '../ontology/facts-schema.ts';
import { termsTableOf } from '../ontology/terms-table.ts';
import { readOntologyFolder } from './files.ts';
import { replaceFiles } from './replace-files.ts';
import { say } from './terminal.ts';

/**
 * Writes beside an ontology what follows from it: the JSON-LD context, the JSON Schema of facts files, the tables of terms.
 * @returns the exit code: 0
 */
export async function generate(folder: string): Promise<number> {
  const { profile } = await readOntologyFolder(folder);
  const files = new Map([
    [join(folder, 'context.jsonld'), `${JSON.stringify({ '@context': contextOf(profile) }, null, 2)}\n`],
    [join(folder, 'facts.schema.json'), `${JSON.stringify(factsSchemaOf(profile), null, 2)}\n`],
    [join(folder, 'terms.md'), termsTableOf(profile)],
  ]);
  await replaceFiles(files);
  for (const path of files.keys()) say(path);
  return 0;
}
