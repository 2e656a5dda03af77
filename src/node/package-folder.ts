import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package: above src/ in a clone, above dist/ if installed. */
const packageFolder = fileURLToPath(new URL('../../', import.meta.url));

/** Folder of the bundled ontology, for `fileReader().ontology`. */
export const bundledOntology = join(packageFolder, 'ontology');

/** Folder of the bundled queries, with `infer/` and `checks/`, for `readQueryFolder`. */
export const bundledQueries = join(packageFolder, 'queries');

export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  return version;
}
