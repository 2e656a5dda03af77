import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import jsonld from 'jsonld';

// Converts each line with jsonld.js, with the context of the project and the datatypes of the ontology.
//
//   node bench/run-jsonld.ts INPUT OUTPUT

const [input = '', output = ''] = process.argv.slice(2);
const { '@context': bundled } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'ontology', 'context.jsonld'), 'utf8'),
);
const context = { ...bundled, startDate: { '@id': bundled.startDate['@id'], '@type': 'xsd:gYear' } };

async function* lines(): AsyncGenerator<string> {
  for await (const line of createInterface(createReadStream(input))) {
    const document = { '@context': context, ...JSON.parse(line) };
    yield String(await jsonld.toRDF(document, { format: 'application/n-quads' }));
  }
}
await pipeline(lines, createWriteStream(output));
