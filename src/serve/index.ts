// seminar-graph/serve: SPARQL endpoint, pages and reconciliation as a function from request to response.

export { type BuiltGraph, type Site, siteOf } from '../pages/site.ts';
export type { Answer, Question } from '../sparql/engine.ts';
export type { Ask } from './answers.ts';
export { type ServeOptions, serveApp } from './app.ts';
