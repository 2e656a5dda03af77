// seminar-graph/serve: the endpoint and pages as one function from request to response, without a socket.

export { type BuiltGraph, type Site, siteOf } from '../pages/site.ts';
export type { Answer, Question } from '../sparql/engine.ts';
export type { Ask } from './answers.ts';
export { type ServeOptions, serveApp } from './app.ts';
