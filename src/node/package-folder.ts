import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package: above src/ here, and above dist/ when installed. */
const packageFolder = fileURLToPath(new URL('../../', import.meta.url));

export const bundledOntology = join(packageFolder, 'ontology');
export const bundledQueries = join(packageFolder, 'queries');

/** The version in package.json. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  return version;
}
