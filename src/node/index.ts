// seminar-graph/node: files, and the query engine (Comunica) in a worker thread.

export { EnginePool, type PoolOptions } from './engine-pool.ts';
export { type FileReader, fileReader, readQueryFolder, readSourceTexts } from './files.ts';
export { bundledOntology, bundledQueries } from './package-folder.ts';
export { SparqlEngine, type SparqlOptions } from './sparql-engine.ts';
