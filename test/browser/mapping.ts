// What a page imports to map facts.
import { mapSeries, readOntology, readSeries, type SeriesFile, writeGraph } from '../../src/index.ts';

/** The graph of a series as Turtle, before rules add to it. */
export async function turtleOf(facts: readonly SeriesFile[], ontologyFiles: readonly SeriesFile[]): Promise<string> {
  return writeGraph(mapSeries(readSeries('series', facts), readOntology(ontologyFiles)), 'ttl');
}
