import { join } from 'node:path';
import { type Inputs, readInputs } from '../../src/cli/inputs.ts';
import { defaults, type FactsOptions } from '../../src/cli/options.ts';
import { fileReader } from '../../src/node/files.ts';
import { type InferredSeries, inferSeries } from '../../src/series/infer-series.ts';
import type { MappedSeries } from '../../src/series/map-series.ts';
import type { QueryEngine } from '../../src/sparql/engine.ts';

export const bundledOptions: FactsOptions = { ...defaults, json: false, quiet: true, watch: false };

// Files that stay the same, such as the ontology, are read once for all tests of this process.
const reader = fileReader({ remember: true });

/** What a command reads of these series. */
export function inputsOf(paths: readonly string[], options: Partial<FactsOptions> = {}): Promise<Inputs> {
  return readInputs(paths, { ...bundledOptions, ...options }, reader);
}

/** The one series of a path. */
export async function mappedSeries(path: string): Promise<MappedSeries> {
  const [mapped] = (await inputsOf([path])).all;
  if (!mapped) throw new TypeError('one path is one series');
  return mapped;
}

/** The bundled series before checking and writing; the engine holds its graph. */
export async function bundledSeries(engine: QueryEngine): Promise<InferredSeries> {
  const { all, rules } = await inputsOf([join('facts', 'ics')]);
  const [mapped] = all;
  if (!mapped) throw new TypeError('one path is one series');
  return inferSeries(mapped, rules, engine);
}
