// seminar-graph/wikidata: statements in the shape of Wikidata, and batches of edits.

export { type Batches, type BatchOptions, batchesOf, leftOutTable } from './quick-statements.ts';
export { toWikibase, wikibaseFormat } from './wikibase.ts';
