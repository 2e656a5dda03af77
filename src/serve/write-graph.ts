import type { Profile } from '../ontology/profile.ts';
import type { Dataset } from '../rdf/environment.ts';
import { formats } from '../write/formats.ts';
import type { Offer } from './negotiate.ts';

/** A graph in the form offered, as `build` writes it. */
export async function writeGraph(graph: Dataset, { mediaType }: Offer, profile: Profile): Promise<string> {
  const format = formats.find((known) => known.mediaType === mediaType);
  if (!format) throw new TypeError(`graphs are not written as ${mediaType}`);
  return format.write(graph, profile);
}
