import type { DatasetCore, NamedNode } from '@rdfjs/types';
import type { Profile } from '../ontology/profile.ts';
import { datasetOf } from '../rdf/environment.ts';
import { seriesOf } from '../rdf/prefixes.ts';
import { readTurtle } from '../rdf/read-turtle.ts';
import { Failure } from '../report/failure.ts';

/** A series as `build` wrote it: the name of the file and its Turtle. */
export interface BuiltFile {
  readonly file: string;
  readonly text: string;
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
  readonly series: readonly ServedSeries[];
  /** The things by path, as a URL carries it. */
  readonly things: ReadonlyMap<string, ServedThing>;
}

/**
 * Lays out what `build` wrote: each subject of a series has the path of its IRI under the name of the series.
 * @throws Failure `usage` where two series would share their paths
 */
export function siteOf(files: readonly BuiltFile[], profile: Profile): Site {
  const graph = datasetOf();
  const series: ServedSeries[] = [];
  const things = new Map<string, ServedThing>();
  for (const { file, text } of files) {
    const { quads, prefixes } = readTurtle(text, file);
    graph.addAll(quads);
    const named = seriesOf(prefixes);
    if (!named) continue;
    const twin = series.find(({ name }) => name === named.name);
    if (twin && twin.namespace !== named.namespace)
      throw new Failure(
        'usage',
        `<${twin.namespace}> and <${named.namespace}> would both be served at /${named.name}/`,
        {
          hint: 'build them into two folders, and serve each on a port of its own',
        },
      );
    const served = { ...named, profile: { ...profile, prefixes: new Map([...profile.prefixes, ...prefixes]) } };
    series.push(served);
    for (const { subject } of quads) {
      const path = pathOf(subject.value, [served]);
      if (subject.termType === 'NamedNode' && path !== undefined) things.set(path, { node: subject, series: served });
    }
  }
  return { graph, profile, series, things };
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
