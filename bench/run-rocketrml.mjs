import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

//   node bench/run-rocketrml.ts MAPPING OUTPUT     in the folder bench/.engines/rocketrml, where it is installed alone

const [mapping = '', output = ''] = process.argv.slice(2);
const library = join(import.meta.dirname, '.engines', 'rocketrml', 'node_modules', 'rocketrml', 'src', 'index.js');
const { parseFile } = (await import(pathToFileURL(library).href)).default;
await parseFile(mapping, output, { toRDF: true, replace: false, removeNameSpace: {} });
