import type { DatasetCore, NamedNode, Term } from '@rdfjs/types';
import { yearLabel } from '../graph/timeline.ts';
import { type Profile, thingClasses } from '../ontology/profile.ts';
import { localName, nameOf, objectOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg } from '../rdf/namespace.ts';
import { ordinalName } from '../report/counts.ts';

/** The data about a thing that candidates are compared with. */
export interface KnownThing {
  readonly node: NamedNode;
  /** The IRI without the namespace. */
  readonly id: string;
  readonly name: string;
  /** All names in all languages; for an edition also with its ordinal and year, and its themes. */
  readonly names: readonly string[];
  /** Keys of its classes. */
  readonly types: readonly string[];
  readonly descriptions: readonly string[];
  /** Names of the places where it is. */
  readonly places: readonly string[];
  readonly dates: readonly string[];
  /** Dates of the editions in which it participated. */
  readonly participated: readonly string[];
}

/** The things of a series that have names, in the order of the graph. */
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
      participated: participatedOf(graph, node),
    };
  });
}

function namesOf(graph: DatasetCore, node: NamedNode): string[] {
  const own = [schema.name, schema.alternateName].flatMap((property) => textsOf(graph, node, property));
  const series = objectOf(graph, node, schema.superEvent);
  if (!series) return own;
  const year = yearLabel(graph, node);
  const ordinals = textsOf(graph, node, sg.ordinal);
  const called = [
    nameOf(graph, series) ?? [],
    ...[schema.name, schema.alternateName].map((property) => textsOf(graph, series, property)),
  ].flat();
  const derived = called.flatMap((name) => [
    ...(year === '' ? [] : [`${name} ${year}`]),
    ...ordinals.flatMap((ordinal) => [
      ...(/^\d+$/.test(ordinal) ? [`${ordinalName(Number(ordinal))} ${name}`] : []),
      `${name} ${ordinal}`,
    ]),
  ]);
  const themes = [sg.theme, sg.themeVariant].flatMap((property) => textsOf(graph, node, property));
  return [...new Set([...own, ...derived, ...themes])];
}

/** The places where a thing is, and the places that contain them. */
function placesOf(graph: DatasetCore, node: Term, seen: readonly string[] = []): string[] {
  const around = [schema.location, schema.containedInPlace].flatMap((property) => objectsOf(graph, node, property));
  return around
    .filter(({ value }) => !seen.includes(value))
    .flatMap((place) => [
      ...[schema.name, schema.alternateName].flatMap((property) => textsOf(graph, place, property)),
      ...placesOf(graph, place, [...seen, node.value]),
    ]);
}

function participatedOf(graph: DatasetCore, node: Term): string[] {
  const editions = subjectsOf(graph, sg.participant, node).flatMap((one) => objectsOf(graph, one, sg.edition));
  return [...new Set(editions.flatMap((edition) => textsOf(graph, edition, schema.startDate)))].sort();
}

function textsOf(graph: DatasetCore, node: Term, property: Term): string[] {
  return objectsOf(graph, node, property)
    .filter(({ termType }) => termType === 'Literal')
    .map(({ value }) => value);
}

/** The text of a literal, or the name of a thing. */
export function textOfTerm(graph: DatasetCore, term: Term): string {
  return term.termType === 'Literal' ? term.value : (nameOf(graph, term) ?? localName(term.value));
}
