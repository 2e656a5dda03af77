import type { Quad } from '@rdfjs/types';
import { type Dataset, datasetOf } from '../rdf/environment.ts';
import { shortenerOf } from '../rdf/prefixes.ts';
import type { Conflict } from './conflicts.ts';
import { allQuads } from './quads.ts';
import type { SettledSeries } from './settle.ts';
import type { Statement } from './statement.ts';
import { Trace } from './trace.ts';

/** The graph of a series, or of several together, and what code (not RDF) needs to know of it. */
export interface SeriesGraph {
  readonly graph: Dataset;
  /** What sources say; each once. */
  readonly statements: readonly Statement[];
  readonly conflicts: readonly Conflict[];
  /** What rules constructed: the part of the graph that no source says. */
  readonly inferred: readonly Quad[];
  readonly trace: Trace;
  /** An IRI as people read it: `ics:ics-1999`. */
  readonly short: (iri: string) => string;
}

/**
 * The graph of settled series, before rules add to it.
 * @param prefixes of the ontology; each series has its own besides
 */
export function seriesGraphOf(all: readonly SettledSeries[], prefixes: ReadonlyMap<string, string>): SeriesGraph {
  return {
    graph: datasetOf(all.flatMap(allQuads)),
    statements: all.flatMap(({ statements }) => statements),
    conflicts: all.flatMap(({ conflicts }) => conflicts),
    inferred: [],
    trace: new Trace(all.flatMap(({ parts }) => parts)),
    short: shortenerOf(
      prefixes,
      all.map(({ namespace }) => namespace),
    ),
  };
}
