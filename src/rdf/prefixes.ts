/**
 * An IRI as people read it: `ics:ics-1999` with the longest namespace that fits, else the IRI itself.
 * Only where what follows the prefix can stand in Turtle as it is.
 */
export function shorten(iri: string, prefixes: ReadonlyMap<string, string>): string {
  let best: [string, string] | undefined;
  for (const [prefix, namespace] of prefixes)
    if (iri.startsWith(namespace) && namespace.length > (best?.[1].length ?? 0)) best = [prefix, namespace];
  const local = best && iri.slice(best[1].length);
  return best && local !== undefined && /^\w[\w-]*$/.test(local) ? `${best[0]}:${local}` : iri;
}

/** Shortens the IRIs of some series, each by the prefixes of its own. */
export function shortenerOf(
  prefixes: ReadonlyMap<string, string>,
  namespaces: Iterable<string>,
): (iri: string) => string {
  // The longest first, for one namespace may stand inside another.
  const series = [...new Set(namespaces)]
    .sort((a, b) => b.length - a.length)
    .map((namespace) => ({ namespace, prefixes: new Map([...prefixes, ...seriesPrefixes(namespace)]) }));
  return (iri) => shorten(iri, series.find(({ namespace }) => iri.startsWith(namespace))?.prefixes ?? prefixes);
}

/**
 * The prefixes that none of these IRIs has as its scheme: beside a prefix `urn`, the IRI `urn:isbn:…` would be read, and
 * by n3 even written, as a short form.
 */
export function unambiguousPrefixes(
  prefixes: ReadonlyMap<string, string>,
  iris: Iterable<string>,
): Map<string, string> {
  const schemes = new Set([...iris].map((iri) => iri.slice(0, iri.indexOf(':'))));
  return new Map([...prefixes].filter(([prefix]) => !schemes.has(prefix)));
}

/** The prefixes for the IRIs of one series, named after the last part of its namespace (`ics`). */
export function seriesPrefixes(namespace: string): Map<string, string> {
  const name = /([A-Za-z][\w-]*)[/#]$/.exec(namespace)?.[1] ?? 'data';
  return new Map([
    [name, namespace],
    ['source', `${namespace}source/`],
    ['statement', `${namespace}statement/`],
    ['evidence', `${namespace}evidence/`],
    ['quote', `${namespace}quote/`],
    ['period', `${namespace}period/`],
  ]);
}
