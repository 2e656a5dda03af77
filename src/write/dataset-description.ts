import type { NamedNode, Quad } from '@rdfjs/types';
import type { Profile } from '../ontology/profile.ts';
import { type Dataset, datasetOf, literal, namedNode, quad } from '../rdf/environment.ts';
import { localName, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { dcat, dcterms, rdf, schema, sg, voidVocabulary as v, xsd } from '../rdf/namespace.ts';
import { toTurtle } from '../rdf/turtle.ts';

interface DescribedDataset {
  readonly namespace: string;
  /** Plain triples only, which are a separate dataset. */
  readonly plain: boolean;
  readonly graph: Dataset;
  /** SHA-256 of the canonical graph, used as the version: a date would make builds differ. */
  readonly graphHash: string;
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly bytes: number }[];
}

const mediaTypes = 'https://www.iana.org/assignments/media-types/';

/** Describes a dataset in VoID and DCAT, as Turtle: title, licences, sources, counts and files. */
export async function toDatasetDescription(
  { namespace, plain, graph, graphHash, files }: DescribedDataset,
  { prefixes }: Profile,
): Promise<string> {
  const dataset = namedNode(`${namespace}dataset${plain ? '/plain' : ''}`);
  const quads: Quad[] = [];
  const add = (subject: NamedNode, predicate: NamedNode, ...objects: Quad['object'][]) => {
    for (const object of objects) quads.push(quad(subject, predicate, object));
  };
  const count = (number: number) => literal(String(number), xsd.integer);

  const series = subjectsOf(graph, rdf.type, schema.EventSeries);
  const sources = subjectsOf(graph, rdf.type, sg.Source);
  add(dataset, rdf.type, v.Dataset, dcat.Dataset);
  for (const node of series) {
    for (const name of objectsOf(graph, node, schema.name))
      if (name.termType === 'Literal') add(dataset, dcterms.title, name);
    if (node.termType === 'NamedNode') add(dataset, v.exampleResource, node);
  }
  for (const source of sources) {
    if (source.termType === 'NamedNode') add(dataset, dcterms.source, source);
    for (const licence of objectsOf(graph, source, schema.license))
      if (licence.termType === 'NamedNode') add(dataset, dcterms.license, licence);
  }
  add(dataset, dcat.version, literal(graphHash));
  add(dataset, v.uriSpace, literal(namespace));
  add(dataset, v.triples, count(graph.size));
  const subjects = new Set<string>();
  const properties = new Set<string>();
  for (const { subject, predicate } of graph) {
    subjects.add(subject.value);
    properties.add(predicate.value);
  }
  const classes = Map.groupBy(graph.match(null, rdf.type), ({ object }) => object.value);
  add(dataset, v.distinctSubjects, count(subjects.size));
  add(dataset, v.properties, count(properties.size));
  for (const vocabulary of vocabulariesOf([...classes.keys(), ...properties], prefixes, namespace))
    add(dataset, v.vocabulary, namedNode(vocabulary));

  for (const [type, members] of classes) {
    const partition = namedNode(`${dataset.value}/class/${localName(type)}`);
    add(dataset, v.classPartition, partition);
    add(partition, v.class, namedNode(type));
    add(partition, v.entities, count(members.length));
  }
  for (const { name, mediaType, bytes } of files) {
    const distribution = namedNode(`${dataset.value}/${name}`);
    add(dataset, dcat.distribution, distribution);
    add(distribution, rdf.type, dcat.Distribution);
    add(distribution, dcterms.title, literal(name));
    add(distribution, dcat.mediaType, namedNode(mediaTypes + mediaType.replace(/;.*/, '')));
    add(distribution, dcat.byteSize, literal(String(bytes), xsd.nonNegativeInteger));
  }
  return toTurtle(datasetOf(quads), prefixes);
}

/** The namespaces that have classes or properties in the graph. */
function vocabulariesOf(terms: readonly string[], prefixes: ReadonlyMap<string, string>, own: string): string[] {
  return [...new Set(prefixes.values())].filter(
    (namespace) => !namespace.startsWith(own) && terms.some((term) => term.startsWith(namespace)),
  );
}
