// seminar-graph/store: a client of triple stores, over the fetch that you pass to its functions.

export type { Fetch } from '../sparql/http.ts';
export { type Credentials, withCredentials } from './credentials.ts';
export { findStore, findUpdate, findUpload, type WritableStore } from './find-store.ts';
export { type Loaded, type LoadOptions, loadGraphs } from './load-graphs.ts';
export { StoreQueries, type StoreQueriesOptions } from './store-queries.ts';
