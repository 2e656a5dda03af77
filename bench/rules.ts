import { join } from 'node:path';
import { allQuads } from '../src/graph/quads.ts';
import { mapSeries, readSeries } from '../src/index.ts';
import { readOntologyFolder, readQueryFolder } from '../src/node/files.ts';
import { SparqlEngine } from '../src/node/sparql-engine.ts';
import { toNQuads } from '../src/rdf/n-quads.ts';

// CPU time of each rule over one annual series, every third edition numbered: regular, or with 5 % of its years cancelled, without
// an edition or renumbered. Ten times as many editions should take about ten times as long.
//
//   node bench/rules.ts [300 3000]

const folder = join(import.meta.dirname, '..');
const sizes = process.argv.slice(2).map(Number);
const ontology = await readOntologyFolder(join(folder, 'ontology'));
const rules = await readQueryFolder(join(folder, 'queries', 'infer'));
const engine = new SparqlEngine({ timeLimit: 600_000 });
for (const kind of ['regular', 'with gaps'] as const)
  for (const size of [300, ...(sizes.length > 0 ? sizes : [300, 3000])]) {
    const read = readSeries('facts', [{ name: 'facts.json', text: JSON.stringify(factsOf(size, kind)) }]);
    await engine.load(toNQuads(allQuads(mapSeries(read, ontology).settled)));
    let total = 0;
    const each: string[] = [];
    for (const { name, text } of rules.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const before = process.cpuUsage();
      await engine.add(await engine.answer(text, 'application/n-quads'));
      const { user, system } = process.cpuUsage(before);
      total += (user + system) / 1000;
      each.push(`${name} ${((user + system) / 1000).toFixed(0)}`);
    }
    console.log(`${kind}, ${size} editions: ${total.toFixed(0)} ms (${each.join(', ')})`);
  }
await engine.close();

function factsOf(size: number, kind: 'regular' | 'with gaps') {
  const series: Record<string, unknown> = { a: 'EventSeries', frequency: 'annual', startDate: '0101' };
  const says: Record<string, unknown> = { s: series };
  const without: string[] = [];
  let number = 0;
  for (let index = 0; index < size; index += 1) {
    const startDate = String(101 + index).padStart(4, '0');
    const isException = kind === 'with gaps' && index % 20 === 10;
    const exception = isException ? ['none', 'cancelled', 'renumbered'][Math.floor(index / 20) % 3] : undefined;
    if (exception === 'none') without.push(startDate);
    else number += exception === 'renumbered' ? 6 : 1;
    const edition = { a: 'Edition', superEvent: 's', startDate };
    if (exception === 'cancelled') says[`e${index}`] = { ...edition, status: 'cancelled' };
    // Every sixth is not told.
    else if (exception !== 'none' && index % 6 !== 1)
      says[`e${index}`] = { ...edition, ...(index % 3 === 0 && { ordinal: number }) };
  }
  if (without.length > 0) series.noEditionIn = without;
  const things = { s: { a: 'EventSeries', name: 'S' } };
  return {
    namespace: 'https://example.org/x/',
    things,
    source: { id: 'w', name: 'W' },
    claims: [{ quote: 'q', says }],
  };
}
