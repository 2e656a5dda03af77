/** A way to write a graph or the result of a query. */
export interface MediaType {
  /** What options and addresses call it. */
  readonly name: string;
  /** Its files end in `.` and this. */
  readonly ending: string;
  readonly mediaType: string;
  /** Its name at W3C (Unique URIs for File Formats): http://www.w3.org/ns/formats/… */
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
