// The public API: facts → statements → graph → report, as functions of texts. Unstable until version 1.0.
// Errors in data are returned as Problems; wrong usage and failing files or servers throw a Failure with a code.
// Other entry points: seminar-graph/store, /serve, /wikidata, and /node (files and the query engine).

export type { SeriesSupport, TestedStatement } from './check/support.ts';
export type { SeriesGraph } from './graph/series-graph.ts';
export type { Statement } from './graph/statement.ts';
export type { Profile } from './ontology/profile.ts';
export { type Ontology, readOntology } from './ontology/read-ontology.ts';
export type { Name, NamedThing } from './ontology/support/name.ts';
export { NameIndex } from './ontology/support/names.ts';
export { type ClaimText, claimTextOf, type SourceWords, type Support } from './ontology/support/support.ts';
export { supports, type TestedValue } from './ontology/support/supports.ts';
export type { Vocabularies, Vocabulary } from './ontology/support/vocabulary.ts';
export { Failure } from './report/failure.ts';
export type { Place, Problem, Severity } from './report/problem.ts';
export { renderProblems, type TextOptions } from './report/render-text.ts';
export { type SarifOptions, toSarif } from './report/sarif.ts';
export { type Checks, checkSeries, type SourceText, supportOfSeries } from './series/check-series.ts';
export { type InferredSeries, inferSeries } from './series/infer-series.ts';
export { type MappedSeries, mapSeries } from './series/map-series.ts';
export { type ReadSeries, readSeries, type SeriesFile } from './series/read-series.ts';
export type { QueryEngine } from './sparql/engine.ts';
export { type QueryFile, readQueryFile } from './sparql/query-file.ts';
export { type MappedLine, mapLines } from './stream/map-lines.ts';
export { explain } from './write/explain.ts';
export type { Explanation } from './write/explanation.ts';
export { writeGraph } from './write/write-graph.ts';
