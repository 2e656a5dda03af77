import type { DatasetCore, NamedNode, Quad } from '@rdfjs/types';
import { type Profile, profileOfSeries } from '../ontology/profile.ts';
import { datasetOf } from '../rdf/environment.ts';
import { seriesPrefixes, sharedPrefixes } from '../rdf/prefixes.ts';
import { Failure } from '../report/failure.ts';

/** The graph of a series, as it was built. */
export interface BuiltGraph {
  readonly namespace: string;
  readonly quads: readonly Quad[];
}

export interface ServedSeries {
  /** Its things are under `/name/`. */
  readonly name: string;
  readonly namespace: string;
  /** The profile with the prefixes of the series. */
  readonly profile: Profile;
}

export interface ServedThing {
  readonly node: NamedNode;
  readonly series: ServedSeries;
}

/** What is served: one graph of all series, and where in it each thing is found. */
export interface Site {
  /** Indexed: pages look up hundreds of patterns. */
  readonly graph: DatasetCore;
  readonly profile: Profile;
  /** Namespace by prefix: of the ontology and of all series. */
  readonly prefixes: ReadonlyMap<string, string>;
  readonly series: readonly ServedSeries[];
  /** The things by path, as a URL carries it. */
  readonly things: ReadonlyMap<string, ServedThing>;
}

/**
 * Lays out what `build` wrote: each subject of a series has the path of its IRI under the name of the series.
 * @throws Failure `usage` where two series would share their paths
 */
export function siteOf(built: readonly BuiltGraph[], profile: Profile): Site {
  const graph = datasetOf();
  const series: ServedSeries[] = [];
  const things = new Map<string, ServedThing>();
  for (const { namespace, quads } of built) {
    graph.addAll([...quads]);
    const [name = ''] = seriesPrefixes(namespace).keys();
    const twin = series.find((other) => other.name === name);
    if (twin && twin.namespace !== namespace)
      throw new Failure('usage', `<${twin.namespace}> and <${namespace}> would both be served at /${name}/`, {
        hint: 'build them into two folders, and serve each on a port of its own',
      });
    const served = { name, namespace, profile: profileOfSeries(profile, namespace) };
    series.push(served);
    for (const { subject } of quads) {
      const path = pathOf(subject.value, [served]);
      if (subject.termType === 'NamedNode' && path !== undefined) things.set(path, { node: subject, series: served });
    }
  }
  const prefixes = sharedPrefixes(profile.prefixes, series);
  return { graph, profile, prefixes, series, things };
}

/** The path under which an IRI of one of these series is served, as a URL carries it. */
export function pathOf(iri: string, series: readonly ServedSeries[]): string | undefined {
  const home = series.find(({ namespace }) => iri.startsWith(namespace) && iri.length > namespace.length);
  if (!home) return undefined;
  // What would begin a query or a fragment belongs to the path; and through a URL, for the path of a request comes
  // through one too: both write characters and dots the same way.
  const local = iri.slice(home.namespace.length).replaceAll(/[?#]/g, encodeURIComponent);
  return new URL(`http://localhost/${home.name}/${local}`).pathname;
}
