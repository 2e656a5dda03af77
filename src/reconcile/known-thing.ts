import type { DatasetCore, NamedNode, Term } from '@rdfjs/types';
import { type Profile, thingClasses } from '../ontology/profile.ts';
import { localName, nameOf, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg } from '../rdf/namespace.ts';
import { ordinalName } from '../report/counts.ts';

/** What the graph knows of a thing that others may know too. */
export interface KnownThing {
  readonly node: NamedNode;
  /** What stands behind the namespace. */
  readonly id: string;
  readonly name: string;
  /** All its names in all languages; of an edition also its number, its year and its themes. */
  readonly names: readonly string[];
  /** Keys of its classes. */
  readonly types: readonly string[];
  readonly descriptions: readonly string[];
  /** Names of the places that it is in. */
  readonly places: readonly string[];
  readonly dates: readonly string[];
  /** When it took part in something: it was there then. */
  readonly seen: readonly string[];
}

/** The things of a series that have a name, in the order of the graph. */
export function knownThings(graph: DatasetCore, namespace: string, profile: Profile): KnownThing[] {
  const classes = new Map(thingClasses(profile).map(({ iri, key }) => [iri, key]));
  const types = new Map<string, { node: NamedNode; keys: string[] }>();
  for (const { subject, object } of graph.match(null, rdf.type)) {
    const key = classes.get(object.value);
    const own = subject.value.startsWith(namespace) && !subject.value.slice(namespace.length).includes('/');
    if (key === undefined || !own || subject.termType !== 'NamedNode') continue;
    const before = types.get(subject.value);
    if (before) before.keys.push(key);
    else types.set(subject.value, { node: subject, keys: [key] });
  }
  return [...types.values()].flatMap(({ node, keys }) => {
    const names = namesOf(graph, node);
    const [first] = names;
    if (first === undefined) return [];
    return {
      node,
      id: node.value.slice(namespace.length),
      name: nameOf(graph, node) ?? first,
      names,
      types: keys,
      descriptions: textsOf(graph, node, schema.description),
      places: placesOf(graph, node),
      dates: [...textsOf(graph, node, schema.startDate), ...textsOf(graph, node, schema.endDate)],
      seen: seenOf(graph, node),
    };
  });
}

function namesOf(graph: DatasetCore, node: NamedNode): string[] {
  const own = [schema.name, schema.alternateName].flatMap((property) => textsOf(graph, node, property));
  const series = objectOf(graph, node, schema.superEvent);
  if (!series) return own;
  const year = objectOf(graph, node, schema.startDate)?.value.slice(0, 4);
  const ordinals = textsOf(graph, node, sg.ordinal);
  const called = [
    nameOf(graph, series) ?? [],
    ...[schema.name, schema.alternateName].map((property) => textsOf(graph, series, property)),
  ].flat();
  const derived = called.flatMap((name) => [
    ...(year === undefined ? [] : [`${name} ${year}`]),
    ...ordinals.flatMap((ordinal) => [`${ordinalName(Number(ordinal))} ${name}`, `${name} ${ordinal}`]),
  ]);
  const themes = [sg.theme, sg.themeVariant].flatMap((property) => textsOf(graph, node, property));
  return [...new Set([...own, ...derived, ...themes])];
}

/** The places that a thing is in, and those that they are in. */
function placesOf(graph: DatasetCore, node: Term, seen: readonly string[] = []): string[] {
  const around = [schema.location, schema.containedInPlace].flatMap((property) => objectsOf(graph, node, property));
  return around
    .filter(({ value }) => !seen.includes(value))
    .flatMap((place) => [
      ...[schema.name, schema.alternateName].flatMap((property) => textsOf(graph, place, property)),
      ...placesOf(graph, place, [...seen, node.value]),
    ]);
}

/** The dates of the editions that it took part in. */
function seenOf(graph: DatasetCore, node: Term): string[] {
  const editions = subjectsOf(graph, sg.participant, node).flatMap((one) => objectsOf(graph, one, sg.edition));
  return [...new Set(editions.flatMap((edition) => textsOf(graph, edition, schema.startDate)))].sort();
}

export function textsOf(graph: DatasetCore, node: Term, property: Term): string[] {
  return objectsOf(graph, node, property)
    .filter(({ termType }) => termType === 'Literal')
    .map(({ value }) => value);
}

/** A term as a word that people can compare: the name of a thing, the text of a literal. */
export function wordOf(graph: DatasetCore, term: Term): string {
  return term.termType === 'Literal' ? term.value : (nameOf(graph, term) ?? localName(term.value));
}
