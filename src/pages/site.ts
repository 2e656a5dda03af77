import type { DatasetCore, NamedNode, Quad } from '@rdfjs/types';
import { type Profile, profileOfSeries } from '../ontology/profile.ts';
import { datasetOf } from '../rdf/environment.ts';
import { seriesPrefixes, sharedPrefixes } from '../rdf/prefixes.ts';
import { Failure } from '../report/failure.ts';

/** The graph of a series in the output of `build`. */
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

/** One graph of all series, and the paths of its things. */
export interface Site {
  readonly graph: DatasetCore;
  readonly profile: Profile;
  /** Namespaces of the ontology and of all series, by prefix. */
  readonly prefixes: ReadonlyMap<string, string>;
  readonly series: readonly ServedSeries[];
  /** The things by the path of a URL. */
  readonly things: ReadonlyMap<string, ServedThing>;
}

/**
 * Assigns a path to each thing: the name of the series, and the rest of its IRI.
 * @throws Failure `usage` if two series would have the same paths
 * @example
 * const site = siteOf([{ namespace: 'https://example.org/readings/', quads: [...series.graph] }], profile);
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
        hint: 'build them into two folders, and serve each on its own port',
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

/** The path of an IRI of one of these series, as in a URL. */
export function pathOf(iri: string, series: readonly ServedSeries[]): string | undefined {
  const home = series.find(({ namespace }) => iri.startsWith(namespace) && iri.length > namespace.length);
  if (!home) return undefined;
  // ? and # are a part of the path here. `URL` encodes characters and dots as in the path of a request.
  const local = iri.slice(home.namespace.length).replaceAll(/[?#]/g, encodeURIComponent);
  return new URL(`http://localhost/${home.name}/${local}`).pathname;
}
