// Every code that a report can carry, with what it means. docs/diagnostics.md shows each with an example and its mend.

/** Problems in data: reported at their line, exit code 1 where one is an error. */
export const dataCodes = {
  'bad-date': 'A date that is no year, month or day, or that does not exist.',
  'bad-id': 'An id with characters that an id may not have.',
  'bad-iri': 'An address that is not absolute or not valid (RFC 3987).',
  'bad-language': 'A language tag that is none (BCP 47).',
  'bad-namespace': 'A namespace that is no address ending in / or #.',
  'bad-period': 'A period that is none, or that ends before it starts.',
  'bad-text': 'A text that no RDF format can carry.',
  conflict: 'Two sources give different values where one can hold, and no rank decides.',
  'duplicate-key': 'A key that stands twice in one map.',
  'duplicate-source': 'Two sources with one id.',
  'empty-quote': 'A claim whose quote is empty.',
  'incomplete-claim': 'A claim without its quote or without what it says.',
  json: 'A line of NDJSON that cannot be read.',
  'long-quote': 'A quote that is a passage, not a fragment.',
  'missing-class': 'A thing of which nothing says what it is.',
  'missing-id': 'A source without an id.',
  'missing-namespace': 'A series without a namespace for the things it speaks of.',
  'missing-source': 'Claims without a source that makes them.',
  'not-quoted': 'A sentence of a source that no claim quotes.',
  'quote-not-found': 'A quote that does not stand in the text of its source.',
  'source-changed': 'A text that is not the one the quotes were read from.',
  'two-classes': 'A thing that is two kinds of thing.',
  'two-namespaces': 'Files of one series with two namespaces.',
  'two-ranks': 'A statement that its source makes twice, with two ranks.',
  'unknown-class': 'A kind of thing that the ontology does not have.',
  'unknown-key': 'A key that facts files do not have at their top.',
  'unknown-property': 'A key that this kind of thing does not have.',
  'unknown-source': 'The id of a source that nothing describes.',
  'unknown-thing': 'The id of a thing that nothing describes.',
  'unknown-value': 'A value that is none of those the property has.',
  'wrong-type': 'A value of another type or form than expected.',
  yaml: 'A file that is no YAML, or uses what facts files do without.',

  'shape:class': 'A value that is another kind of thing than the property takes.',
  'shape:datatype': 'A value of another datatype than the property takes.',
  'shape:in': 'A value that is none of those the property has.',
  'shape:max-count': 'More values than there can be.',
  'shape:min-count': 'A value that must be there is missing.',
  'shape:min-length': 'A text that is empty.',
  'shape:or': 'A value that is none of the kinds the property takes.',
  'shape:pattern': 'A text of another form than the property takes.',
  'shape:unique-lang': 'Two texts in one language where there can be one.',
} as const;

/** What stops a command: exit code 2. */
export const failureCodes = {
  busy: 'Another run is writing into the same folder.',
  'no-facts': 'A folder without facts files.',
  'no-ontology': 'A folder without the Turtle files of an ontology.',
  'nothing-built': 'A folder without a graph to ask.',
  ontology: 'Shapes by which facts cannot be mapped.',
  'query-failed': 'A query that is no SPARQL, that does more than read, or that cannot be answered.',
  'query-header': 'A query file whose first comments cannot be used.',
  'query-timeout': 'A query that was given up.',
  'unknown-name': 'A thing that the graph does not know.',
  unreadable: 'A file or folder that cannot be read.',
  'unreadable-rdf': 'A Turtle file that does not parse.',
  unwritable: 'A file or folder that cannot be written.',
  usage: 'Arguments that do not fit.',
} as const;

/** The constraint of a shape, or the name of a check query, where users have their own. */
export type ProblemCode = keyof typeof dataCodes | `shape:${string}` | `check:${string}`;
export type FailureCode = keyof typeof failureCodes;
