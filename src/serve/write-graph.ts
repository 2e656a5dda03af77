import type { Profile } from '../ontology/profile.ts';
import type { Dataset } from '../rdf/environment.ts';
import { formats } from '../write/formats.ts';
import type { Offer } from './negotiate.ts';

/** Writes a graph as `build` does. */
export async function writeGraph(graph: Dataset, { mediaType }: Offer, profile: Profile): Promise<string> {
  const format = formats.find((known) => known.mediaType === mediaType);
  if (!format) throw new TypeError(`there is no format for graphs with the media type ${mediaType}`);
  return format.write(graph, profile);
}
