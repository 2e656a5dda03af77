import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { homePage } from '../pages/home-page.ts';
import type { Site } from '../pages/site.ts';
import { style } from '../pages/style.ts';
import { type Ask, rememberAnswers } from './answers.ts';
import { endpoint } from './endpoint.ts';
import { formatNames } from './negotiate.ts';
import { mayBeFramed, reconciliation } from './reconcile/service.ts';
import { refusal, refuse } from './refuse.ts';
import { things } from './things.ts';

export interface ServeOptions {
  /** Characters of answers, and again of written things, to remember. */
  readonly memory: number;
  /** Told of what nobody foresaw; the client learns only that it happened. */
  readonly report: (error: unknown) => void;
}

/** Characters that the URL of a request may have. */
const urlLength = 32 * 1024;

/** Everything that is served, as one function from request to response. It has no socket and no clock. */
export function serveApp(site: Site, ask: Ask, { memory, report }: ServeOptions): Hono {
  const app = new Hono();

  // Before those that set headers, for it takes back what they set.
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
      // Over plain HTTP it means nothing, and what terminates TLS in front decides for itself.
      strictTransportSecurity: false,
    }),
    async (context, next) => {
      if (context.req.url.length > urlLength)
        refuse(414, `a URL may have ${urlLength} characters; send the query by POST`);
      await next();
    },
  );

  const sparql = endpoint(rememberAnswers(ask, memory), site);
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
  app.all('*', () => refuse(405, 'what is here can only be read', { Allow: 'GET, HEAD, OPTIONS' }));

  app.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    report(error);
    return refusal(500, 'something went wrong here; it was noted');
  });
  return app;
}
