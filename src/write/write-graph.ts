import { type InferredSeries, withoutRules } from '../series/infer-series.ts';
import type { MappedSeries } from '../series/map-series.ts';
import { formats } from './formats.ts';

/**
 * The graph of a series as text, with its inferred statements if the series has them.
 * @param format `ttl` (Turtle), `jsonld` (JSON-LD 1.1), `nt`, `nq`, `trig` or `rdf12.ttl`
 * @throws TypeError for any other format
 * @example
 * const turtle = await writeGraph(mapped, 'ttl');
 */
export async function writeGraph(series: MappedSeries | InferredSeries, format: string): Promise<string> {
  const found = formats.find(({ name }) => name === format);
  if (!found)
    throw new TypeError(`unknown format ${format}; expected one of: ${formats.map(({ name }) => name).join(', ')}`);
  const { graph, profile } = 'graph' in series ? series : withoutRules(series);
  return found.write(graph, profile);
}
