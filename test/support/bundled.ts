import { join } from 'node:path';
import { defaults, type FactsOptions } from '../../src/cli/options.ts';
import type { SparqlEngine } from '../../src/node/sparql-engine.ts';
import { inferSeries, type MappedSeries, mapSeries, readMeasures } from '../../src/series/series-stages.ts';

export const bundledOptions: FactsOptions = { ...defaults, json: false, quiet: true, watch: false };

/** The bundled series after all stages before checking and writing; the engine holds its graph. */
export async function bundledSeries(engine: SparqlEngine): Promise<MappedSeries> {
  const measures = await readMeasures(bundledOptions);
  const [mapped] = await mapSeries([join('facts', 'ics')], measures);
  if (!mapped) throw new TypeError('one path is one series');
  await inferSeries(mapped, measures, engine);
  return mapped;
}
