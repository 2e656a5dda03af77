/** The prefixed name of an IRI (`ics:ics-1999`) by the longest namespace, or the IRI if Turtle would have to escape the local part. */
export function shorten(iri: string, prefixes: ReadonlyMap<string, string>): string {
  let best: [string, string] | undefined;
  for (const [prefix, namespace] of prefixes)
    if (iri.startsWith(namespace) && namespace.length > (best?.[1].length ?? 0)) best = [prefix, namespace];
  const local = best && iri.slice(best[1].length);
  return best && local !== undefined && /^\w[\w-]*$/.test(local) ? `${best[0]}:${local}` : iri;
}

/** A function that shortens the IRIs of several series, each with its own prefixes. */
export function shortenerOf(
  prefixes: ReadonlyMap<string, string>,
  namespaces: Iterable<string>,
): (iri: string) => string {
  // Longest first, because one namespace may start with another.
  const series = [...new Set(namespaces)]
    .sort((a, b) => b.length - a.length)
    .map((namespace) => ({ namespace, prefixes: new Map([...prefixes, ...seriesPrefixes(namespace)]) }));
  return (iri) => shorten(iri, series.find(({ namespace }) => iri.startsWith(namespace))?.prefixes ?? prefixes);
}

/** The prefixes that are not the scheme of any of these IRIs: with a prefix `urn`, `urn:isbn:…` would read as a prefixed name. */
export function unambiguousPrefixes(
  prefixes: ReadonlyMap<string, string>,
  iris: Iterable<string>,
): Map<string, string> {
  const schemes = new Set([...iris].map((iri) => iri.slice(0, iri.indexOf(':'))));
  return new Map([...prefixes].filter(([prefix]) => !schemes.has(prefix)));
}

/** The prefixes of a series; the first one is the last part of its namespace (`ics`). */
export function seriesPrefixes(namespace: string): Map<string, string> {
  const name = /([A-Za-z][\w-]*)[/#]$/.exec(namespace)?.[1] ?? 'data';
  return new Map([
    [name, namespace],
    ['source', `${namespace}source/`],
    ['statement', `${namespace}statement/`],
    ['conflict', `${namespace}conflict/`],
    ['claim', `${namespace}claim/`],
    ['evidence', `${namespace}evidence/`],
    ['quote', `${namespace}quote/`],
    ['period', `${namespace}period/`],
  ]);
}

/** The prefixes of an ontology and several series, without those that differ between series (`source`). */
export function sharedPrefixes(
  ontology: ReadonlyMap<string, string>,
  series: readonly { readonly namespace: string }[],
): Map<string, string> {
  const ofSeries = series.flatMap(({ namespace }) => [...seriesPrefixes(namespace)]);
  const unshared = ofSeries.filter(
    ([prefix, iri]) => !ofSeries.some(([other, otherIri]) => other === prefix && otherIri !== iri),
  );
  return new Map([...unshared, ...ontology]);
}
