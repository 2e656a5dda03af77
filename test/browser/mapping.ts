// What a page imports to map facts. When the package exports it all, this is one line: from '../../src/index.ts'.
import { seriesGraphOf } from '../../src/graph/series-graph.ts';
import { profileOfSeries } from '../../src/ontology/profile.ts';
import { readOntology } from '../../src/ontology/read-ontology.ts';
import { toTurtle } from '../../src/rdf/turtle.ts';
import { mapSeries } from '../../src/series/map-series.ts';
import { readSeries } from '../../src/series/read-series.ts';

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** The graph of a series as Turtle, before rules add to it. */
export async function turtleOf(facts: readonly TextFile[], ontologyFiles: readonly TextFile[]): Promise<string> {
  const ontology = readOntology(ontologyFiles);
  const { facts: read, settled } = mapSeries(readSeries('series', facts), ontology);
  const { graph } = seriesGraphOf([settled], ontology.profile.prefixes);
  return toTurtle(graph, profileOfSeries(ontology.profile, read.namespace).prefixes);
}
