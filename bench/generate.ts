import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { type Pools, randomOf, type Source, seriesOf, type Translations } from './series.ts';

// Generates realistic series as NDJSON on stdout, the same for the same seed. Names, themes, quotations, dates, languages
// and their frequencies are those of the bundled facts, with the words of texts mixed.
//
//   node bench/generate.ts --series 1000 [--seed 1] [--first 0] [--regular]

const { values } = parseArgs({
  options: {
    series: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    regular: { type: 'boolean', default: false },
  },
});

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
const pools = readPools(join(import.meta.dirname, '..', 'facts', 'ics'));
const first = Number(values.first);
for (let index = first; index < first + Number(values.series); index += 1) {
  // Each series has its own random sequence, so that any part of a data set can be generated alone.
  const series = seriesOf(index, pools, randomOf(Number(values.seed), index), values.regular);
  if (!process.stdout.write(`${JSON.stringify(series)}\n`)) await once(process.stdout, 'drain');
}

interface Thing {
  readonly name?: unknown;
  readonly alternateName?: unknown;
}

/** Collects the values of the bundled facts. */
function readPools(folder: string): Pools {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const documents = files.map((file) => parse(readFileSync(join(folder, file), 'utf8'), { schema: 'failsafe' }));
  const sources: Source[] = documents.flatMap(({ source, claims }) => (source ? [{ ...source, claims }] : []));
  const things = documents.flatMap(({ things }): Thing[] => Object.values(things ?? {}));
  const said = sources.flatMap(({ claims = [] }) => claims.flatMap(({ says = {} }) => Object.values(says)));
  return {
    sources,
    quotes: sources.flatMap(({ claims = [] }) => claims.flatMap(({ quote = [] }) => quote)),
    names: things.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
    themes: said.flatMap(({ theme }) => (typeof theme === 'string' ? [theme] : [])),
    dates: said.flatMap(({ startDate }) => (typeof startDate === 'string' ? [startDate] : [])),
    translations: [...things, ...said].flatMap(({ alternateName }) =>
      [alternateName].flat().filter((item): item is Translations => typeof item === 'object' && item !== null),
    ),
  };
}
