import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { homePage } from '../pages/home-page.ts';
import type { Site } from '../pages/site.ts';
import { style } from '../pages/style.ts';
import { type Ask, cacheAnswers } from './answers.ts';
import { endpoint } from './endpoint.ts';
import { formatNames } from './negotiate.ts';
import { mayBeFramed, reconciliation } from './reconcile/service.ts';
import { refusal, refuse } from './refuse.ts';
import { things } from './things.ts';

export interface ServeOptions {
  /** Characters to cache: of answers, and as many of pages and files of things. */
  readonly memory: number;
  /** Called with unexpected errors, whose details are not sent to the client. */
  readonly report: (error: unknown) => void;
}

/** Characters of a URL. */
const urlLength = 32 * 1024;

/**
 * The server as a function from request to response, without a socket: SPARQL 1.1 Protocol (`/sparql`), pages and RDF of
 * each thing, Reconciliation Service API 0.2 (`/reconcile`).
 * @param site what `siteOf` returns
 * @param ask answers queries, for example `EnginePool.ask` of seminar-graph/node
 * @returns a Hono application; its `fetch` answers requests
 * @example
 * const { fetch } = serveApp(siteOf(graphs, profile), (question) => pool.ask(question), { memory: 2 ** 24, report });
 * const response = await fetch(new Request('http://localhost/sparql?query=ASK%20%7B%7D'));
 */
export function serveApp(site: Site, ask: Ask, { memory, report }: ServeOptions): Hono {
  const app = new Hono();

  // First, because it changes headers that the next ones set.
  app.use('/reconcile/*', mayBeFramed);
  app.use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
      exposeHeaders: ['Link', 'ETag', 'Content-Location', 'Retry-After'],
      maxAge: 86_400,
    }),
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      crossOriginResourcePolicy: 'cross-origin',
      // Has no effect over HTTP; a server with TLS in front decides for itself.
      strictTransportSecurity: false,
    }),
    async (context, next) => {
      if (context.req.url.length > urlLength)
        refuse(414, `a URL may have at most ${urlLength} characters; send the query by POST`);
      await next();
    },
  );

  const sparql = endpoint(cacheAnswers(ask, memory), site);
  app.route('/sparql', sparql);
  app.route('/sparql/', sparql);
  const reconcile = reconciliation(site);
  app.route('/reconcile', reconcile);
  app.route('/reconcile/', reconcile);
  app.use('/', etag());
  app.get('/', async (context) => context.html(homePage(site, formatNames)));
  app.use('/style.css', etag());
  app.get('/style.css', (context) => context.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.route('/', things(site, memory));
  app.all('*', () => refuse(405, 'this server is read-only', { Allow: 'GET, HEAD, OPTIONS' }));

  app.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    report(error);
    return refusal(500, 'internal error; it was logged');
  });
  return app;
}
