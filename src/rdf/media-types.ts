/** A format of graphs or query results. */
export interface MediaType {
  /** Its name in options and addresses. */
  readonly name: string;
  /** Its file extension, without the dot. */
  readonly ending: string;
  readonly mediaType: string;
  /** Its local name in http://www.w3.org/ns/formats/ (W3C, Unique URIs for File Formats). */
  readonly format: string;
}

export const mediaTypes = {
  ttl: { name: 'ttl', ending: 'ttl', mediaType: 'text/turtle', format: 'Turtle' },
  jsonld: { name: 'jsonld', ending: 'jsonld', mediaType: 'application/ld+json', format: 'JSON-LD' },
  nt: { name: 'nt', ending: 'nt', mediaType: 'application/n-triples', format: 'N-Triples' },
  nq: { name: 'nq', ending: 'nq', mediaType: 'application/n-quads', format: 'N-Quads' },
  trig: { name: 'trig', ending: 'trig', mediaType: 'application/trig', format: 'TriG' },
  json: { name: 'json', ending: 'srj', mediaType: 'application/sparql-results+json', format: 'SPARQL_Results_JSON' },
  xml: { name: 'xml', ending: 'srx', mediaType: 'application/sparql-results+xml', format: 'SPARQL_Results_XML' },
  csv: { name: 'csv', ending: 'csv', mediaType: 'text/csv', format: 'SPARQL_Results_CSV' },
  tsv: { name: 'tsv', ending: 'tsv', mediaType: 'text/tab-separated-values', format: 'SPARQL_Results_TSV' },
} as const satisfies { readonly [name: string]: MediaType };
