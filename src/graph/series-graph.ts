import type { Quad } from '@rdfjs/types';
import { type Dataset, datasetOf } from '../rdf/environment.ts';
import { shortenerOf } from '../rdf/prefixes.ts';
import type { Conflict } from './conflicts.ts';
import type { AcceptedFinding } from './mapped-facts.ts';
import { allQuads } from './quads.ts';
import type { SettledSeries } from './settle.ts';
import type { Statement } from './statement.ts';
import { Trace } from './trace.ts';

/** The graph of one or several series, with the objects it was made from. */
export interface SeriesGraph {
  readonly graph: Dataset;
  /** The statements of sources, without duplicates. */
  readonly statements: readonly Statement[];
  readonly conflicts: readonly Conflict[];
  /** The quads that no source states: those that rules constructed, and the derived triples. */
  readonly inferred: readonly Quad[];
  /** Findings of checks that the editors accept. */
  readonly exceptions: readonly AcceptedFinding[];
  readonly trace: Trace;
  /** Shortens an IRI to a prefixed name: `ics:ics-1999`. */
  readonly short: (iri: string) => string;
}

/**
 * The graph of settled series, before inference.
 * @param prefixes the prefixes of the ontology; those of each series are added
 */
export function seriesGraphOf(all: readonly SettledSeries[], prefixes: ReadonlyMap<string, string>): SeriesGraph {
  const namespaces = all.map(({ namespace }) => namespace);
  return {
    graph: datasetOf(all.flatMap(allQuads)),
    statements: all.flatMap(({ statements }) => statements),
    conflicts: all.flatMap(({ conflicts }) => conflicts),
    inferred: [],
    exceptions: all.flatMap(({ parts }) => parts.flatMap(({ exceptions }) => exceptions)),
    trace: new Trace(all.flatMap(({ parts }) => parts)),
    short: shortenerOf(prefixes, namespaces),
  };
}
