import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { previewPage } from '../../pages/preview-page.ts';
import type { ServedSeries, Site } from '../../pages/site.ts';
import { limitBody, refuse } from '../refuse.ts';
import { candidatesFor } from './candidates.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import { extended, proposedProperties } from './extend.ts';
import { manifestOf } from './manifest.ts';
import { readBatch, readExtend } from './read-batch.ts';
import { suggestions, suggestPage } from './suggest.ts';
import { Work } from './work.ts';

/** Bytes of the body of a request: 50 queries with properties. */
const bodyBytes = 512 * 1024;

const mostProperties = 100;

/**
 * The Reconciliation Service API 0.2 for each series at `/<series>`, and at `/` if there is only one series. Without JSONP,
 * which would run our answer as a script of another page; clients use CORS.
 */
export function reconciliation(site: Site): Hono {
  const app = new Hono();
  const [only, ...others] = site.series;
  const paths = site.series.map(({ name }) => `/reconcile/${name}`).join(', ');
  for (const series of site.series) app.route(`/${series.name}`, serviceOf(series, site));
  if (only && others.length === 0) app.route('/', serviceOf(only, site));
  else app.all('/', () => refuse(404, `each series has its own service: ${paths}`));
  return app;
}

/** Allows other sites to show previews, and no other pages, in frames. */
export const mayBeFramed: MiddlewareHandler = async (context, next) => {
  await next();
  if (!/\/preview\/[^/]*$/.test(new URL(context.req.url).pathname)) return;
  const policy = context.res.headers.get('Content-Security-Policy') ?? '';
  context.res.headers.set('Content-Security-Policy', policy.replace("frame-ancestors 'none'", 'frame-ancestors *'));
  context.res.headers.delete('X-Frame-Options');
};

function serviceOf(series: ServedSeries, site: Site): Hono {
  const app = new Hono();
  let made: Catalogue | undefined;
  // Created on the first request, because most servers never need it.
  const catalogue = () => {
    made ??= catalogueOf(series, site);
    return made;
  };

  app.get('/', (context) => answer(context, context.req.query('queries'), context.req.query('extend')));
  app.post('/', limitBody(bodyBytes), async (context) => {
    const type = context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
    if (type !== undefined && type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data')
      refuse(415, 'send a form (version 0.2): application/x-www-form-urlencoded with the field `queries`');
    const form = await context.req.parseBody().catch(() => refuse(400, 'the form cannot be read'));
    return answer(context, fieldOf(form, 'queries'), fieldOf(form, 'extend'));
  });

  function answer(context: Context, queries: string | undefined, extend: string | undefined): Response {
    if (queries !== undefined) {
      const work = new Work();
      const batch = [...readBatch(queries)];
      const results = batch.map(([key, query]) => [key, { result: candidatesFor(query, catalogue(), work) }]);
      return context.json(Object.fromEntries(results));
    }
    if (extend !== undefined) return context.json(extended(catalogue(), readExtend(extend)));
    return context.json(manifestOf(catalogue(), endpointOf(context.req.url)));
  }

  app.get('/suggest/:kind{entity|type|property}', (context) => {
    const kind = context.req.param('kind') as keyof typeof suggestions;
    const found = suggestions[kind](catalogue(), (context.req.query('prefix') ?? '').slice(0, 200));
    return context.json(suggestPage(found, numberOf(context.req.query('cursor'), 0)));
  });

  app.get('/properties', (context) => {
    const limit = Math.min(numberOf(context.req.query('limit'), mostProperties), mostProperties);
    return context.json(proposedProperties(catalogue(), context.req.query('type'), limit));
  });

  app.get('/preview/:id', async (context) => {
    const thing = catalogue().byId.get(context.req.param('id'));
    if (!thing) return refuse(404, 'the graph has no thing with this identifier');
    return context.html(previewPage(thing, series, site));
  });

  return app;
}

function fieldOf(form: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const field = form[name];
  return typeof field === 'string' ? field : undefined;
}

function numberOf(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : otherwise;
}

/** The address of the service. */
function endpointOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/$/, '');
}
