import type { Site } from '../pages/site.ts';
import { type Dataset, datasetOf, literal, namedNode, quad } from '../rdf/environment.ts';
import { namespace, rdf, voidVocabulary, xsd } from '../rdf/namespace.ts';
import { resultOffers } from './negotiate.ts';

const sd = namespace(
  'http://www.w3.org/ns/sparql-service-description#',
  'Dataset Graph SPARQL11Query Service defaultDataset defaultGraph endpoint resultFormat supportedLanguage',
);

export const serviceDescriptionPrefixes = new Map([
  ['sd', 'http://www.w3.org/ns/sparql-service-description#'],
  ['format', 'http://www.w3.org/ns/formats/'],
  ['void', 'http://rdfs.org/ns/void#'],
]);

/** Describes the endpoint (SPARQL 1.1 Service Description): language, formats, graph. */
export function serviceDescription(endpoint: string, site: Site): Dataset {
  const service = namedNode(`${endpoint}#service`);
  const dataset = namedNode(`${endpoint}#dataset`);
  const graph = namedNode(`${endpoint}#default-graph`);
  const offers = Object.values(resultOffers).flat();
  const named = new Set(offers.flatMap(({ format }) => format ?? []));
  return datasetOf([
    quad(service, rdf.type, sd.Service),
    quad(service, sd.endpoint, namedNode(endpoint)),
    quad(service, sd.supportedLanguage, sd.SPARQL11Query),
    ...[...named].map((name) => quad(service, sd.resultFormat, namedNode(`http://www.w3.org/ns/formats/${name}`))),
    quad(service, sd.defaultDataset, dataset),
    quad(dataset, rdf.type, sd.Dataset),
    quad(dataset, sd.defaultGraph, graph),
    quad(graph, rdf.type, sd.Graph),
    quad(graph, voidVocabulary.triples, literal(String(site.graph.size), xsd.integer)),
  ]);
}
